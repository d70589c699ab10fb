namespace Mien.Graphs;

/// <content>Products, pooling and sampling.</content>
internal static partial class ImportTable
{
    private static Dictionary<string, ImportRule> WindowRows() => new()
    {
        ["Conv"] = Make(node => OnImage(node, x => x.Conv(ToImage(node[1]), node.Optional(2), Strides(node), PadsOf(node, ImageSize(x), KernelOf(node)), (int)node.Integer("group", 1), Dilations(node)))),
        ["ConvTranspose"] = Make(ConvTranspose),
        ["MatMul"] = Make(MatMul),
        ["Gemm"] = Make(Gemm),
        ["MaxPool"] = Make(node => OnImage(node, x => node.OutputCount == 1 ? Pooled(node, x, (kernel, pads) => x.MaxPool(kernel, Strides(node), pads)) : throw node.Unsupported("the positions of MaxPool"))),
        ["AveragePool"] = Make(node => OnImage(node, x => AveragePool(node, x))),
        ["GlobalAveragePool"] = Make(node => node.X.Shape.Rank == 4 ? node.X.GlobalAveragePool() : node.X.ReduceMean([.. Enumerable.Range(2, node.X.Shape.Rank - 2)])),
        ["GlobalMaxPool"] = Each(x => x.ReduceMax([.. Enumerable.Range(2, x.Shape.Rank - 2)])),
        ["GridSample"] = Make(GridSample),
        ["Resize"] = Make(Resize),
        ["Upsample"] = Make(node => ResizeTo(node, Scaled(node, node.Has("scales") ? [.. node.Attributes.First(attribute => attribute.Name == "scales").Floats.Select(scale => (double)scale)] : [.. node.KnownValues(1).Reals]), "asymmetric")),
    };

    /// <summary>A signal [N,C,L] as an image of one row, and back.</summary>
    private static Tensor OnImage(ImportedNode node, Func<Tensor, Tensor> function) => node.X.Shape.Rank switch
    {
        4 => function(node.X),
        3 => function(node.X.Unsqueeze(2)).Squeeze(2),
        _ => throw node.Unsupported($"{node.X.Shape.Rank} axes"),
    };

    private static Tensor ToImage(Tensor weights) => weights.Shape.Rank == 3 ? weights.Unsqueeze(2) : weights;

    private static (int Height, int Width) TwoOf(int[] values, int otherwise) =>
        values.Length switch { 0 => (otherwise, otherwise), 1 => (otherwise == 0 ? 0 : 1, values[0]), _ => (values[0], values[1]) };

    private static (int Height, int Width) Strides(ImportedNode node) => TwoOf(node.Integers("strides"), 1);

    private static (int Height, int Width) Dilations(ImportedNode node) => TwoOf(node.Integers("dilations"), 1);

    private static (int Height, int Width) ImageSize(Tensor x) => (x.Shape[2], x.Shape[3]);

    private static (int Height, int Width) KernelOf(ImportedNode node) =>
        node.Has("kernel_shape") ? TwoOf(node.Integers("kernel_shape"), 1) : ImageSize(ToImage(node[1]));

    private static Pads PadsOf(ImportedNode node, (int Height, int Width) size, (int Height, int Width) kernel)
    {
        string mode = node.Text("auto_pad", "NOTSET");
        Pads same = Pads.Same(size, kernel, Strides(node), Dilations(node));
        return (mode, node.Integers("pads")) switch
        {
            ("SAME_UPPER", _) => same,
            ("SAME_LOWER", _) => new(same.Bottom, same.Right, same.Top, same.Left),
            ("VALID", _) or (_, []) => Pads.None,
            (_, [int left, int right]) => new(0, left, 0, right),
            (_, int[] pads) => new(pads[0], pads[1], pads[2], pads[3]),
        };
    }

    private static Tensor ConvTranspose(ImportedNode node)
    {
        if (node.Has("output_shape") || node.Text("auto_pad", "NOTSET") != "NOTSET")
        {
            throw node.Unsupported("a size in place of margins");
        }

        return OnImage(node, x => x.ConvTranspose(ToImage(node[1]), node.Optional(2), Strides(node), PadsOf(node, ImageSize(x), KernelOf(node)), (int)node.Integer("group", 1),
            Dilations(node), TwoOf(node.Integers("output_padding"), 0)));
    }

    private static Tensor MatMul(ImportedNode node)
    {
        (Tensor left, Tensor right) = (node[0], node[1]);
        Tensor product = (left.Shape.Rank == 1 ? left.Unsqueeze(0) : left).MatMul(right.Shape.Rank == 1 ? right.Unsqueeze(1) : right);
        product = left.Shape.Rank == 1 ? product.Squeeze(-2) : product;
        return right.Shape.Rank == 1 ? product.Squeeze(-1) : product;
    }

    private static Tensor Gemm(ImportedNode node)
    {
        (float alpha, float beta) = (node.Float("alpha", 1), node.Float("beta", 1));
        Tensor left = alpha == 1 ? node.X : node.X * alpha;
        Tensor? bias = node.Optional(2) is { } added && beta != 1 ? added * beta : node.Optional(2);
        return left.Gemm(node[1], bias, node.Integer("transA", 0) != 0, node.Integer("transB", 0) != 0);
    }

    private static Tensor Pooled(ImportedNode node, Tensor x, Func<(int Height, int Width), Pads, Tensor> pool)
    {
        Pads pads = PadsOf(node, ImageSize(x), KernelOf(node));
        if (Dilations(node) != (1, 1))
        {
            throw node.Unsupported("pooling with dilation");
        }

        return pool(KernelOf(node), node.Integer("ceil_mode", 0) == 0 ? pads : RoundedUp(x, KernelOf(node), Strides(node), pads));
    }

    /// <summary>Margins that make place for the last, incomplete window.</summary>
    private static Pads RoundedUp(Tensor x, (int Height, int Width) kernel, (int Height, int Width) strides, Pads pads)
    {
        int Missing(int size, int window, int stride)
        {
            int rest = (size - window) % stride;
            return rest == 0 ? 0 : stride - rest;
        }

        return pads with
        {
            Bottom = pads.Bottom + Missing(x.Shape[2] + pads.Top + pads.Bottom, kernel.Height, strides.Height),
            Right = pads.Right + Missing(x.Shape[3] + pads.Left + pads.Right, kernel.Width, strides.Width),
        };
    }

    private static Tensor AveragePool(ImportedNode node, Tensor x) => Pooled(node, x, (kernel, pads) =>
        node.Integer("count_include_pad", 0) == 0 || pads == Pads.None ? x.AveragePool(kernel, Strides(node), pads)
        : node.Integer("ceil_mode", 0) == 0 ? x.Pad(pads).AveragePool(kernel, Strides(node))
        : throw node.Unsupported("rounding up with margins counted"));

    private static Tensor GridSample(ImportedNode node)
    {
        if (node.Text("mode", "bilinear") is not ("bilinear" or "linear"))
        {
            throw node.Unsupported("sampling that is not linear");
        }

        GridBorder border = Enum.Parse<GridBorder>(node.Text("padding_mode", "zeros"), ignoreCase: true);
        return node.X.GridSample(node[1], border, node.Integer("align_corners", 0) != 0);
    }

    private static Tensor Resize(ImportedNode node)
    {
        string mapping = node.Text("coordinate_transformation_mode", node.Opset < 11 ? "asymmetric" : "half_pixel");
        if (node.Opset < 11)
        {
            return ResizeTo(node, Scaled(node, [.. node.KnownValues(1).Reals]), mapping);
        }

        int[] axes = node.Integers("axes", [.. Enumerable.Range(0, node.X.Shape.Rank)]);
        int[] sizes = node.X.Shape.ToArray();
        bool bySize = node.Optional(3) is { Shape.Count: > 0 };
        int[] given = bySize ? node.Known(3) : [.. axes.Zip(node.KnownValues(2).Reals, (axis, scale) => (int)Math.Floor(sizes[axis] * scale))];
        for (int i = 0; i < axes.Length; i++)
        {
            sizes[axes[i]] = given[i];
        }

        return ResizeTo(node, sizes, mapping);
    }

    private static int[] Scaled(ImportedNode node, double[] scales) => [.. node.X.Shape.Zip(scales, (size, scale) => (int)Math.Floor(size * scale))];

    private static Tensor ResizeTo(ImportedNode node, int[] sizes, string mapping)
    {
        if (node.X.Shape.Rank != 4 || sizes[0] != node.X.Shape[0] || sizes[1] != node.X.Shape[1])
        {
            throw node.Unsupported("resizing along other axes than the last two");
        }

        Interpolation interpolation = Enum.Parse<Interpolation>(node.Text("mode", "nearest"), ignoreCase: true);
        CellMapping cells = mapping switch
        {
            "half_pixel" => CellMapping.HalfPixel,
            "pytorch_half_pixel" when sizes[2] > 1 && sizes[3] > 1 => CellMapping.HalfPixel,
            "align_corners" => CellMapping.AlignCorners,
            "asymmetric" => CellMapping.Asymmetric,
            _ => throw node.Unsupported($"resizing by {mapping}"),
        };
        bool isFloor = node.Text("nearest_mode", node.Opset < 11 ? "floor" : "round_prefer_floor") == "floor";
        bool whole = sizes[2] % node.X.Shape[2] == 0 && sizes[3] % node.X.Shape[3] == 0;
        if (interpolation == Interpolation.Nearest && isFloor != (cells == CellMapping.Asymmetric) && !(whole && isFloor && cells == CellMapping.HalfPixel))
        {
            throw node.Unsupported("this rounding of the nearest cell");
        }

        return node.X.Resize(sizes[2], sizes[3], interpolation, cells, node.Integer("antialias", 0) != 0);
    }
}
