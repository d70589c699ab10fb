using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs.Making;

/// <summary>Whether two skins of one shape and in one light can be mixed: a lock of hair, a beard, a hard shadow or a hand before one of them alone would be seen
/// half through the other.</summary>
/// <remarks>Set by looking at 40 morphs of synthetic faces. Six of them were noticed; these limits refuse four of those, and two of the others.</remarks>
internal static class SkinAlikeness
{
    /// <summary>Mean difference of brightness, and the difference of colour that 3 % of the skin exceed; of 0 … 1, encoded.</summary>
    private const float MostApart = 0.08f, MostColourApart = 0.1f;

    private const double ColourRank = 0.97;

    /// <summary>Edges of eyes, brows and lips differ in any two people; so far from them skin begins, in parts of the outer eyes' distance.</summary>
    private const float BesidePartsShare = 0.06f;

    private const float LeastShare = 0.3f;

    /// <param name="other">The other's pixels on the face's shape, in its light.</param>
    /// <param name="share">Where they may be mixed in, 0 … 1.</param>
    public static bool IsEnough(MadeFace face, Planes other, Plane share)
    {
        Plane skin = Morphology.Erode(FaceAreas.Of(face.Mesh, share.Size).Skin, BesidePartsShare * face.Mesh.OuterEyeDistancePx);
        (float apart, List<float> colours) = (0, []);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            if (skin.Samples[i] >= 0.5f && share.Samples[i] >= LeastShare)
            {
                float red = other.Red.Samples[i] - face.Planes.Red.Samples[i];
                float green = other.Green.Samples[i] - face.Planes.Green.Samples[i];
                float blue = other.Blue.Samples[i] - face.Planes.Blue.Samples[i];
                apart += MathF.Abs(red + green + blue) / 3;
                colours.Add(Math.Max(MathF.Abs(red - green), MathF.Abs(blue - green)));
            }
        }

        colours.Sort();
        return colours.Count == 0 || (apart / colours.Count <= MostApart && colours[(int)(ColourRank * colours.Count)] <= MostColourApart);
    }
}
