using Mien.Graphs;

namespace Mien.Faces.Networks.Tflite;

/// <summary>The three custom operators of MediaPipe's attention mesh, made of standard ones. Source: the CPU kernels in
/// mediapipe/util/tflite/operations at commit 85c0cdc7 (landmarks_to_transform_matrix, transform_tensor_bilinear,
/// transform_landmarks; version 2 each).</summary>
internal static class AttentionOperators
{
    /// <summary>Landmarks2TransformMatrix: the map from cells of a region, which is turned along its axis and lies closely
    /// around its landmarks, to cells of the feature map.</summary>
    /// <param name="landmarks">[1,L,3] in cells of the feature map.</param>
    /// <returns>[1,4,4], rows (xx, xy, 0, x0), (yx, yy, 0, y0) and two of the identity.</returns>
    public static Tensor RegionToMap(Tensor landmarks, RegionOptions region)
    {
        Graph graph = landmarks.Graph;
        Tensor points = landmarks.Squeeze(0).Slice(1, 0, 2); // [L,2]
        Tensor axis = points.Gather([region.AxisEnd]) - points.Gather([region.AxisStart]); // [1,2]
        Tensor unit = axis / axis.ReduceL2([1]).Max(graph.Constant(1e-9f)); // [1,2]
        (Tensor cosine, Tensor sine) = Pair(unit.Split(1, 1, 1)); // [1,1] each, and so below

        (Tensor x, Tensor y) = Pair(points.Gather(region.Landmarks).Split(1, 1, 1)); // [n,1]
        (Tensor left, Tensor right) = Extent((x * cosine) + (y * sine));
        (Tensor top, Tensor bottom) = Extent((y * cosine) - (x * sine));
        Tensor middleX = (left + right) * 0.5f;
        Tensor middleY = (top + bottom) * 0.5f;
        Tensor stepX = (right - left) * (region.ScaleX / region.Width);
        Tensor stepY = (bottom - top) * (region.ScaleY / region.Height);

        Tensor xx = cosine * stepX;
        Tensor xy = -(sine * stepY);
        Tensor yx = sine * stepX;
        Tensor yy = cosine * stepY;
        (float halfWidth, float halfHeight) = (region.Width / 2f, region.Height / 2f);
        Tensor x0 = (middleX * cosine) - (middleY * sine) - (xx * halfWidth) - (xy * halfHeight);
        Tensor y0 = (middleX * sine) + (middleY * cosine) - (yx * halfWidth) - (yy * halfHeight);

        Tensor zero = graph.Constant([0f], [1, 1]);
        Tensor rest = graph.Constant([0, 0, 1, 0, 0, 0, 0, 1], [1, 8]);
        return Selection.Concat(1, xx, xy, zero, x0, yx, yy, zero, y0, rest).Reshape(1, 4, 4);
    }

    /// <summary>TransformTensorBilinear: the features of a region, bilinear; cells whose centre lies beyond the outermost
    /// centres of the map are 0.</summary>
    /// <param name="features">[1,C,H,W].</param>
    /// <param name="regionToMap">[1,4,4].</param>
    /// <returns>[1,C,height,width].</returns>
    public static Tensor SampleRegion(Tensor features, Tensor regionToMap, int height, int width)
    {
        Graph graph = features.Graph;
        int cells = height * width;
        float[] centres = new float[4 * cells]; // rows x, y, 0, 1
        for (int i = 0; i < cells; i++)
        {
            centres[i] = (i % width) + 0.5f;
            centres[cells + i] = (i / width) + 0.5f;
            centres[(3 * cells) + i] = 1;
        }

        Tensor halves = graph.Constant([features.Shape[3] / 2f, features.Shape[2] / 2f], [2, 1]);
        Tensor places = regionToMap.Squeeze(0).Slice(0, 0, 2).MatMul(graph.Constant(centres, [4, cells])); // [2,cells]
        Tensor fromCentre = places - halves;
        Tensor grid = (fromCentre / halves).Transpose(1, 0).Reshape(1, height, width, 2);

        // GridSample fades to 0 over the last half cell; the original cuts.
        Tensor inside = fromCentre.Abs().LessOrEqual(halves - 0.5f).Cast(ElementType.Float32).ReduceMin([0]); // [1,cells]
        return features.GridSample(grid) * inside.Reshape(1, 1, height, width);
    }

    /// <summary>TransformLandmarks: carries points along the map.</summary>
    /// <param name="points">[1,N,2].</param>
    /// <param name="map">[1,4,4].</param>
    /// <returns>[1,N,2].</returns>
    public static Tensor RegionPointsToCrop(Tensor points, Tensor map)
    {
        Tensor rows = map.Slice(1, 0, 2); // [1,2,4]
        Tensor linear = rows.Slice(2, 0, 2).Transpose(0, 2, 1); // [1,2,2]
        Tensor origin = rows.Slice(2, 3, 4).Transpose(0, 2, 1); // [1,1,2]
        return points.MatMul(linear) + origin;
    }

    private static (Tensor, Tensor) Extent(Tensor values) => (values.ReduceMin([0]), values.ReduceMax([0]));

    private static (Tensor, Tensor) Pair(IReadOnlyList<Tensor> two) => (two[0], two[1]);
}
