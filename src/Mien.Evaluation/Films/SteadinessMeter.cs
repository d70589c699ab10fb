using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Films;

/// <summary>Measures how a swapped face jumps in time: second differences of what it differs by from the original. A steady motion, a slow
/// drift and a constant difference count for nothing. One film, one thread.</summary>
/// <remarks>The second difference x₀ − 2x₁ + x₂ of independent values of deviation σ has the deviation √6·σ, so results are those σ.</remarks>
internal sealed class SteadinessMeter
{
    private const int CropPx = 96;

    /// <summary>Single pixels' noise is not flicker.</summary>
    private const float SmoothingPx = 1;

    /// <summary>The face's box and this part of it around.</summary>
    private const float Margin = 0.1f;

    private readonly Queue<Look> _looks = new();
    private double _jitter;
    private double _flicker;
    private double _pulse;

    public int Compared { get; private set; }

    public double JitterPercent => 100 * Root(_jitter);

    public double FlickerSteps => 255 * Root(_flicker);

    public double PulseSteps => 255 * Root(_pulse);

    /// <summary>Sees the same face in the next frame of both films.</summary>
    public void Add(IFrame original, FaceMesh originalMesh, IFrame result, FaceMesh resultMesh)
    {
        _looks.Enqueue(LookAt(original, originalMesh, result, resultMesh));
        if (_looks.Count == 3)
        {
            Compare([.. _looks]);
            _looks.Dequeue();
        }
    }

    /// <summary>The face was not seen, or another scene begins.</summary>
    public void Interrupt() => _looks.Clear();

    private static Look LookAt(IFrame original, FaceMesh originalMesh, IFrame result, FaceMesh resultMesh)
    {
        float scale = 1 / originalMesh.OuterEyeDistancePx;
        ReadOnlySpan<Vector3> from = originalMesh.Points[..MeshTopology.FacePointCount];
        ReadOnlySpan<Vector3> to = resultMesh.Points[..MeshTopology.FacePointCount];
        Vector2[] shifts = new Vector2[from.Length];
        for (int i = 0; i < shifts.Length; i++)
        {
            shifts[i] = new Vector2(to[i].X - from[i].X, to[i].Y - from[i].Y) * scale;
        }

        Affine2 imageToCrop = ImageToCrop(originalMesh);
        return new(shifts, Subtract(Brightness(result, imageToCrop), Brightness(original, imageToCrop)), Inside(originalMesh, imageToCrop));
    }

    private static Affine2 ImageToCrop(FaceMesh mesh)
    {
        float side = (1 + (2 * Margin)) * Math.Max(mesh.Box.Width, mesh.Box.Height);
        Vector2 centre = new(mesh.Box.X + (mesh.Box.Width / 2), mesh.Box.Y + (mesh.Box.Height / 2));
        float scale = CropPx / side;
        return Affine2.Similarity(scale, rotationDegrees: 0, new Vector2(CropPx / 2f) - (scale * centre));
    }

    private static Plane Brightness(IFrame frame, Affine2 imageToCrop) =>
        GaussianBlur.Apply(Luma.OfEncoded(Resampler.Warp(frame, imageToCrop, new(CropPx, CropPx), Border.Replicate)), SmoothingPx);

    private static Plane Subtract(Plane one, Plane other)
    {
        for (int i = 0; i < one.Samples.Length; i++)
        {
            one.Samples[i] -= other.Samples[i];
        }

        return one;
    }

    private static Plane Inside(FaceMesh mesh, Affine2 imageToCrop) =>
        Polygon.Fill(Array.ConvertAll(mesh.Flat(MeshTopology.FaceOvalLoop), imageToCrop.Apply), new(CropPx, CropPx));

    private void Compare(Look[] looks)
    {
        double jitter = 0;
        for (int i = 0; i < looks[0].Shifts.Length; i++)
        {
            jitter += (looks[0].Shifts[i] - (2 * looks[1].Shifts[i]) + looks[2].Shifts[i]).LengthSquared();
        }

        (double sum, double squares, int count) = (0, 0, 0);
        for (int i = 0; i < looks[1].Inside.Samples.Length; i++)
        {
            if (looks[1].Inside.Samples[i] > 0.5f)
            {
                double change = looks[0].Difference.Samples[i] - (2 * looks[1].Difference.Samples[i]) + looks[2].Difference.Samples[i];
                (sum, squares, count) = (sum + change, squares + (change * change), count + 1);
            }
        }

        double mean = sum / Math.Max(1, count);
        _jitter += jitter / looks[0].Shifts.Length;
        _flicker += squares / Math.Max(1, count);
        _pulse += mean * mean;
        Compared++;
    }

    private double Root(double squares) => Math.Sqrt(squares / 6 / Math.Max(1, Compared));

    /// <param name="Shifts">Of the result's points beside the original's, in distances between the outer eye corners.</param>
    /// <param name="Difference">Of brightness, result less original.</param>
    private sealed record Look(Vector2[] Shifts, Plane Difference, Plane Inside);
}
