using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Tests.Files;

namespace Mien.Imaging.Tests.Pixels;

public sealed class DeepPictureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ReadReduced_IsTheMeanOfWhatReadGives(int shift)
    {
        DeepPicture picture = Scene.Deep();
        Size reduced = ((IReducibleFrame)picture).ReducedSize(shift);
        Region squares = new(1, 2, reduced.Width - 1, reduced.Height - 2);

        Planes means = picture.ReadReduced(squares, shift);

        for (int y = 0; y < squares.Height; y++)
        {
            for (int x = 0; x < squares.Width; x++)
            {
                Region square = new Region((x + 1) << shift, (y + 2) << shift, 1 << shift, 1 << shift).Intersect(Region.Of(picture.Size));
                Planes pixels = picture.Read(square);
                for (int channel = 0; channel < 3; channel++)
                {
                    Assert.Equal(pixels[channel].Samples.Average(), means[channel][x, y], 1e-5f);
                }
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => picture.ReadReduced(new(0, 0, reduced.Width + 1, 1), shift));
    }
}
