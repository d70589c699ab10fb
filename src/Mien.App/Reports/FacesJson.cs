using System.Numerics;
using Mien.App.Listing;
using Mien.Faces.Alignment;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Faces.Quality;

namespace Mien.App.Reports;

/// <summary>The report of `mien faces --json`. Points are [x, y] in pixels; (0, 0) is the centre of the top-left pixel.</summary>
public sealed record FacesJson
{
    public required IReadOnlyList<PhotoJson> Photos { get; init; }

    public static FacesJson Of(IEnumerable<PhotoFaces> photos) => new()
    {
        Photos = [.. photos.Select(photo => new PhotoJson
        {
            Path = photo.Path,
            Width = photo.Size.Width,
            Height = photo.Size.Height,
            Faces = [.. photo.Faces.Select((face, i) => Describe(i + 1, face))],
        })],
    };

    private static FaceJson Describe(int number, ListedFace listed)
    {
        FivePoints points = FivePoints.Of(listed.Face.Mesh);
        return new()
        {
            Number = number,
            Box = BoxJson.Of(listed.Face.Box),
            Score = Round(listed.Face.DetectionScore),
            Presence = Round(listed.Face.Presence),
            LeftEye = Point(points.LeftEye),
            RightEye = Point(points.RightEye),
            NoseTip = Point(points.NoseTip),
            MouthLeft = Point(points.MouthLeft),
            MouthRight = Point(points.MouthRight),
            Mesh = [.. listed.Face.Mesh.Flat().Select(Point)],
            YawDegrees = Round(listed.Pose.YawDegrees),
            PitchDegrees = Round(listed.Pose.PitchDegrees),
            RollDegrees = Round(listed.Pose.RollDegrees),
            EyeDistancePx = Round(listed.Readings.EyeDistancePx),
            Sharpness = Round(listed.Readings.Sharpness),
            CoveredShare = Round(listed.Readings.CoveredShare),
            LightEvenness = Round(listed.Readings.LightEvenness),
            Quality = QualityOf(listed.Readings),
            EyeLeft = Eye(listed.LeftEye),
            EyeRight = Eye(listed.RightEye),
            MouthOpenness = Round(listed.Mouth.Openness),
            AgeYears = Round(listed.Attributes.AgeYears),
            MaleProbability = Round(listed.Attributes.MaleProbability),
            Expressions = Enum.GetValues<Expression>().ToDictionary(
                expression => expression.ToString().ToLowerInvariant(), expression => Round(listed.Attributes.ProbabilityOf(expression))),
        };
    }

    private static QualityJson QualityOf(FaceReadings readings)
    {
        SourceQuality quality = SourceQuality.Of(readings);
        return new(quality.Score, quality.Parts.ToDictionary(part => part.Key.ToString().ToLowerInvariant(), part => Round(part.Value)));
    }

    private static EyeJson Eye(EyeState eye) => new(Round(eye.Openness), Round(eye.YawDegrees), Round(eye.PitchDegrees));

    private static double[] Point(Vector2 point) => [Round(point.X), Round(point.Y)];

    private static double Round(float value) => Math.Round(value, 3);

    public sealed record PhotoJson
    {
        public required string Path { get; init; }

        public required int Width { get; init; }

        public required int Height { get; init; }

        public required IReadOnlyList<FaceJson> Faces { get; init; }
    }

    public sealed record FaceJson
    {
        public required int Number { get; init; }

        public required BoxJson Box { get; init; }

        public required double Score { get; init; }

        public required double Presence { get; init; }

        public required double[] LeftEye { get; init; }

        public required double[] RightEye { get; init; }

        public required double[] NoseTip { get; init; }

        public required double[] MouthLeft { get; init; }

        public required double[] MouthRight { get; init; }

        public required double YawDegrees { get; init; }

        public required double PitchDegrees { get; init; }

        public required double RollDegrees { get; init; }

        /// <summary>The eyes' outer corners, if they lay flat in the picture.</summary>
        public required double EyeDistancePx { get; init; }

        /// <summary>0 … 1, as the two below; docs/detection.md says what they mean.</summary>
        public required double Sharpness { get; init; }

        public required double CoveredShare { get; init; }

        public required double LightEvenness { get; init; }

        /// <summary>How good a source the face would be.</summary>
        public required QualityJson Quality { get; init; }

        public required EyeJson EyeLeft { get; init; }

        public required EyeJson EyeRight { get; init; }

        public required double MouthOpenness { get; init; }

        public required double AgeYears { get; init; }

        public required double MaleProbability { get; init; }

        public required IReadOnlyDictionary<string, double> Expressions { get; init; }

        public required IReadOnlyList<double[]> Mesh { get; init; }
    }

    /// <param name="Score">0 … 100.</param>
    /// <param name="Parts">0 … 1: size, sharpness, turn, cover, light and expression; a half is poor.</param>
    public sealed record QualityJson(int Score, IReadOnlyDictionary<string, double> Parts);

    /// <summary>Openness is height over width of the opening; the gaze is relative to the head.</summary>
    public sealed record EyeJson(double Openness, double GazeYawDegrees, double GazePitchDegrees);
}
