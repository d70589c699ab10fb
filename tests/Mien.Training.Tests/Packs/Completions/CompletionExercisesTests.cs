using Mien.Faces.Atlases;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Training.Packs.Completions;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Completions;

public sealed class CompletionExercisesTests
{
    private const int SizePx = 512, Numbers = 24;

    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly CompletionFaces s_faces = new(null!, null!, s_canonical);
    private static readonly CompletionFace s_face = Face();

    [Fact]
    public void Make_HidesAPartAndTrustsNothingThatIsNotKnown()
    {
        CompletionExercises exercises = new(s_faces, [s_face], seed: 1);

        double[] shares = [.. Enumerable.Range(0, Numbers).Select(number =>
        {
            CompletionExercise exercise = exercises.Make(number);
            Assert.Same(s_face.Truth, exercise.Truth);
            Assert.All(exercise.Trust.Samples.Zip(exercise.Known.Samples), pair => Assert.InRange(pair.First, 0, pair.Second));
            Assert.All(exercise.Seen.Green.Samples, sample => Assert.InRange(sample, 0, 1));
            return exercise.Trust.Samples.Sum() / (double)exercise.Known.Samples.Sum();
        })];

        Assert.Contains(shares, share => share < 0.5);
        Assert.Contains(shares, share => share > 0.8);
    }

    [Fact]
    public void Make_SameNumber_GivesTheSame()
    {
        CompletionExercises exercises = new(s_faces, [s_face], seed: 1);

        Assert.Equal(exercises.Make(3).Seen.Red.Samples, exercises.Make(3).Seen.Red.Samples);
        Assert.Equal(exercises.Make(3).Trust.Samples, exercises.Make(3).Trust.Samples);
        Assert.NotEqual(exercises.Make(3).Seen.Red.Samples, exercises.Make(4).Seen.Red.Samples);
    }

    [Fact]
    public void EvenedLight_FaceDarkOnOneSide_IsAsLightOnBoth()
    {
        const int side = 256;
        Planes face = new(side, side);
        Plane known = new(side, side);
        known.Samples.AsSpan().Fill(1);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                float light = x < side / 2 ? 0.5f : 0.6f;
                (face.Red[x, y], face.Green[x, y], face.Blue[x, y]) = (light, light, light);
            }
        }

        Planes even = EvenedLight.Of(face, known);

        Assert.Equal(even.Green[30, 128], even.Green[side - 31, 128], 0.01f);
        Assert.InRange(even.Green[30, 128], 0.52f, 0.58f);
    }

    private static CompletionFace Face()
    {
        FaceMesh mesh = MeshExample.InPicture(s_canonical, SizePx);
        Picture picture = new(SizePx, SizePx, [.. Enumerable.Range(0, 3 * SizePx * SizePx).Select(i => (byte)(110 + (i % 3 * 20) + (i / 3 % 7)))]);
        return new()
        {
            Photo = "one.jpg",
            Picture = picture,
            Mesh = mesh,
            Known = AtlasTrust.Of(mesh.Points, new Size(SizePx, SizePx), s_faces.Atlas, s_canonical),
            Truth = s_faces.Unwrap(picture.Read(Region.Of(picture.Size)), mesh),
        };
    }
}
