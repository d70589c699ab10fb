using System.Numerics;

namespace Mien.Drawings;

/// <summary>Three points of a sculpture, and where they lie in the triangle of the coarse mesh that they were cut from, as
/// barycentric weights: an edge of the coarse mesh is where one of the weights is 0.</summary>
internal readonly record struct SculptTriangle(
    int First, int Second, int Third, SculptPart Part, Vector3 FirstPlace, Vector3 SecondPlace, Vector3 ThirdPlace)
{
    public SculptTriangle(int first, int second, int third, SculptPart part)
        : this(first, second, third, part, Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ)
    {
    }

    /// <summary>Eyes and mouth included.</summary>
    public bool IsOfTheFace => Part is SculptPart.Face or SculptPart.Eye or SculptPart.Mouth;

    public (int From, int To)[] Edges => [(First, Second), (Second, Third), (Third, First)];

    public int[] Corners => [First, Second, Third];
}
