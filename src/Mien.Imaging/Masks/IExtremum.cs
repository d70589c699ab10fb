using System.Numerics;

namespace Mien.Imaging.Masks;

/// <summary>Minimum or maximum.</summary>
internal interface IExtremum
{
    /// <summary>The extremum of no samples.</summary>
    static abstract float Nothing { get; }

    static abstract Vector<float> Of(Vector<float> first, Vector<float> second);

    static abstract float Of(float first, float second);
}
