using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Spectacles;

/// <summary>A pair of spectacles that is drawn on a face: wire, plastic, half rims, none at all; it turns with the head, shines on one side and casts a shadow.</summary>
internal sealed class DrawnSpectacles
{
    private const int RimPoints = 72;

    private readonly SpectaclesPlane _plane;
    private readonly SpectaclesShape _shape;
    private readonly SpectaclesKind _kind;
    private readonly SeededDraws _draws;
    private readonly float _halfPx;
    private readonly float _finePx;

    public DrawnSpectacles(FaceMesh mesh, SeededDraws draws)
    {
        _draws = draws;
        _plane = new(mesh);
        _kind = SpectaclesKinds.Draw(draws);
        _shape = SpectaclesKinds.ShapeOf(_kind, draws);
        (float least, float most) = SpectaclesKinds.HalfWidths(_kind);
        _halfPx = _plane.UnitPx * least * MathF.Pow(most / least, draws.Uniform());
        _finePx = _plane.UnitPx * draws.Uniform(0.003f, 0.009f);
        Lenses = [_shape.Rim(_plane, -1, RimPoints), _shape.Rim(_plane, 1, RimPoints)];
    }

    /// <summary>Outlines of the lenses.</summary>
    public IReadOnlyList<Vector2[]> Lenses { get; }

    /// <summary>Draws rims, bridge, arms and pads, with their shadow.</summary>
    /// <param name="hair">Arms go behind it, mostly.</param>
    /// <param name="room">How light it is where the face is, 0 … 1.</param>
    /// <returns>What is frame, 0 … 1.</returns>
    public Plane PaintInPlace(Picture picture, Plane hair, float room)
    {
        RimStrokes rims = new(picture.Size), metal = new(picture.Size), edges = new(picture.Size);
        AddRims(rims, edges);
        AddBridge(IsOfPlastic ? rims : metal);
        AddPads(metal);
        AddArms(IsOfPlastic || _kind is SpectaclesKind.Browline ? rims : metal);
        if (_draws.Happens(0.7f))
        {
            PutBehind(hair, [rims, metal]);
        }

        Shade(picture, rims, metal);
        Plane label = new(picture.Width, picture.Height);
        Paint(picture, edges, RimMaterial.GlassEdge(room, _draws), label);
        RimMaterial metals = RimMaterial.Metal(room, _draws);
        Paint(picture, metal, metals, label);
        Paint(picture, rims, RimsOf(metals, room), label);
        return label;
    }

    private bool IsOfPlastic => _kind is SpectaclesKind.Plastic or SpectaclesKind.Thick or SpectaclesKind.Clear;

    private RimMaterial RimsOf(RimMaterial metal, float room) => _kind switch
    {
        SpectaclesKind.Wire => metal,
        SpectaclesKind.Clear => RimMaterial.Clear(room, _draws),
        _ => RimMaterial.Plastic(room, _draws),
    };

    private void AddRims(RimStrokes rims, RimStrokes edges)
    {
        foreach (Vector2[] rim in Lenses)
        {
            switch (_kind)
            {
                case SpectaclesKind.Rimless:
                    edges.Add(rim, isClosed: true, _ => _finePx);
                    break;
                case SpectaclesKind.HalfRim or SpectaclesKind.Browline:
                    RimStrokes below = _kind is SpectaclesKind.Browline || _draws.Happens(0.5f) ? edges : new(edges.Cover.Size);
                    below.Add(rim[..((RimPoints / 2) + 1)], isClosed: false, _ => _finePx);
                    rims.Add([.. rim[(RimPoints / 2)..], rim[0]], isClosed: false, _ => _halfPx);
                    break;
                default:
                    // Plastic is thicker above than below, mostly.
                    float below0 = _kind is SpectaclesKind.Wire ? 1 : _draws.Uniform(0.5f, 1.05f);
                    rims.Add(rim, isClosed: true, i => _halfPx * float.Lerp(1, below0, (MathF.Sin(i * MathF.Tau / RimPoints) + 1) / 2));
                    break;
            }
        }
    }

    private void AddBridge(RimStrokes into)
    {
        float half = Math.Max(_halfPx * _draws.Uniform(0.7f, 1.2f), _finePx), high = _shape.Hinge * _draws.Uniform(0.2f, 1.1f), bow = _draws.Uniform(0, 0.12f);
        into.Add(Bridge(high, bow), isClosed: false, _ => half);
        if (_kind is SpectaclesKind.Wire && _draws.Happens(0.25f))
        {
            into.Add(Bridge(high + _draws.Uniform(0.3f, 0.6f), 0), isClosed: false, _ => half);
        }
    }

    private Vector2[] Bridge(float high, float bow)
    {
        float angle = MathF.PI + MathF.Asin(Math.Clamp(high, -0.9f, 0.9f));
        (Vector2 left, Vector2 right) = (_shape.RimAt(_plane, -1, angle), _shape.RimAt(_plane, 1, angle));
        Vector2 up = _plane.At(0, -bow, _shape.Forward) - _plane.At(0, 0, _shape.Forward);
        return [.. Enumerable.Range(0, 13).Select(i => Vector2.Lerp(left, right, i / 12f) + (up * MathF.Sin(i / 12f * MathF.PI)))];
    }

    /// <summary>Small plates that rest on the nose.</summary>
    private void AddPads(RimStrokes into)
    {
        if (IsOfPlastic || _draws.Happens(0.3f))
        {
            return;
        }

        float down = _draws.Uniform(0, 0.14f), length = _draws.Uniform(0.05f, 0.1f), half = _plane.UnitPx * _draws.Uniform(0.006f, 0.02f);
        foreach (int side in (int[])[-1, 1])
        {
            Vector2 from = _plane.At(side * 0.13f, _shape.Below + down, 0.14f), to = _plane.At(side * 0.17f, _shape.Below + down + length, 0.12f);
            into.Add([from, to], isClosed: false, _ => half);
            into.Add([_shape.RimAt(_plane, side, MathF.PI), from], isClosed: false, _ => _finePx);
        }
    }

    /// <summary>Back to the ears; on the side that is turned away the face hides it.</summary>
    private void AddArms(RimStrokes into)
    {
        float angle = -MathF.Asin(Math.Clamp(_shape.Hinge, 0, 0.95f)), half = Math.Max(_finePx, _halfPx * _draws.Uniform(0.6f, 1.3f)), lower = _draws.Uniform(-0.05f, 0.15f);
        float outward = _draws.Uniform(0.1f, 0.25f), back = _draws.Uniform(0.8f, 1.6f);
        foreach (int side in (int[])[-1, 1])
        {
            Vector2 start = _shape.RimAt(_plane, side, angle);
            float down = -_shape.Hinge * _shape.HalfHeight;
            Vector2 hinge = _shape.OnPlane(_plane, side, _shape.HalfWidth + (outward * 0.6f), down);
            Vector2 ear = _shape.OnPlane(_plane, side, _shape.HalfWidth + outward, down + lower, back);
            bool isHidden = side * (ear.X - hinge.X) < -0.02f * _plane.UnitPx;
            into.Add(isHidden ? [start, hinge] : [start, hinge, ear], isClosed: false, _ => half);
        }
    }

    private static void PutBehind(Plane hair, RimStrokes[] strokes)
    {
        foreach (RimStrokes stroke in strokes)
        {
            for (int i = 0; i < hair.Samples.Length; i++)
            {
                float shows = 1 - Math.Clamp((hair.Samples[i] * 1.5f) - 0.25f, 0, 1);
                (stroke.Cover.Samples[i], stroke.Label.Samples[i]) = (stroke.Cover.Samples[i] * shows, stroke.Label.Samples[i] * shows);
            }
        }
    }

    private void Shade(Picture picture, RimStrokes rims, RimStrokes metal)
    {
        float strength = _draws.Uniform(0, 0.5f), unit = _plane.UnitPx;
        if (strength < 0.08f)
        {
            return;
        }

        Plane shadow = new(picture.Width, picture.Height);
        for (int i = 0; i < shadow.Samples.Length; i++)
        {
            shadow.Samples[i] = Math.Max(rims.Cover.Samples[i], metal.Cover.Samples[i]);
        }

        Affine2 move = Affine2.Translation(unit * _draws.Uniform(-0.06f, 0.06f), unit * _draws.Uniform(0.01f, 0.14f));
        shadow = GaussianBlur.Apply(Resampler.Warp(shadow, move, picture.Size, Border.Constant(0)), unit * _draws.Uniform(0.005f, 0.04f));
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = SampleBytes.Of(picture.Rgb[i] / 255f * (1 - (strength * Math.Min(1, shadow.Samples[i / 3] * 1.5f))));
        }
    }

    private void Paint(Picture picture, RimStrokes strokes, RimMaterial material, Plane label)
    {
        (float wave, float along, float start) = (_draws.Uniform(0.05f, 0.3f), _draws.Uniform(0.05f, 0.3f), _draws.Uniform(0, 6));
        float[] opacities = new float[label.Samples.Length];
        Vector3[] colours = new Vector3[label.Samples.Length];
        for (int i = 0; i < opacities.Length; i++)
        {
            label.Samples[i] = Math.Max(label.Samples[i], strokes.Label.Samples[i]);
            if (strokes.Cover.Samples[i] > 0)
            {
                (int y, int x) = Math.DivRem(i, label.Width);
                (float offset, Vector2 aside) = strokes.At(i);
                float spot = Math.Clamp((MathF.Sin((x * wave) + start) * MathF.Sin((y * along) + (x * 0.07f)) * 2) + 0.4f, 0, 1);
                (colours[i], opacities[i]) = material.At(offset, aside, spot);
            }
        }

        Plane matte = new(label.Width, label.Height);
        for (int i = 0; i < opacities.Length; i++)
        {
            matte.Samples[i] = strokes.Cover.Samples[i] * opacities[i];
        }

        LensGlass.MixInPlace(picture, matte, at => colours[at]);
    }
}
