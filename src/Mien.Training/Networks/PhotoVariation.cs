namespace Mien.Training.Networks;

/// <summary>In what photos are varied while a network learns from them: see <see cref="PhotoConditions"/>.</summary>
public enum PhotoVariation
{
    None,

    Light,

    /// <summary>Light, and the photo's size.</summary>
    All,
}
