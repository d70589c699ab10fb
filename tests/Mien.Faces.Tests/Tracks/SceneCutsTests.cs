using System.Numerics;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing.Films;
using Mien.Testing.Pictures;

namespace Mien.Faces.Tests.Tracks;

public sealed class SceneCutsTests
{
    private static readonly Size s_size = new(320, 180);

    [Fact]
    public void IsCut_BetweenDifferentPictures_IsOne()
    {
        FrameThumbnail[] pictures = [.. Enumerable.Range(0, SampleFace.Count).Select(i => Seen(SampleFace.Number(i).Photo)), .. Generated()];
        foreach ((FrameThumbnail one, FrameThumbnail other) in pictures.SelectMany((one, i) => pictures.Skip(i + 1).Select(other => (one, other))))
        {
            // Two faces come from one photo.
            bool isSame = SceneCuts.Change(one, other) < 0.01f;
            Assert.Equal(!isSame, SceneCuts.IsCut([one, one, one], other));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 2)]
    [InlineData(-20, 6)]
    [InlineData(45, 0)]
    public void IsCut_Pan_IsNone(int stepX, int stepY)
    {
        for (int number = 0; number < SampleFace.Count; number++)
        {
            IFrame photo = SampleFace.Number(number).Photo;
            FrameThumbnail[] frames = [.. Enumerable.Range(0, 5).Select(i => Seen(photo, zoom: 2, new(i * stepX, i * stepY)))];

            Assert.False(SceneCuts.IsCut(frames[..4], frames[4]));
            Assert.False(SceneCuts.IsCut(frames[..1], frames[1]));
        }
    }

    [Theory]
    [InlineData(1.5f, 0)]
    [InlineData(0.2f, 0)]
    [InlineData(1, 0.3f)]
    [InlineData(1000, 1)] // burnt out altogether
    public void IsCut_FlashOrFade_IsNone(float gain, float offset)
    {
        for (int number = 0; number < SampleFace.Count; number++)
        {
            IFrame photo = SampleFace.Number(number).Photo;
            FrameThumbnail usual = Seen(photo);

            Assert.False(SceneCuts.IsCut([usual, usual], Seen(photo, change: value => (value * gain) + offset)));
        }
    }

    [Fact]
    public void IsCut_Noise_IsNone()
    {
        Random random = new(3);
        IFrame photo = SampleFace.Number(2).Photo;
        FrameThumbnail[] frames = [.. Enumerable.Range(0, 5).Select(_ => Seen(photo, change: value => value + (0.1f * (random.NextSingle() - 0.5f))))];

        Assert.False(SceneCuts.IsCut(frames[..4], frames[4]));
    }

    [Fact]
    public void IsCut_Dissolve_IsNone()
    {
        Planes from = Frame(SampleFace.Number(0).Photo).Read(Region.Of(s_size));
        Planes to = Frame(SampleFace.Number(1).Photo).Read(Region.Of(s_size));
        List<FrameThumbnail> frames = [];
        for (int step = 0; step <= 12; step++)
        {
            Planes mixed = from.Clone();
            for (int channel = 0; channel < 3; channel++)
            {
                for (int i = 0; i < mixed[channel].Samples.Length; i++)
                {
                    mixed[channel].Samples[i] += (to[channel].Samples[i] - from[channel].Samples[i]) * step / 12;
                }
            }

            frames.Add(FrameThumbnail.Of(Picture.From(mixed)));
            Assert.False(SceneCuts.IsCut(frames[..^1], frames[^1]));
        }
    }

    [Fact]
    public void IsCut_AfterBlackBetweenScenes_IsWhereTheNewSceneBegins()
    {
        FrameThumbnail one = Seen(SampleFace.Number(0).Photo);
        FrameThumbnail other = Seen(SampleFace.Number(1).Photo);
        FrameThumbnail black = FrameThumbnail.Of(new Picture(s_size.Width, s_size.Height));

        Assert.True(black.IsBlank);
        Assert.False(SceneCuts.IsCut([one], black));
        Assert.True(SceneCuts.IsCut([one], other));
        Assert.False(SceneCuts.IsCut([one], one));
        Assert.False(SceneCuts.IsCut([], one));
    }

    private static FrameThumbnail[] Generated() =>
        [.. Enumerable.Range(0, 12).Select(seed => FrameThumbnail.Of(Picture.From(NonFaces.Clouds(new Random(seed), s_size, finest: 8))))];

    private static FrameThumbnail Seen(IFrame photo, float zoom = 1, Vector2 shift = default, Func<float, float>? change = null) =>
        FrameThumbnail.Of(Frame(photo, zoom, shift, change));

    private static Picture Frame(IFrame photo, float zoom = 1, Vector2 shift = default, Func<float, float>? change = null)
    {
        float scale = zoom * Math.Max((float)s_size.Width / photo.Size.Width, (float)s_size.Height / photo.Size.Height);
        Affine2 map = Affine2.Translation(-photo.Size.Width / 2f, -photo.Size.Height / 2f)
            .Then(Affine2.Similarity(scale, 0, new Vector2(s_size.Width, s_size.Height) / 2))
            .Then(Affine2.Translation(shift.X, shift.Y));
        Planes planes = Resampler.Warp(photo, map, s_size, Border.Replicate);
        for (int channel = 0; channel < 3 && change is not null; channel++)
        {
            for (int i = 0; i < planes[channel].Samples.Length; i++)
            {
                planes[channel].Samples[i] = change(planes[channel].Samples[i]);
            }
        }

        return Picture.From(planes);
    }
}
