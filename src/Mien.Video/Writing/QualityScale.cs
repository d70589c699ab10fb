namespace Mien.Video.Writing;

/// <summary>What the qualities 0, 80 and 100 are in each encoder's own measure; between them it runs straight.</summary>
/// <remarks>
/// | encoder | measure | 0 | 80 | 100 |
/// |---|---|---|---|---|
/// | x264 | CRF | 45 | 17 | 5 |
/// | x265 | CRF | 45 | 19 | 7 |
/// | SVT-AV1, libaom | CRF of 63 | 60 | 22 | 8 |
/// | VP9 | CRF of 63 | 60 | 22 | 8 |
/// | ProRes 4:2:2 | profile | proxy | HQ | HQ |
/// | ProRes 4:4:4 | profile | 4444 | 4444 | 4444 XQ |
/// | MPEG-4 | quantiser scale | 20 | 3 | 1 |
/// | NVENC, Quick Sync, AMF, VA-API H.264 and HEVC | quantiser or CQ | 45 | 19 | 7 |
/// | the same for AV1 | quantiser of 255 | 220 | 80 | 25 |
/// | VideoToolbox | its own 1 … 100 | 20 | 75 | 95 |
/// | V4L2 | thousandths of a bit per pixel | 20 | 250 | 600 |
/// FFV1 has no quality: it is lossless.
/// </remarks>
internal static class QualityScale
{
    private const int Usual = 80;

    /// <returns>The encoder's own number.</returns>
    internal static int Of(VideoEncoder encoder, int quality)
    {
        (int worst, int usual, int best) = encoder.Family switch
        {
            EncoderFamily.X264 => (45, 17, 5),
            EncoderFamily.X265 => (45, 19, 7),
            EncoderFamily.SvtAv1 or EncoderFamily.Aom or EncoderFamily.Vpx => (60, 22, 8),
            EncoderFamily.Mpeg4 => (20, 3, 1),
            EncoderFamily.VideoToolbox => (20, 75, 95),
            EncoderFamily.V4l2 => (20, 250, 600),
            EncoderFamily.ProRes => (0, 3, 3),
            EncoderFamily.Vaapi or EncoderFamily.Amf or EncoderFamily.Qsv when encoder.Codec == "av1" => (220, 80, 25),
            _ => (45, 19, 7),
        };
        double value = quality <= Usual
            ? worst + ((usual - worst) * quality / (double)Usual)
            : usual + ((best - usual) * (quality - Usual) / (100.0 - Usual));
        return (int)Math.Round(value);
    }
}
