using System.Numerics;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>How much pictures change by cuts, and by what is none.</summary>
internal static class SceneChanges
{
    private const int PhotoLimit = 100;

    private static readonly Size s_size = new(640, 360);

    /// <param name="folder">Photos; null: the sample photos of @vladmandic/face-api.</param>
    public static void Run(string? folder)
    {
        string samples = Path.GetDirectoryName(NodePackages.Locate("@vladmandic/face-api/demo/sample1.jpg"))!;
        IFrame[] photos = [.. Directory.GetFiles(folder ?? samples, folder is null ? "sample*.jpg" : "*.jpg").Order().Take(PhotoLimit).Select(path => Photo.Load(path).Frame)];
        IFrame[] generated = [.. Enumerable.Range(0, 30).Select(seed => Picture.From(NonFaces.Make(seed, s_size)))];
        Console.WriteLine("| from frame to frame | 1 % | median | 99 % |");
        Console.WriteLine("|---|---|---|---|");
        Report("cut between two photos", Pairs(photos));
        Report("cut between two generated pictures", Pairs(generated));
        Report("cut to another part of the photo", photos.Select(photo => Change(photo, 2.2f, new(-300, 0), 2.2f, new(300, 0))));
        foreach (float px in new float[] { 10, 60, 100 })
        {
            Report($"pan by {px / s_size.Width * 100:0} % of the width", photos.Select(photo => Change(photo, 1.4f, default, 1.4f, new(px, px / 4))));
        }

        foreach (float zoom in new[] { 1.02f, 1.05f, 1.1f })
        {
            Report($"zoom by {(zoom - 1) * 100:0} %", photos.Select(photo => Change(photo, 1.2f, default, 1.2f * zoom, default)));
        }

        foreach (float gain in new[] { 0.3f, 1.6f, 2.5f })
        {
            Report($"light × {gain}", photos.Select(photo => SceneCuts.Change(Seen(photo, 1, default, 1), Seen(photo, 1, default, gain))));
        }
    }

    private static IEnumerable<float> Pairs(IFrame[] frames)
    {
        FrameThumbnail[] seen = [.. frames.Select(frame => Seen(frame, 1, default, 1)).Where(thumbnail => !thumbnail.IsBlank)];
        return seen.SelectMany((one, i) => seen.Skip(i + 1).Select(other => SceneCuts.Change(one, other)));
    }

    private static float Change(IFrame photo, float zoom, Vector2 shift, float nextZoom, Vector2 nextShift) =>
        SceneCuts.Change(Seen(photo, zoom, shift, 1), Seen(photo, nextZoom, nextShift, 1));

    private static FrameThumbnail Seen(IFrame photo, float zoom, Vector2 shift, float gain)
    {
        float scale = zoom * Math.Max((float)s_size.Width / photo.Size.Width, (float)s_size.Height / photo.Size.Height);
        Affine2 map = Affine2.Translation(-photo.Size.Width / 2f, -photo.Size.Height / 2f)
            .Then(Affine2.Similarity(scale, 0, (new Vector2(s_size.Width, s_size.Height) / 2) + shift));
        Picture frame = Picture.From(Resampler.Warp(photo, map, s_size, Border.Replicate));
        return FrameThumbnail.Of(new Picture(frame.Width, frame.Height, Array.ConvertAll(frame.Rgb, value => (byte)Math.Min(255, value * gain))));
    }

    private static void Report(string what, IEnumerable<float> changes)
    {
        float[] sorted = [.. changes.Order()];
        Console.WriteLine($"| {what} ({sorted.Length}) | {sorted[sorted.Length / 100]:0.00} | {sorted[sorted.Length / 2]:0.00} | {sorted[sorted.Length * 99 / 100]:0.00} |");
    }
}
