using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tracks;

/// <summary>Takes a <see cref="FaceMotion"/> apart into the rows of numbers that are smoothed each for itself, and puts it together again.</summary>
internal sealed class MotionChannels
{
    private const int PositionChannel = 0;
    private const int TurnChannel = 1;

    /// <summary>A quaternion's numbers change half as fast as the angle in radians.</summary>
    private const float RadiansPerQuaternion = 2;

    private readonly int[][] _groups;
    private readonly int _pointCount;

    public MotionChannels(CanonicalFace canonical, MeshSmoothing smoothing, bool withIrises)
    {
        int[] leftOpening = [.. MeshTopology.LeftEyeLoop];
        int[] rightOpening = [.. MeshTopology.RightEyeLoop];
        int[] leftLids = [.. MeshTopology.LeftLidsLoop];
        int[] rightLids = [.. MeshTopology.RightLidsLoop];
        int[] leftBrow = [.. MeshTopology.LeftEye.ToArray().Except([.. leftOpening, .. leftLids])];
        int[] rightBrow = [.. MeshTopology.RightEye.ToArray().Except([.. rightOpening, .. rightLids])];

        // The jaw moves with the lower lip: everything below the upper lip's middle.
        float lipHeight = canonical.Vertices[MeshTopology.UpperLipOuter].Y;
        int[] mouth = [.. All().Where(point => canonical.Vertices[point].Y < lipHeight).Union(MeshTopology.Lips.ToArray())];
        int[] rest = [.. All().Except([.. leftOpening, .. rightOpening, .. leftLids, .. rightLids, .. leftBrow, .. rightBrow, .. mouth])];
        int[] irises = withIrises ? [.. MeshTopology.LeftIris, .. MeshTopology.RightIris] : [];
        _groups = [leftOpening, rightOpening, leftLids, rightLids, irises, leftBrow, rightBrow, mouth, rest];
        _pointCount = _groups.Sum(group => group.Length);
        Settings =
        [
            smoothing.Position, smoothing.Turn,
            smoothing.Lids, smoothing.Lids, smoothing.Lids, smoothing.Lids, smoothing.Irises, smoothing.Brows, smoothing.Brows, smoothing.Mouth, smoothing.Rest,
        ];
    }

    /// <summary>How each channel is smoothed.</summary>
    public IReadOnlyList<OneEuroSettings> Settings { get; }

    /// <summary>How many numbers a channel has.</summary>
    public int LengthOf(int channel) => channel switch
    {
        PositionChannel => 3,
        TurnChannel => 5,
        _ => _groups[channel - 2].Length * 3,
    };

    /// <summary>What counts as 1 in a channel's speeds, in its own unit.</summary>
    public static float UnitOf(int channel, FaceMotion motion) => channel == PositionChannel ? motion.EyeDistancePx : 1;

    /// <param name="near">A rotation near this one: of q and −q, which are the same turn, the nearer is given.</param>
    public float[][] Split(FaceMotion motion, Quaternion near)
    {
        float[][] rows = new float[Settings.Count][];
        (float scale, Quaternion rotation, Vector3 translation) = motion.CanonicalToImage;
        Quaternion signed = Quaternion.Dot(rotation, near) < 0 ? -rotation : rotation;
        rows[PositionChannel] = [translation.X, translation.Y, translation.Z];
        rows[TurnChannel] =
        [
            MathF.Log(scale),
            signed.X * RadiansPerQuaternion, signed.Y * RadiansPerQuaternion, signed.Z * RadiansPerQuaternion, signed.W * RadiansPerQuaternion,
        ];
        for (int group = 0; group < _groups.Length; group++)
        {
            float[] row = rows[group + 2] = new float[_groups[group].Length * 3];
            for (int i = 0; i < _groups[group].Length; i++)
            {
                (motion.Shape[_groups[group][i]] / FaceMotion.EyeDistanceCm).CopyTo(row.AsSpan(i * 3));
            }
        }

        return rows;
    }

    public FaceMotion Join(IReadOnlyList<float[]> rows)
    {
        ReadOnlySpan<float> turn = rows[TurnChannel];
        Quaternion rotation = Quaternion.Normalize(new(turn[1], turn[2], turn[3], turn[4]));
        Vector3[] shape = new Vector3[_pointCount];
        for (int group = 0; group < _groups.Length; group++)
        {
            for (int i = 0; i < _groups[group].Length; i++)
            {
                shape[_groups[group][i]] = new Vector3(rows[group + 2].AsSpan(i * 3, 3)) * FaceMotion.EyeDistanceCm;
            }
        }

        return new(new(MathF.Exp(turn[0]), rotation, new(rows[PositionChannel])), shape);
    }

    private static IEnumerable<int> All() => Enumerable.Range(0, MeshTopology.FacePointCount);
}
