using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.People;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Runs;

/// <summary>Looks at people's photos at the sizes of pairs.</summary>
internal sealed class PeopleLooks(FaceViewer viewer)
{
    /// <returns>Null when the photo shows no face, or cannot be read.</returns>
    public SeenFace? Look(string photo, int longerSidePx, CancellationToken cancellation)
    {
        try
        {
            return viewer.Largest(Shrunk(Photo.Load(photo).Picture, longerSidePx), cancellation);
        }
        catch (PictureException)
        {
            return null;
        }
    }

    /// <summary>Never enlarged: pixels that are not there would be judged.</summary>
    private static Picture Shrunk(Picture picture, int longerSidePx)
    {
        double scale = (double)longerSidePx / Math.Max(picture.Width, picture.Height);
        return scale >= 1
            ? picture
            : Picture.From(Resampler.Resize(picture, new Size(
                Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)))));
    }

    public PairPictures? Look(FacePair pair, CancellationToken cancellation) =>
        Look(pair.Source.Photos[0], pair.LongerSidePx, cancellation) is { } source && Look(pair.Target.Photos[0], pair.LongerSidePx, cancellation) is { } target
            ? new(pair, source, target)
            : null;
}
