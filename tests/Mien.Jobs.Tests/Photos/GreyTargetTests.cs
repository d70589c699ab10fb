using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;

namespace Mien.Jobs.Tests.Photos;

/// <summary>A face without colour stays without, whatever colours a swapper paints; the others get theirs.</summary>
public sealed class GreyTargetTests : PhotoSwapJobScene
{
    private static readonly byte[] s_grey = [60, 60, 60];

    /// <summary>BT.601 luma of the source's red.</summary>
    private static readonly byte s_luma = (byte)Math.Round((BlockPicture.Red[0] * 0.299) + (BlockPicture.Red[1] * 0.587) + (BlockPicture.Red[2] * 0.114));

    [Fact]
    public void Run_GreyFace_GetsTheSourcesBrightnessAlone()
    {
        BlockPicture.Save(In("group.png"), (20, s_grey));

        Run(Request(FaceSelection.Largest));

        Assert.Equal([s_luma, s_luma, s_luma], Assert.Single(BlockPicture.ColorsIn(In("out.png"))));
        Picture result = PictureFile.Load(In("out.png"));
        Assert.All(result.Rgb.Chunk(3), pixel => Assert.True(pixel[0] == pixel[1] && pixel[1] == pixel[2]));
    }

    [Fact]
    public void Run_GreyAndColouredFaces_AreToldApart()
    {
        BlockPicture.Save(In("group.png"), (20, s_grey), (20, BlockPicture.Green));

        Run(Request(FaceSelection.All));

        Assert.Equal([[s_luma, s_luma, s_luma], BlockPicture.Red], BlockPicture.ColorsIn(In("out.png")));
    }

    /// <summary>One step of one sample is what a conversion between profiles leaves, and stays; two are a colour.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Run_ALittleColour_CountsFromTwoStepsOn(int steps, bool isGrey)
    {
        BlockPicture.Save(In("group.png"), (20, [(byte)(60 + steps), 60, 60]));

        Run(Request(FaceSelection.Largest));

        byte[] color = Assert.Single(BlockPicture.ColorsIn(In("out.png")));
        Assert.Equal(isGrey, color[0] - color[1] <= 1);
        Assert.Equal(!isGrey, color.SequenceEqual(BlockPicture.Red));
    }
}
