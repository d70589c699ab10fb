using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Drawings;

/// <summary>Four panels: a source, its face laid flat, a target, and the target with the source's face.</summary>
internal static class WayOfAPicture
{
    private const float LineWidth = 1.9f;
    private static readonly Size s_size = new(1600, 620);
    private static readonly Panel[] s_panels = [.. Enumerable.Range(0, 4).Select(i => new Panel(36 + (i * 392), 36, 352, 548))];
    private static readonly Camera s_camera = new(
        new(176 * Canvas.Oversampling, 258 * Canvas.Oversampling), 15.6f * Canvas.Oversampling);
    private static readonly SoftLight s_fromTheLeft = new(
        new(-0.85f, 0.6f, 0.55f), LampColour: new(6.4f, 5.9f, 5.3f), Sky: new(0.34f, 0.36f, 0.42f), Ground: new(0.17f, 0.14f, 0.12f));

    private static readonly SoftLight s_fromTheRight = new(
        new(0.9f, 0.6f, 0.5f), LampColour: new(6.1f, 5.9f, 5.7f), Sky: new(0.34f, 0.37f, 0.44f), Ground: new(0.15f, 0.14f, 0.13f));

    public static Picture Draw()
    {
        CanonicalFace canonical = CanonicalFace.Load();
        Canvas canvas = new(s_size);
        canvas.Fill(Vector2.Zero, new(s_size.Width, s_size.Height), _ => -1, _ => Palette.Paper);
        foreach (Panel panel in s_panels)
        {
            panel.DrawGround(canvas);
        }

        Vector3[] calm = Expression.Calm(canonical.Vertices);
        Vector3[] smiling = Expression.Smile(canonical.Vertices);
        Matrix4x4 sourcePose = Pose(yawDegrees: -27, pitchDegrees: 3, rollDegrees: 2);
        Matrix4x4 targetPose = Pose(yawDegrees: 21, pitchDegrees: -2, rollDegrees: -4);
        Vector3[] outline = Outline(smiling);
        Sculpture targetBust = Bust.Of(canonical, smiling);
        ClayBust source = new(
            Bust.Of(canonical, calm), Outline(calm), sourcePose, s_fromTheLeft, Palette.Terracotta, Palette.Terracotta);
        ClayBust target = new(targetBust, outline, targetPose, s_fromTheRight, Palette.Slate, Palette.Slate);
        ClayBust result = new(targetBust, outline, targetPose, s_fromTheRight, Palette.Slate, Palette.Terracotta);

        DrawBust(canvas, s_panels[0], source, lineOpacity: 0.3f);
        DrawFlat(canvas, s_panels[1], canonical, source);
        DrawBust(canvas, s_panels[2], target, lineOpacity: 0.36f);
        DrawBust(canvas, s_panels[3], result, lineOpacity: 0);
        Picture picture = canvas.Finished();
        Signs.Draw(picture, s_panels);
        return picture;
    }

    private static Vector3[] Outline(Vector3[] face) => [.. MeshTopology.FaceOvalLoop.ToArray().Select(point => face[point])];

    /// <param name="yawDegrees">Positive turns the nose to the right of the picture.</param>
    /// <param name="pitchDegrees">Positive lowers the nose.</param>
    /// <param name="rollDegrees">Positive turns counter-clockwise as seen.</param>
    private static Matrix4x4 Pose(float yawDegrees, float pitchDegrees, float rollDegrees)
    {
        const float perDegree = MathF.PI / 180;
        return Matrix4x4.CreateRotationX(pitchDegrees * perDegree)
            * Matrix4x4.CreateRotationY(yawDegrees * perDegree)
            * Matrix4x4.CreateRotationZ(rollDegrees * perDegree);
    }

    private static void DrawBust(Canvas canvas, Panel panel, ClayBust bust, float lineOpacity)
    {
        TriangleRaster raster = bust.Seen(s_camera, panel.PixelSize);
        Planes shaded = bust.Shaded(raster);
        panel.Paint(canvas, pixel => (Colour(shaded, pixel), raster.Triangle[pixel] < 0 ? 0 : 1));
        if (lineOpacity > 0)
        {
            bool[] lines = bust.Lines(raster, LineWidth);
            panel.Paint(canvas, pixel => (Vector3.One, lines[pixel] ? lineOpacity : 0));
        }
    }

    private static void DrawFlat(Canvas canvas, Panel panel, CanonicalFace canonical, ClayBust source)
    {
        const float width = 316 * Canvas.Oversampling, height = 372 * Canvas.Oversampling;
        Vector2 middle = new(panel.PixelSize.Width / 2f, panel.PixelSize.Height / 2f);
        Affine2 textureToPanel = new(width, 0, middle.X - (width / 2), 0, height, middle.Y - (height / 2));
        FlatFace face = new(canonical, source.FacePoints, s_camera);
        TriangleRaster flat = FlatFace.Raster(canonical, textureToPanel, panel.PixelSize);
        Planes colours = face.Colours(source.Shaded(source.Seen(s_camera, panel.PixelSize)), flat);
        bool[] lines = face.Lines(flat, LineWidth);
        panel.Paint(canvas, pixel => (Colour(colours, pixel), flat.Triangle[pixel] < 0 ? 0 : 1));
        panel.Paint(canvas, pixel => (Vector3.One, face.Hidden(flat, pixel) * (0.16f + (IsHatched(pixel, panel.PixelSize.Width) ? 0.34f : 0))));
        panel.Paint(canvas, pixel => (Vector3.One, lines[pixel] ? 0.34f : 0));
    }

    private static bool IsHatched(int pixel, int width) => ((pixel % width) + (pixel / width)) % 24 < 5;

    private static Vector3 Colour(Planes planes, int pixel) =>
        new(planes.Red.Samples[pixel], planes.Green.Samples[pixel], planes.Blue.Samples[pixel]);
}
