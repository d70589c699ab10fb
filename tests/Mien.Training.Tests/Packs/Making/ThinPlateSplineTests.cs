using System.Numerics;
using Mien.Training.Packs.Making;

namespace Mien.Training.Tests.Packs.Making;

public sealed class ThinPlateSplineTests
{
    private static readonly Vector2[] s_places = [new(0.1f, 0.2f), new(0.9f, 0.1f), new(0.3f, 0.8f), new(0.7f, 0.7f), new(0.5f, 0.4f), new(0.2f, 0.5f)];

    [Fact]
    public void At_GivenPlaces_IsWhatWasGiven()
    {
        Vector2[] values = [.. s_places.Select((_, i) => new Vector2(MathF.Sin(i), i % 3))];

        ThinPlateSpline spline = ThinPlateSpline.Through(s_places, values, softness: 0);

        Assert.All(s_places.Zip(values), pair => Assert.InRange(Vector2.Distance(spline.At(pair.First), pair.Second), 0, 1e-4f));
    }

    [Fact]
    public void At_AffineValues_IsThatMapEverywhere()
    {
        ThinPlateSpline spline = ThinPlateSpline.Through(s_places, [.. s_places.Select(Map)], softness: 1e-3);

        Assert.All(new Vector2[] { new(0, 0), new(1, 1), new(0.33f, 0.9f) }, place => Assert.InRange(Vector2.Distance(spline.At(place), Map(place)), 0, 1e-4f));

        static Vector2 Map(Vector2 place) => new((2 * place.X) - place.Y + 0.3f, 0.5f * place.X);
    }

    [Fact]
    public void Through_PlacesOnALine_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ThinPlateSpline.Through([new(0, 0), new(1, 1), new(2, 2), new(3, 3)], new Vector2[4], softness: 0));

    [Fact]
    public void Through_Softness_SmoothsNoiseAway()
    {
        Vector2[] values = [.. s_places.Select((_, i) => new Vector2(i % 2 == 0 ? 1 : -1, 0))];

        ThinPlateSpline soft = ThinPlateSpline.Through(s_places, values, softness: 10);

        Assert.All(s_places, place => Assert.InRange(MathF.Abs(soft.At(place).X), 0, 0.9f));
    }
}
