using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Whole;

/// <summary>How differently two faces are moved by their expressions, place by place: where one smiles and the other does not, folds of the one do not belong on the other.</summary>
internal static class ExpressionGap
{
    /// <summary>What an expression does to each point: its shape without the person's form, cm, [468].</summary>
    /// <param name="shape">Pose-free points, canonical cm, [468].</param>
    public static Vector3[] ExpressionOf(Vector3[] shape, PersonShape persons)
    {
        Vector3[] person = persons.Of(shape);
        return [.. shape.Select((point, i) => point - person[i])];
    }

    /// <returns>Distances in cm, small atlas; 0 outside of the face.</returns>
    public static Plane Between(Vector3[] source, Vector3[] target, MeshSwapContext context)
    {
        float[] distances = [.. source.Select((point, i) => Vector3.Distance(point, target[i]))];
        return FaceVisibility.Spread(distances, context.Small.Raster, context.Canonical.Triangles);
    }
}
