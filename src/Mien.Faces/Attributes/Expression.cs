namespace Mien.Faces.Attributes;

/// <summary>In the order in which the network answers.</summary>
public enum Expression
{
    Neutral,
    Happy,
    Sad,
    Angry,
    Fearful,
    Disgusted,
    Surprised,
}
