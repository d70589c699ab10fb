using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Scores;

/// <summary>Mean colours in Oklab.</summary>
internal static class SkinColour
{
    /// <summary>Of all within the face oval of a mesh.</summary>
    public static Vector3 OfFace(Picture picture, FaceMesh mesh)
    {
        Planes oklab = Oklab.FromLinear(LinearLight.FromSrgb(picture.Read(Region.Of(picture.Size))));
        return Mean(oklab, Polygon.Fill(mesh.Flat(MeshTopology.FaceOvalLoop), picture.Size));
    }

    /// <summary>Where a mask is above one half; 0 where it never is.</summary>
    public static Vector3 Mean(Planes planes, Plane mask)
    {
        (double red, double green, double blue) = (0, 0, 0);
        int count = 0;
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            if (mask.Samples[i] > 0.5f)
            {
                red += planes.Red.Samples[i];
                green += planes.Green.Samples[i];
                blue += planes.Blue.Samples[i];
                count++;
            }
        }

        return count == 0 ? Vector3.Zero : new((float)(red / count), (float)(green / count), (float)(blue / count));
    }

    public static double Distance(Vector3 one, Vector3 other) => Vector3.Distance(one, other);
}
