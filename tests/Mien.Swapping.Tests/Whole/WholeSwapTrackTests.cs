using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Tests.Meshes;
using Mien.Testing;

namespace Mien.Swapping.Tests.Whole;

public sealed class WholeSwapTrackTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int Source = 0;
    private const int Target = 2;

    [Fact]
    public void SwapInPlace_FirstFrame_IsThePhotoSwap()
    {
        Picture photo = samples.Swap(Source, Target);

        Picture frame = samples.Photo.Clone();
        Identity().Follow().SwapInPlace(frame, samples.Faces[Target], new(), TimeSpan.Zero);

        Assert.Equal(photo.Rgb, frame.Rgb);
    }

    [Fact]
    public void SwapInPlace_OpacityZero_LeavesTheFrameBitForBit()
    {
        TrackFilm film = new(samples, Target);
        ISwapTrack track = Identity().Follow();
        for (int i = 0; i < 3; i++)
        {
            Picture frame = film.Frame(i);
            track.SwapInPlace(frame, film.FaceAt(i), new(), PhotoFilm.TimeOf(i), opacity: i == 1 ? 0 : 1);

            Assert.Equal(i == 1, frame.Rgb.AsSpan().SequenceEqual(film.Frame(i).Rgb));
        }
    }

    [Fact]
    public void SwapInPlace_OpacityHalf_LiesBetween()
    {
        Picture whole = FirstFrame(opacity: 1);
        Picture half = FirstFrame(opacity: 0.5f);

        int changed = 0;
        for (int i = 0; i < half.Rgb.Length; i++)
        {
            float middle = (samples.Photo.Rgb[i] + whole.Rgb[i]) / 2f;
            Assert.InRange(half.Rgb[i], middle - 1, middle + 1);
            changed += half.Rgb[i] != whole.Rgb[i] ? 1 : 0;
        }

        Assert.True(changed > 1000);
    }

    [Fact]
    public void SwapInPlace_SameFramesAgain_GivesTheSameFilm() =>
        Assert.Equal(Film(frames: 8).Select(frame => frame.Rgb), Film(frames: 8).Select(frame => frame.Rgb));

    [Fact]
    public void SwapInPlace_RestlessFilm_IsSteadierThanFrameByFrame()
    {
        TrackFilm film = new(samples, Target);
        ISwapIdentity identity = Identity();
        FlickerMeter untouched = new(film.Area);
        FlickerMeter alone = new(film.Area);
        FlickerMeter followed = new(film.Area);
        ISwapTrack track = identity.Follow();
        for (int i = 0; i < 16; i++)
        {
            untouched.Add(film.Frame(i), Affine2.Identity);
            Picture single = film.Frame(i);
            identity.SwapInPlace(single, film.FaceAt(i), new());
            alone.Add(single, Affine2.Identity);
            Picture tracked = film.Frame(i);
            track.SwapInPlace(tracked, film.FaceAt(i), new(), PhotoFilm.TimeOf(i));
            followed.Add(tracked, Affine2.Identity);
        }

        Assert.True(
            Added(followed) < 0.85 * Added(alone),
            $"untouched {untouched.Steps:0.00}, alone {alone.Steps:0.00}, followed {followed.Steps:0.00} of 255");

        double Added(FlickerMeter meter) => Math.Sqrt(Math.Max(0, (meter.Steps * meter.Steps) - (untouched.Steps * untouched.Steps)));
    }

    [Fact]
    public void SwapInPlace_BarComesBeforeTheFace_IsFollowedWithinTwoFrames()
    {
        TrackFilm film = new(samples, face: 3);
        ISwapTrack track = Identity().Follow();
        double change = 255;
        for (int i = 0; i < 12; i++)
        {
            Picture frame = film.Frame(i);
            Face face = film.FaceAt(i);
            Region bar = new((int)face.Box.X - 10, (int)(face.Mesh[9].Y - (0.10f * face.Box.Height)), (int)face.Box.Width + 20, (int)(0.07f * face.Box.Height));
            if (i >= 10)
            {
                Paint(frame, bar);
            }

            Picture swapped = frame.Clone();
            track.SwapInPlace(swapped, face, new(), PhotoFilm.TimeOf(i));
            change = MeanChange(frame, swapped, new(bar.X + 15, bar.Y + 4, bar.Width - 30, bar.Height - 8));
        }

        Assert.True(change < 8, $"{change:0.0} of 255");
    }

    /// <param name="brightness">As a part of what it was.</param>
    /// <param name="frames">Before it is switched: every second frame is judged, and both kinds must follow.</param>
    [Theory]
    [InlineData(0.6f, 9)]
    [InlineData(0.6f, 10)]
    [InlineData(1.25f, 9)]
    [InlineData(1.25f, 10)]
    public void SwapInPlace_LampSwitched_IsFollowedInTheSameFrame(float brightness, int frames)
    {
        TrackFilm film = new(samples, Target);
        ISwapIdentity identity = Identity();
        ISwapTrack track = identity.Follow();
        Picture tracked = film.Frame(0);
        for (int i = 0; i <= frames; i++)
        {
            tracked = i < frames ? film.Frame(i) : Lit(film.Frame(i), brightness);
            track.SwapInPlace(tracked, film.FaceAt(i), new(), PhotoFilm.TimeOf(i));
        }

        Picture alone = Lit(film.Frame(frames), brightness);
        identity.SwapInPlace(alone, film.FaceAt(frames), new());
        Assert.Equal(Mean(alone, film.Area), Mean(tracked, film.Area), 0.01 * Mean(alone, film.Area));
    }

    [Fact]
    public void SwapInPlace_TimeRunsBack_IsRefused()
    {
        ISwapTrack track = Identity().Follow();
        track.SwapInPlace(samples.Photo.Clone(), samples.Faces[Target], new(), TimeSpan.FromSeconds(1));

        Assert.Throws<ArgumentOutOfRangeException>(
            () => track.SwapInPlace(samples.Photo.Clone(), samples.Faces[Target], new(), TimeSpan.FromSeconds(0.9)));
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void SwapInPlace_OpacityOutOfRange_IsRefused(float opacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstFrame(opacity));

    [Fact]
    public void SwapInPlace_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(() => Identity().Follow().SwapInPlace(
        samples.Photo.Clone(), samples.Faces[Target], new(), TimeSpan.Zero, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void SwapInPlace_MoreWorkers_GiveTheSame()
    {
        Picture one = FirstFrame(1);
        Picture three = samples.Photo.Clone();
        Identity().Follow(workers: 3).SwapInPlace(three, samples.Faces[Target], new(), TimeSpan.Zero);

        Assert.Equal(one.Rgb, three.Rgb);
    }

    private ISwapIdentity Identity() => samples.Swapper.Prepare([samples.Source(Source)]);

    private Picture FirstFrame(float opacity)
    {
        Picture frame = samples.Photo.Clone();
        Identity().Follow().SwapInPlace(frame, samples.Faces[Target], new(), TimeSpan.Zero, opacity);
        return frame;
    }

    private Picture[] Film(int frames)
    {
        TrackFilm film = new(samples, Target);
        ISwapTrack track = Identity().Follow();
        return [.. Enumerable.Range(0, frames).Select(i =>
        {
            Picture frame = film.Frame(i);
            track.SwapInPlace(frame, film.FaceAt(i), new(), PhotoFilm.TimeOf(i));
            return frame;
        })];
    }

    private static Picture Lit(Picture picture, float brightness) =>
        new(picture.Width, picture.Height, Array.ConvertAll(picture.Rgb, sample => (byte)Math.Min(255, sample * brightness)));

    private static double Mean(Picture picture, Plane area)
    {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < area.Samples.Length; i++)
        {
            sum += area.Samples[i] * (picture.Rgb[i * 3] + picture.Rgb[(i * 3) + 1] + picture.Rgb[(i * 3) + 2]);
            count += area.Samples[i];
        }

        return sum / count;
    }

    private static void Paint(Picture picture, Region region)
    {
        Planes planes = picture.Read(region);
        planes.Red.Samples.AsSpan().Fill(0.12f);
        planes.Green.Samples.AsSpan().Fill(0.35f);
        planes.Blue.Samples.AsSpan().Fill(0.78f);
        picture.Write(region, planes, Patterns.Constant(region.Width, region.Height, 1));
    }

    private static double MeanChange(Picture before, Picture after, Region region)
    {
        Planes one = before.Read(region);
        Planes other = after.Read(region);
        return 255 * Enumerable.Range(0, 3).Average(channel =>
            one[channel].Samples.Zip(other[channel].Samples, (a, b) => (double)Math.Abs(a - b)).Average());
    }
}
