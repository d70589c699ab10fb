using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Resampling;

/// <summary>Walks along output rows, eight pixels at a time, and says which four samples of the source each pixel blends.</summary>
internal struct BilinearSteps
{
    private readonly Affine2 _map;
    private readonly Region _held;
    private readonly Vector256<float> _lastX;
    private readonly Vector256<float> _lastY;
    private readonly Vector256<float> _edgeX;
    private readonly Vector256<float> _edgeY;
    private Vector256<float> _startX;
    private Vector256<float> _startY;
    private Vector256<float> _exactX;
    private Vector256<float> _exactY;
    private Vector256<float> _fractionX;
    private Vector256<float> _fractionY;

    /// <param name="edge">Last column and row of the picture.</param>
    /// <param name="held">The part of it that is at hand.</param>
    public BilinearSteps(Affine2 outputToSource, (float X, float Y) edge, Region held)
    {
        _map = outputToSource;
        _held = held;
        _lastX = Vector256.Create((float)(held.Width - 1));
        _lastY = Vector256.Create((float)(held.Height - 1));
        _edgeX = Vector256.Create(edge.X);
        _edgeY = Vector256.Create(edge.Y);
    }

    /// <summary>Index of the sample up and left of each pixel.</summary>
    public Vector256<int> TopLeft { get; private set; }

    public Vector256<int> TopRight { get; private set; }

    public Vector256<int> BottomLeft { get; private set; }

    public Vector256<int> BottomRight { get; private set; }

    /// <summary>In double: far from the origin a float has too few digits left for the fraction.</summary>
    public void StartRow(int y)
    {
        _startX = Vector256.Create((float)((double)_map.Xy * y + _map.X0 - _held.X));
        _startY = Vector256.Create((float)((double)_map.Yy * y + _map.Y0 - _held.Y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveTo(int x)
    {
        Vector256<float> step = Vector256.Create((float)x) + Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
        _exactX = Vector256.MultiplyAddEstimate(step, Vector256.Create(_map.Xx), _startX);
        _exactY = Vector256.MultiplyAddEstimate(step, Vector256.Create(_map.Yx), _startY);
        Vector256<float> sourceX = Vector256.MinNative(Vector256.MaxNative(_exactX, Vector256<float>.Zero), _lastX);
        Vector256<float> sourceY = Vector256.MinNative(Vector256.MaxNative(_exactY, Vector256<float>.Zero), _lastY);
        Vector256<float> left = Vector256.Floor(sourceX);
        Vector256<float> top = Vector256.Floor(sourceY);
        _fractionX = sourceX - left;
        _fractionY = sourceY - top;
        Vector256<int> width = Vector256.Create(_held.Width);
        Vector256<int> leftIndex = Vector256.ConvertToInt32Native(left);
        Vector256<int> rightIndex = Vector256.ConvertToInt32Native(Vector256.MinNative(left + Vector256<float>.One, _lastX));
        Vector256<int> topRow = Vector256.ConvertToInt32Native(top) * width;
        Vector256<int> bottomRow = Vector256.ConvertToInt32Native(Vector256.MinNative(top + Vector256<float>.One, _lastY)) * width;
        TopLeft = topRow + leftIndex;
        TopRight = topRow + rightIndex;
        BottomLeft = bottomRow + leftIndex;
        BottomRight = bottomRow + rightIndex;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Blend(
        Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight) =>
        Mix(Mix(topLeft, topRight, _fractionX), Mix(bottomLeft, bottomRight, _fractionX), _fractionY);

    /// <summary>Fades to the outside value over the one pixel outside the picture's edge.</summary>
    public readonly Vector256<float> WithBorder(Vector256<float> value, float outside)
    {
        Vector256<float> x = _exactX + Vector256.Create((float)_held.X);
        Vector256<float> y = _exactY + Vector256.Create((float)_held.Y);
        return Mix(Vector256.Create(outside), value, Inside(x, _edgeX) * Inside(y, _edgeY));
    }

    private static Vector256<float> Inside(Vector256<float> position, Vector256<float> last)
    {
        Vector256<float> nearest = Vector256.Min(position, last - position) + Vector256<float>.One;
        return Vector256.Min(Vector256.Max(nearest, Vector256<float>.Zero), Vector256<float>.One);
    }

    private static Vector256<float> Mix(Vector256<float> from, Vector256<float> to, Vector256<float> fraction) =>
        Vector256.MultiplyAddEstimate(to - from, fraction, from);
}
