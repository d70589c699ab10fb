using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Training.Data;

namespace Mien.Training.Packs.Parsing;

/// <summary>Another form of an upright face's mouth: lower lip, jaw and chin go down and leave a gap, or up; corners come together, rise or fall. Nobody in the photos at hand
/// opens the mouth wide.</summary>
/// <remarks>First lips part along the lower edge of the opening (teeth that are seen stay above), then everything about the mouth moves smoothly.</remarks>
internal sealed class MouthWarp
{
    private static readonly int[] s_lowerEdge = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308];
    private static readonly int[] s_upperEdge = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];

    private static readonly HashSet<int> s_upperLip =
    [
        191, 80, 81, 82, 13, 312, 311, 310, 415, 185, 40, 39, 37, 0, 267, 269, 270, 409,
        184, 74, 73, 72, 11, 302, 303, 304, 408, 183, 42, 41, 38, 12, 268, 271, 272, 407,
    ];

    private const float EdgeStepPx = 0.5f;

    /// <summary>Under the nose: from here on upward nothing moves.</summary>
    private const int NoseBase = 2;

    /// <summary>Heights of the opening's lower and upper edges, by x in steps of <see cref="EdgeStepPx"/>.</summary>
    private readonly float[] _lower, _upper;
    private readonly float _middle, _half, _chin, _noseBase;

    /// <summary>How far the lower lip goes down and the upper one up, in pixels; how round the gap is; how far a gap that is there closes, 0 … 1.</summary>
    private readonly float _drop, _rise, _round, _closing;

    /// <summary>How much wider the mouth becomes, and how far its corners fall, in half mouths.</summary>
    private readonly float _widen, _fall;

    public MouthWarp(FaceMesh mesh, SeededDraws draws)
    {
        (Vector2 left, Vector2 right) = (mesh[s_lowerEdge[0]], mesh[s_lowerEdge[^1]]);
        (_middle, _half) = ((left.X + right.X) / 2, Math.Max(4, (right.X - left.X) / 2));
        int steps = (int)((right.X + _half) / EdgeStepPx) + 2;
        (_lower, _upper) = (Heights(mesh.Flat(s_lowerEdge), steps), Heights(mesh.Flat(s_upperEdge), steps));
        (_chin, _noseBase) = (Math.Max(mesh[MeshTopology.Chin].Y, Edge(_lower, _middle) + 4), mesh[NoseBase].Y);
        bool isOpen = draws.Happens(0.72f);
        _drop = isOpen ? mesh.Box.Height * draws.Uniform(0.03f, 0.24f) : 0;
        _rise = isOpen ? Math.Min(_drop * draws.Uniform(0, 0.25f), 0.35f * Math.Max(0, Edge(_upper, _middle) - _noseBase)) : 0;
        _round = draws.Uniform(0.55f, 1);
        _closing = isOpen ? 0 : draws.Uniform(0.6f, 1);
        _widen = draws.Uniform(isOpen ? -0.4f : -0.38f, isOpen ? 0.12f : 0.1f);
        _fall = draws.Uniform(-0.05f, 0.22f);
    }

    /// <summary>Whether there is a gap to be filled.</summary>
    public bool IsOpen => _drop > 0;

    /// <summary>Whether teeth are seen above the gap already.</summary>
    public bool HasTeeth => Edge(_lower, _middle) - Edge(_upper, _middle) > 0.12f * _half;

    /// <summary>Half the mouth's width before, in pixels.</summary>
    public float HalfWidth => _half;

    /// <summary>Below this height nothing moves.</summary>
    public float Bottom => _chin + (2.6f * _drop) + (3 * _half);

    /// <summary>Where the picture shows what the other picture will show at a place, and where in the gap that is.</summary>
    /// <returns>The place; the gap's upper and lower edges below the place's column; the height between them at which it is. Not in the gap when that is beyond them.</returns>
    public (Vector2 Place, float Top, float End, Vector2 Within) Before(Vector2 after)
    {
        Vector2 within = after;
        for (int step = 0; step < 6; step++)
        {
            within = after - Move(within);
        }

        float edge = Edge(_lower, within.X), bump = Bump((within.X - _middle) / _half);
        float top = edge - (_rise * bump), end = edge + Lowered(within.X, edge);
        Vector2 place = within.Y <= Math.Min(top, end) ? within with { Y = Unraised(within.Y, edge, bump) } : within with { Y = Unlowered(within.X, edge, Math.Max(within.Y, end)) };
        return (place, top, end, within);
    }

    /// <summary>The mesh in the other picture.</summary>
    public FaceMesh After(FaceMesh mesh)
    {
        Vector3[] points = mesh.Points.ToArray();
        for (int i = 0; i < points.Length; i++)
        {
            Vector2 place = new(points[i].X, points[i].Y);
            float edge = Edge(_lower, place.X);
            bool isLower = !s_upperLip.Contains(i) && place.Y >= edge - 0.01f;
            place.Y += isLower ? Lowered(place.X, Math.Max(edge, place.Y)) : -Raised(place.Y, edge, Bump((place.X - _middle) / _half));
            Vector2 moved = place + Move(place);
            points[i] = new(moved, points[i].Z);
        }

        return new(points, mesh.Presence);
    }

    /// <summary>How far a place of the lower part goes down.</summary>
    private float Lowered(float x, float y)
    {
        float edge = Edge(_lower, x), toChin = (y - edge) / (_chin - Edge(_lower, _middle));
        if (!IsOpen)
        {
            float gap = Math.Max(0, edge - Edge(_upper, x));
            return -_closing * gap * Square(Math.Max(0, 1 - Math.Max(0, toChin)));
        }

        float wide = _half * (1 + (1.5f * Math.Max(0, toChin))), under = Math.Max(0, y - _chin) / ((2.6f * _drop) + (0.5f * _half));
        return _drop * Bump((x - _middle) / wide) * Square(Math.Max(0, 1 - under));
    }

    /// <summary>The height that went down to this one.</summary>
    private float Unlowered(float x, float edge, float y)
    {
        (float least, float most) = (edge, IsOpen ? Math.Max(edge, y) : y + (2 * _half));
        for (int step = 0; step < 12; step++)
        {
            float middle = (least + most) / 2;
            (least, most) = middle + Lowered(x, middle) < y ? (middle, most) : (least, middle);
        }

        return (least + most) / 2;
    }

    private float Raised(float y, float edge, float bump) => y <= _noseBase || edge <= _noseBase ? 0 : _rise * bump * Math.Min(1, (y - _noseBase) / (edge - _noseBase));

    private float Unraised(float y, float edge, float bump)
    {
        float part = edge <= _noseBase ? 0 : _rise * bump / (edge - _noseBase);
        return y <= _noseBase ? y : (y - (part * _noseBase)) / (1 - part);
    }

    /// <summary>Where a place goes when corners move.</summary>
    private Vector2 Move(Vector2 place)
    {
        Vector2 away = new((place.X - _middle) / _half, (place.Y - Edge(_lower, _middle) - (_drop / 2)) / (_half + (_drop / 2)));
        float near = MathF.Exp(-(Square(away.X / 1.7f) + Square(away.Y / 1.4f)));
        return new Vector2(_widen * away.X, _fall * Math.Min(1.5f, Square(away.X))) * near * _half;
    }

    private float Bump(float across) => MathF.Pow(Math.Max(0, 1 - Square(across)), _round);

    private static float Edge(float[] heights, float x) => heights[Math.Clamp((int)(x / EdgeStepPx), 0, heights.Length - 1)];

    /// <summary>Of a line of points that goes to the right.</summary>
    private static float[] Heights(Vector2[] line, int steps)
    {
        return [.. Enumerable.Range(0, steps).Select(step => At((step + 0.5f) * EdgeStepPx))];

        float At(float x)
        {
            int next = Array.FindIndex(line, point => point.X > x);
            return next switch
            {
                < 0 => line[^1].Y,
                0 => line[0].Y,
                _ => float.Lerp(line[next - 1].Y, line[next].Y, (x - line[next - 1].X) / Math.Max(1e-3f, line[next].X - line[next - 1].X)),
            };
        }
    }

    private static float Square(float value) => value * value;
}
