using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Tests.Meshes;

public sealed class RelightingTests
{
    [Fact]
    public void ApplyInPlace_SameLight_ChangesNothing()
    {
        Planes texture = Texture(seed: 3);
        Planes light = Even(0.4f, 0.3f, 0.2f);
        Planes before = texture.Clone();

        Relighting.ApplyInPlace(texture, light, light, colour: 1);

        for (int i = 0; i < before.Green.Samples.Length; i++)
        {
            Assert.Equal(before.Green.Samples[i], texture.Green.Samples[i], 1e-4f);
        }
    }

    [Fact]
    public void ApplyInPlace_TextureThatIsItsLight_BecomesTheNewLight()
    {
        Planes texture = Even(0.4f, 0.3f, 0.2f);

        Relighting.ApplyInPlace(texture, Even(0.4f, 0.3f, 0.2f), Even(0.1f, 0.2f, 0.3f), colour: 1);

        Assert.Equal(0.1f, texture.Red[2, 2], 1e-3f);
        Assert.Equal(0.2f, texture.Green[2, 2], 1e-3f);
        Assert.Equal(0.3f, texture.Blue[2, 2], 1e-3f);
    }

    [Theory]
    [InlineData(0.15f, 1, 0.01)]
    [InlineData(0.7f, 1.12, 0.03)]
    public void ApplyInPlace_BrightenedFourfold_KeepsBlackBlackAndEvensShadeOut(float deviation, double more, double tolerance)
    {
        const float Old = 0.15f, New = 0.6f;
        Planes texture = Even(Old * deviation, Old * deviation, Old * deviation);

        Relighting.ApplyInPlace(texture, Even(Old, Old, Old), Even(New, New, New), colour: 1);

        Assert.All(texture.Green.Samples, sample => Assert.Equal(more, sample / (New * deviation), tolerance));
    }

    [Theory]
    [InlineData(1.5f, 1.1, 1.2)] // shines
    [InlineData(0.6f, 0.99, 1.01)]
    public void ApplyInPlace_DarkenedFourfold_LetsShineAndNothingElseStandOut(float deviation, double least, double most)
    {
        const float Old = 0.6f, New = 0.15f;
        Planes texture = Even(Old * deviation, Old * deviation, Old * deviation);

        Relighting.ApplyInPlace(texture, Even(Old, Old, Old), Even(New, New, New), colour: 1);

        Assert.All(texture.Green.Samples, sample => Assert.InRange(sample / (New * deviation), least, most));
    }

    [Fact]
    public void ApplyInPlace_ChannelThatTheLightLeftEmpty_DoesNotBloom()
    {
        Planes texture = Even(0.5f, 0.3f, 0.02f); // a highlight in a channel of next to no light
        Planes oldLight = Even(0.5f, 0.3f, 0.002f);

        Relighting.ApplyInPlace(texture, oldLight, Even(0.5f, 0.45f, 0.4f), colour: 1);

        Assert.InRange(texture.Blue[2, 2], 0.3f, 0.6f); // ten times the light would be 4
    }

    [Fact]
    public void ApplyInPlace_GreyTarget_GivesGrey()
    {
        Planes texture = Texture(seed: 5);
        Planes grey = Even(0.3f, 0.3f, 0.3f);

        Relighting.ApplyInPlace(texture, Even(0.4f, 0.3f, 0.2f), grey, LightField.Colour(grey));

        for (int i = 0; i < texture.Red.Samples.Length; i++)
        {
            Assert.Equal(texture.Red.Samples[i], texture.Blue.Samples[i], 1e-4f);
        }
    }

    [Fact]
    public void ApplyInPlace_WhereTheMeshDoesNotReach_StaysFinite()
    {
        Planes texture = Even(0, 0, 0);

        Relighting.ApplyInPlace(texture, Even(0, 0, 0), Even(0, 0, 0), colour: 1);

        Assert.All(texture.Red.Samples, value => Assert.Equal(0, value));
    }

    [Fact]
    public void ApplyInPlace_MoreWorkers_GiveTheSame()
    {
        Planes one = Texture(seed: 9);
        Planes two = one.Clone();

        Relighting.ApplyInPlace(one, Even(0.4f, 0.3f, 0.2f), Even(0.6f, 0.5f, 0.4f), colour: 1);
        Relighting.ApplyInPlace(two, Even(0.4f, 0.3f, 0.2f), Even(0.6f, 0.5f, 0.4f), colour: 1, workers: 2);

        Assert.Equal(one.Red.Samples, two.Red.Samples);
    }

    private static Planes Even(float red, float green, float blue)
    {
        Planes planes = new(24, 24);
        planes.Red.Samples.AsSpan().Fill(red);
        planes.Green.Samples.AsSpan().Fill(green);
        planes.Blue.Samples.AsSpan().Fill(blue);
        return planes;
    }

    /// <summary>Skin with a little variation around (0.4, 0.3, 0.2).</summary>
    private static Planes Texture(int seed)
    {
        Random random = new(seed);
        Planes planes = Even(0.4f, 0.3f, 0.2f);
        for (int i = 0; i < planes.Red.Samples.Length; i++)
        {
            float brightness = 0.8f + (0.4f * random.NextSingle());
            planes.Red.Samples[i] *= brightness;
            planes.Green.Samples[i] *= brightness * (0.97f + (0.06f * random.NextSingle()));
            planes.Blue.Samples[i] *= brightness;
        }

        return planes;
    }
}
