using Mien.Faces.Detection;
using Mien.Faces.Networks.FaceApi;

namespace Mien.Faces.Tests.Detection;

public sealed class SsdAnchorsTests
{
    [Fact]
    public void All_AgainstTheTensorInTheWeights_IsEqual()
    {
        float[] expected = FaceApiWeights.Read("ssd_mobilenetv1")["Output/extra_dim"].Values; // [1,5118,4] ymin, xmin, ymax, xmax

        Assert.Equal(expected.Length, SsdAnchors.All.Count * 4);
        for (int i = 0; i < SsdAnchors.All.Count; i++)
        {
            SsdAnchors.Anchor anchor = SsdAnchors.All[i];
            Assert.Equal(expected[i * 4], anchor.CentreY - (anchor.Height / 2), 1e-6f);
            Assert.Equal(expected[(i * 4) + 1], anchor.CentreX - (anchor.Width / 2), 1e-6f);
            Assert.Equal(expected[(i * 4) + 2], anchor.CentreY + (anchor.Height / 2), 1e-6f);
            Assert.Equal(expected[(i * 4) + 3], anchor.CentreX + (anchor.Width / 2), 1e-6f);
        }
    }
}
