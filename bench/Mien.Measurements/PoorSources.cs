using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Files;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping;
using Mien.Swapping.Whole;

namespace Mien.Measurements;

/// <summary>From which reading on a source gives bad results: photos of faces are made worse step by step, and the distance of identity from the
/// good photo is told for the poor photo itself and for what the drawing makes of it.</summary>
internal static class PoorSources
{
    private const int People = 24;

    public static void Run(string folder)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        using WholeDrawing drawing = new();
        ISwapper swapper = drawing.Swapper();
        string[] photos = [.. Directory.GetFiles(folder, "*.jpg").Order().Take(2 * People)];
        Console.WriteLine("| source | eyes, px | sharpness | yaw | pitch | covered | light | faces | photo to good photo | result to good photo |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (float scale in new[] { 1f, 0.5f, 0.3f, 0.2f, 0.15f, 0.1f, 0.07f })
        {
            Report($"{scale:0.00} of its size", analyzer, swapper, photos, photo => Shrunk(photo, scale));
        }

        foreach (float sigma in new float[] { 1, 2, 3, 4, 6, 9, 14 })
        {
            Report($"blurred by {sigma} px", analyzer, swapper, photos, photo => Blurred(photo, sigma));
        }

        foreach (float dark in new[] { 0.6f, 0.4f, 0.25f, 0.15f, 0.08f })
        {
            Report($"one half {dark:0.00} as bright", analyzer, swapper, photos, photo => HalfDark(photo, dark));
        }
    }

    private static Picture Shrunk(Picture photo, float scale)
    {
        Size size = new((int)(photo.Width * scale), (int)(photo.Height * scale));
        return Picture.From(Resampler.Warp(photo, Affine2.Fit(Region.Of(photo.Size), Region.Of(size)), size));
    }

    private static Picture Blurred(Picture photo, float sigma)
    {
        Planes planes = photo.Read(Region.Of(photo.Size));
        return Picture.From(new Planes(GaussianBlur.Apply(planes.Red, sigma), GaussianBlur.Apply(planes.Green, sigma), GaussianBlur.Apply(planes.Blue, sigma)));
    }

    private static Picture HalfDark(Picture photo, float dark)
    {
        Picture half = photo.Clone();
        for (int i = 0; i < half.Rgb.Length; i++)
        {
            int x = i / 3 % half.Width;
            float part = Math.Clamp(((x - (half.Width / 2f)) / (0.1f * half.Width)) + 0.5f, 0, 1);
            float light = MathF.Pow(half.Rgb[i] / 255f, 2.2f) * (1 + (part * (dark - 1)));
            half.Rgb[i] = (byte)MathF.Round(255 * MathF.Pow(light, 1 / 2.2f));
        }

        return half;
    }

    private static void Report(string what, FaceAnalyzer analyzer, ISwapper swapper, string[] photos, Func<Picture, Picture> worsen)
    {
        List<FaceReadings> readings = [];
        List<float> toGood = [];
        List<float> results = [];
        for (int i = 0; i < People; i++)
        {
            Picture good = Photo.Load(photos[i]).Picture;
            Picture poor = worsen(good);
            if (Largest(analyzer, good) is not { } goodFace || Largest(analyzer, poor) is not { } poorFace)
            {
                continue;
            }

            FaceIdentity person = analyzer.Identify(good, goodFace);
            readings.Add(analyzer.Read(poor, poorFace));
            toGood.Add(person.DistanceTo(analyzer.Identify(poor, poorFace)));
            Picture target = Photo.Load(photos[People + i]).Picture;
            if (i % 4 == 0 && Largest(analyzer, target) is { } targetFace)
            {
                swapper.Prepare([new() { Frame = poor, Face = poorFace }]).SwapInPlace(target, targetFace, new());
                results.Add(person.DistanceTo(analyzer.Identify(target, targetFace)));
            }
        }

        string Middle(Func<FaceReadings, float> of) => readings.Select(of).Order().ElementAt(readings.Count / 2).ToString("0.00");
        Console.WriteLine($"| {what} | {Middle(reading => reading.EyeDistancePx)} | {Middle(reading => reading.Sharpness)} | {Middle(reading => MathF.Abs(reading.YawDegrees))} | "
            + $"{Middle(reading => reading.PitchDegrees)} | {Middle(reading => reading.CoveredShare)} | {Middle(reading => reading.LightEvenness)} | {toGood.Count} | {toGood.Average():0.00} | {results.Average():0.00} |");
    }

    private static Face? Largest(FaceAnalyzer analyzer, Picture picture) => analyzer.Find(picture).MaxBy(face => face.Box.Area);
}
