using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

public sealed class PatchesTests
{
    [Fact]
    public void Where_TwoPatches_KeepsTheWantedOneWithItsCorners()
    {
        Plane mask = new(5, 4);
        mask[0, 0] = mask[1, 1] = mask[2, 2] = 1; // touch at corners
        mask[4, 0] = mask[4, 1] = 1;

        Plane kept = Patches.Where(mask, patch => patch.Count == 3);

        Assert.Equal(3, kept.Samples.Sum());
        Assert.Equal(1, kept[2, 2]);
        Assert.Equal(0, kept[4, 1]);
    }
}
