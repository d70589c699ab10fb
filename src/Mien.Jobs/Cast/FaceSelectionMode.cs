namespace Mien.Jobs.Cast;

/// <summary>Which of a picture's faces are meant.</summary>
public enum FaceSelectionMode
{
    /// <summary>The one with the largest box.</summary>
    Largest,

    All,

    /// <summary>The one farthest left in the picture.</summary>
    Left,

    /// <summary>The one farthest right in the picture.</summary>
    Right,

    /// <summary>The N-th from the left, as `mien faces` numbers them.</summary>
    Number,

    /// <summary>All that look like the person of a reference photo: a mirror or a collage shows somebody more than once.</summary>
    Reference,

    /// <summary>The person of a film who was given this name; photos have none.</summary>
    Name,
}
