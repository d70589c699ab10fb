using Mien.Training.Data;

namespace Mien.Training.Packs.Spectacles;

/// <summary>What rims a pair has.</summary>
internal enum SpectaclesKind
{
    Wire,
    Rimless,
    HalfRim,

    /// <summary>Thick above, wire below.</summary>
    Browline,
    Plastic,
    Thick,

    /// <summary>Plastic that is seen through: only its edges and its shine show.</summary>
    Clear,
}

/// <summary>How often each kind is drawn, and what sizes it comes in.</summary>
internal static class SpectaclesKinds
{
    private static readonly (SpectaclesKind Kind, float Share)[] s_shares =
    [
        (SpectaclesKind.Wire, 0.4f), (SpectaclesKind.Rimless, 0.1f), (SpectaclesKind.HalfRim, 0.09f), (SpectaclesKind.Browline, 0.06f), (SpectaclesKind.Plastic, 0.14f), (SpectaclesKind.Thick, 0.08f),
        (SpectaclesKind.Clear, 0.13f),
    ];

    public static SpectaclesKind Draw(SeededDraws draws)
    {
        float place = draws.Uniform();
        foreach ((SpectaclesKind kind, float share) in s_shares)
        {
            if ((place -= share) < 0)
            {
                return kind;
            }
        }

        return SpectaclesKind.Wire;
    }

    /// <summary>Half a rim's width in distances of the eyes, from the thinnest to the thickest.</summary>
    public static (float Least, float Most) HalfWidths(SpectaclesKind kind) => kind switch
    {
        SpectaclesKind.Wire => (0.005f, 0.016f),
        SpectaclesKind.Rimless => (0.006f, 0.012f),
        SpectaclesKind.HalfRim => (0.006f, 0.03f),
        SpectaclesKind.Plastic => (0.012f, 0.03f),
        SpectaclesKind.Clear => (0.015f, 0.04f),
        _ => (0.025f, 0.05f),
    };

    public static SpectaclesShape ShapeOf(SpectaclesKind kind, SeededDraws draws)
    {
        bool isRound = draws.Happens(0.4f);
        float width = draws.Uniform(0.32f, 0.45f);
        return new()
        {
            Apart = draws.Uniform(0.47f, 0.55f),
            Aside = draws.Uniform(-0.02f, 0.02f),
            Below = draws.Uniform(0, 0.16f),
            Forward = draws.Uniform(0.18f, 0.3f),
            Roll = draws.Uniform(-0.03f, 0.03f),
            Wrap = draws.Uniform(0.04f, 0.16f),
            HalfWidth = width,
            HalfHeight = isRound ? width * draws.Uniform(0.85f, 1.02f) : draws.Uniform(0.2f, 0.36f),
            SquareAbove = isRound ? draws.Uniform(2, 2.3f) : draws.Uniform(2.2f, 6),
            SquareBelow = isRound ? draws.Uniform(2, 2.3f) : draws.Uniform(2, 5),
            Taper = isRound ? 0 : draws.Uniform(0, 0.25f),
            Lift = kind is SpectaclesKind.Browline || !isRound ? draws.Uniform(-0.05f, 0.22f) : 0,
            Hinge = draws.Uniform(0.05f, 0.8f),
        };
    }
}
