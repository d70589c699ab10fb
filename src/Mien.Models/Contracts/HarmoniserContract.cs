namespace Mien.Models.Contracts;

/// <summary>Names by which training writes and swapping reads the network that makes drawn faces belong to their pictures, and its rival that is given a
/// recogniser's vector in place of a drawn face (docs/harmoniser.md). Crops are framed as arcface_128 with the usual margin, square of side S;
/// colours are RGB, sRGB-encoded, 0 … 1; all is float32.</summary>
public static class HarmoniserContract
{
    /// <summary>The recipe that a card names, and what stands before the names of values.</summary>
    public const string Recipe = "live";

    /// <summary>Inputs [1,3,S,S]: the picture without and with the drawn face.</summary>
    public const string Target = "target", Drawn = "drawn";

    /// <summary>Input [1,1,S,S]: how much of each pixel was drawn over, 0 … 1.</summary>
    public const string Coverage = "coverage";

    /// <summary>The rival's input [1,N], of length 1; output of the network beside it, <see cref="IdentityFileName"/>.</summary>
    public const string Identity = "identity";

    /// <summary>Input [1,3,S,S] of <see cref="IdentityFileName"/>: the person who is wanted.</summary>
    public const string Source = "source";

    /// <summary>Output [1,3,S,S]: is added to the drawn face, or to the rival's target, about −1 … 1.</summary>
    public const string Change = "change";

    /// <summary>Output [1,1,S,S]: how far the change is made, 0 … 1.</summary>
    public const string Mask = "mask";

    /// <summary>The recogniser with its framing and its scaling of colours, beside the rival.</summary>
    public const string IdentityFileName = "identity.onnx";
}
