namespace Mien.Faces.Detection;

/// <summary>Which way up heads may be in the picture.</summary>
public enum HeadRotations
{
    /// <summary>Within about 75° of upright, which costs nothing more.</summary>
    Upright,

    /// <summary>Any way up: heads lying on a side or upside down too.</summary>
    Any,
}
