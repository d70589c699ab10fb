namespace Mien.Evaluation.Judges;

/// <summary>Which colour a recogniser takes first.</summary>
public enum ChannelOrder
{
    Rgb,
    Bgr,
}
