using Mien.Faces.Parsing;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

public sealed class SpectaclesMemoryTests
{
    private const int SizePx = 100;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Seen_OneFrameThatSaysOtherwise_ChangesNothing(bool worn)
    {
        SpectaclesMemory memory = new();
        for (int frame = 0; frame < 10; frame++)
        {
            FaceParsing seen = memory.Seen(Parsing(frame == 5 ? !worn : worn), TimeSpan.FromSeconds(frame / 25.0));

            Assert.Equal(worn && frame != 5, WornSpectacles.Are(seen));
            Assert.Equal(worn ? (frame == 5 ? 20 : 120) : 0, Rims(seen));
        }
    }

    [Fact]
    public void Seen_SpectaclesThatArePutOn_AreThereWithinASecond()
    {
        SpectaclesMemory memory = new();
        memory.Seen(Parsing(false), TimeSpan.Zero);
        FaceParsing seen = Parsing(false);
        for (int frame = 1; frame <= 25; frame++)
        {
            seen = memory.Seen(Parsing(true), TimeSpan.FromSeconds(frame / 25.0));
        }

        Assert.True(WornSpectacles.Are(seen));
    }

    private static int Rims(FaceParsing parsing) => parsing[FaceClass.Frame].ToArray().Count(share => share > 0);

    /// <summary>A whole rim, or a piece that passes for none.</summary>
    private static FaceParsing Parsing(bool worn)
    {
        byte[][] planes = [.. FaceClasses.All.Select(_ => new byte[SizePx * SizePx])];
        for (int row = 40; row < 42; row++)
        {
            planes[(int)FaceClass.Frame].AsSpan((row * SizePx) + 20, worn ? 60 : 10).Fill(255);
        }

        return new(new(1, 0, 0, 0, 1, 0), SizePx, planes);
    }
}
