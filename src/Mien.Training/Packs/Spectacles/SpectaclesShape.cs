using System.Numerics;

namespace Mien.Training.Packs.Spectacles;

/// <summary>The form of a pair of spectacles. Lengths are distances of the eyes (<see cref="SpectaclesPlane"/>); both sides are mirror images.</summary>
internal sealed record SpectaclesShape
{
    /// <summary>Half the distance of the lenses' middles.</summary>
    public float Apart { get; init; } = 0.5f;

    /// <summary>How far the pair sits to the picture's right, below the eyes' middles, and before them.</summary>
    public float Aside { get; init; }
    public float Below { get; init; } = 0.06f;
    public float Forward { get; init; } = 0.22f;

    /// <summary>Clockwise, in radians.</summary>
    public float Roll { get; init; }

    /// <summary>How far the outer ends lie behind, at one distance from the middle.</summary>
    public float Wrap { get; init; } = 0.1f;

    public float HalfWidth { get; init; } = 0.38f;
    public float HalfHeight { get; init; } = 0.3f;

    /// <summary>2 is an ellipse, more comes nearer to a rectangle.</summary>
    public float SquareAbove { get; init; } = 3;
    public float SquareBelow { get; init; } = 2.5f;

    /// <summary>How much narrower the lens is at its lower end, as a part.</summary>
    public float Taper { get; init; }

    /// <summary>How far the outer end is raised, as a part of half the height.</summary>
    public float Lift { get; init; }

    /// <summary>How high bridge and arms begin, as a part of half the height.</summary>
    public float Hinge { get; init; } = 0.4f;

    /// <summary>A place on the edge of a lens.</summary>
    /// <param name="side">−1 the picture's left lens, 1 the right one.</param>
    /// <param name="angle">0 is the outer end, a quarter turn the lower one.</param>
    /// <param name="grow">Beyond the edge.</param>
    public Vector2 RimAt(SpectaclesPlane plane, int side, float angle, float grow = 0)
    {
        (float sine, float cosine) = MathF.SinCos(angle);
        float square = sine < 0 ? SquareAbove : SquareBelow;
        (float across, float down) = (Rounded(cosine, square), Rounded(sine, square));
        float width = (HalfWidth + grow) * (1 - (Taper * Math.Max(0, down)));
        return OnPlane(plane, side, across * width, ((HalfHeight + grow) * down) - (Lift * HalfHeight * across));
    }

    /// <param name="count">Of its points; the last one stands before the first.</param>
    public Vector2[] Rim(SpectaclesPlane plane, int side, int count, float grow = 0) =>
        [.. Enumerable.Range(0, count).Select(i => RimAt(plane, side, i * MathF.Tau / count, grow))];

    /// <summary>A place beside the middle of a lens.</summary>
    /// <param name="outward">Toward the ear.</param>
    public Vector2 OnPlane(SpectaclesPlane plane, int side, float outward, float down, float back = 0)
    {
        float across = side * (Apart + outward);
        (float sine, float cosine) = MathF.SinCos(Roll);
        return plane.At(Aside + (across * cosine) - (down * sine), Below + (down * cosine) + (across * sine), Forward - (Wrap * across * across) - back);
    }

    private static float Rounded(float value, float square) => MathF.Sign(value) * MathF.Pow(MathF.Abs(value), 2 / square);
}
