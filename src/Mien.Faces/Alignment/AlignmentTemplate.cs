using System.Numerics;

namespace Mien.Faces.Alignment;

/// <summary>Where five points of a face lie in an aligned square crop, in fractions of its side, counted from the
/// centre of the top-left pixel, as OpenCV and so the field's networks have it.</summary>
/// <remarks>These are the templates that swappers and recognisers of the field were trained with; a network is only as good
/// as its template is right. Swappers name theirs; a person never has to.</remarks>
public sealed record AlignmentTemplate
{
    /// <summary>What packs of faces and the networks that learn from them see around a template, as a part of its side: see
    /// <see cref="WithMargin"/>.</summary>
    public const float UsualMargin = 0.15f;

    public required string Name { get; init; }

    /// <summary>The eye left in the picture.</summary>
    public required Vector2 LeftEye { get; init; }

    public required Vector2 RightEye { get; init; }

    public required Vector2 NoseTip { get; init; }

    public required Vector2 MouthLeft { get; init; }

    public required Vector2 MouthRight { get; init; }

    /// <summary>SimSwap, ghost: symmetric points, 112 px. SimSwap's own crop.</summary>
    public static AlignmentTemplate Arcface112V1 { get; } = Of(
        "arcface_112_v1",
        (0.35473214f, 0.45658929f), (0.64526786f, 0.45658929f), (0.5f, 0.61154464f), (0.37913393f, 0.776875f), (0.62086607f, 0.776875f));

    /// <summary>InsightFace's recognisers, 112 px.</summary>
    public static AlignmentTemplate Arcface112V2 { get; } = Of(
        "arcface_112_v2",
        (0.34191607f, 0.46157411f), (0.65653393f, 0.45983393f), (0.500225f, 0.64050536f), (0.37097589f, 0.82469196f), (0.63151696f, 0.82325089f));

    /// <summary>inswapper and hyperswap: <see cref="Arcface112V2"/> with 8 px more at either side, 128 px.</summary>
    public static AlignmentTemplate Arcface128 { get; } = Of(
        "arcface_128",
        (0.36167656f, 0.40387734f), (0.63696719f, 0.40235469f), (0.50019687f, 0.56044219f), (0.38710391f, 0.72160547f), (0.61507734f, 0.72034453f));

    /// <summary>FFHQ's crop: restorers, BlendSwap, UniFace.</summary>
    public static AlignmentTemplate Ffhq512 { get; } = Of(
        "ffhq_512",
        (0.37691676f, 0.46864664f), (0.62285697f, 0.46912813f), (0.50123859f, 0.61331904f), (0.39308822f, 0.725411f), (0.61150205f, 0.72490465f));

    /// <summary>HifiFace.</summary>
    public static AlignmentTemplate Mtcnn512 { get; } = Of(
        "mtcnn_512",
        (0.36562865f, 0.46733799f), (0.63305391f, 0.46585885f), (0.50019127f, 0.61942959f), (0.39032951f, 0.77598822f), (0.61178945f, 0.77476328f));

    /// <summary>DeepFaceLab's "whole face", for .dfm models.</summary>
    public static AlignmentTemplate DflWholeFace { get; } = Of(
        "dfl_whole_face",
        (0.35342266f, 0.39285716f), (0.62797622f, 0.39285716f), (0.48660713f, 0.5401786f), (0.38839287f, 0.68750011f), (0.59821427f, 0.68750011f));

    /// <summary>StyleGANEX, with much around the face.</summary>
    public static AlignmentTemplate Styleganex384 { get; } = Of(
        "styleganex_384",
        (0.42353745f, 0.52289879f), (0.57725008f, 0.52319972f), (0.50123859f, 0.61331904f), (0.43364461f, 0.68337652f), (0.57015325f, 0.68306005f));

    public static IReadOnlyList<AlignmentTemplate> All { get; } =
        [Arcface112V1, Arcface112V2, Arcface128, Ffhq512, Mtcnn512, DflWholeFace, Styleganex384];

    /// <summary>The five points in pixels of a crop: left eye, right eye, nose tip, left and right corner of the mouth.</summary>
    public Vector2[] PointsIn(int cropSizePx)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cropSizePx);
        return [LeftEye * cropSizePx, RightEye * cropSizePx, NoseTip * cropSizePx, MouthLeft * cropSizePx, MouthRight * cropSizePx];
    }

    /// <summary>The same framing with more around it.</summary>
    /// <param name="marginShare">How much is added at each side, as a part of this template's side; ≥ 0.</param>
    public AlignmentTemplate WithMargin(float marginShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(marginShare);
        return this with
        {
            LeftEye = Inside(LeftEye),
            RightEye = Inside(RightEye),
            NoseTip = Inside(NoseTip),
            MouthLeft = Inside(MouthLeft),
            MouthRight = Inside(MouthRight),
        };

        Vector2 Inside(Vector2 point) => (point + new Vector2(marginShare)) / (1 + (2 * marginShare));
    }

    private static AlignmentTemplate Of(
        string name,
        (float X, float Y) leftEye,
        (float X, float Y) rightEye,
        (float X, float Y) nose,
        (float X, float Y) mouthLeft,
        (float X, float Y) mouthRight) => new()
        {
            Name = name,
            LeftEye = new(leftEye.X, leftEye.Y),
            RightEye = new(rightEye.X, rightEye.Y),
            NoseTip = new(nose.X, nose.Y),
            MouthLeft = new(mouthLeft.X, mouthLeft.Y),
            MouthRight = new(mouthRight.X, mouthRight.Y),
        };
}
