using Mien.Faces.Atlases;
using Mien.Faces.Identity;
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
            Assert.All(exercise.Trust.Samples.Zip(s_face.Shown.Samples), pair => Assert.InRange(pair.First, 0, pair.Second));
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
    public void Make_CalmFace_OftenShowsSomethingAndSaysWhere()
    {
        CompletionExercises exercises = new(s_faces, [s_face], seed: 1);

        float[] changed = [.. Enumerable.Range(0, Numbers).Select(number => exercises.Make(number).Changed.Samples.Max())];

        Assert.InRange(changed.Count(most => most > 0.5f), Numbers / 3, Numbers - 2);
        Assert.Contains(changed, most => most == 0);
    }

    [Fact]
    public void Make_FaceThatIsNotCalm_IsShownAsItIsAndIsNoTruthForTheMouth()
    {
        CompletionFace smiling = s_face with { Mood = CompletionMood.Smiling, Known = new Plane(s_face.Shown.Width, s_face.Shown.Height) };
        CompletionExercises exercises = new(s_faces, [smiling], seed: 1);

        Assert.All(Enumerable.Range(0, 6), number => Assert.Equal(0, exercises.Make(number).Changed.Samples.Max()));
        Assert.All(Enumerable.Range(0, 6), number => Assert.Same(smiling.Known, exercises.Make(number).Known));
    }

    [Fact]
    public void Make_OtherPicturesOfThePerson_AreShownForTheCalmOne()
    {
        CompletionFace bright = s_face with { Picture = new(SizePx, SizePx, [.. Enumerable.Repeat((byte)250, 3 * SizePx * SizePx)]) };
        CompletionExercises exercises = new(s_faces, [s_face with { Others = [bright] }], seed: 1);

        CompletionExercise[] made = [.. Enumerable.Range(0, Numbers).Select(exercises.Make)];

        Assert.All(made, exercise => Assert.Same(s_face.Truth, exercise.Truth));
        Assert.Contains(made, exercise => exercise.Changed[128, 177] > 0.9f && exercise.Seen.Green[100, 40] > 0.75f);
    }

    [Fact]
    public void Variants_TheCalmestIsTheTruthOfThoseThatAreLessCalmAndTheSamePerson()
    {
        CompletionFace Variant(string photo, float calm, int person) => s_face with
        {
            Photo = photo,
            Calmness = calm,
            Mood = calm > 0.6f ? CompletionMood.Calm : CompletionMood.Smiling,
            Identity = Somebody(person),
        };

        CompletionFace[] found = [.. CompletionVariants.Of(
            [Variant("1_happy_2.jpg", 0.1f, 1), Variant("1_happy_0.jpg", 0.95f, 1), Variant("1_age_0.jpg", 0.9f, 1), Variant("1_gender_2.jpg", 0.1f, 2), Variant("2_happy_2.jpg", 0.2f, 3)])];

        Assert.Equal("1_happy_0.jpg", Assert.Single(found).Photo);
        Assert.Equal(["1_happy_2.jpg"], found[0].Others.Select(other => other.Photo));
    }

    [Fact]
    public void FoundFolds_OfASmilingFace_DarkenWhereItIsDarkerThanCalmOnes()
    {
        Planes folded = new(s_face.Truth.Red.Clone(), s_face.Truth.Green.Clone(), s_face.Truth.Blue.Clone());
        Plane fold = ExpressionFolds.Bands([ExpressionFolds.Cheek], 0.02f, folded.Width);
        foreach (Plane channel in (Plane[])[folded.Red, folded.Green, folded.Blue])
        {
            for (int i = 0; i < fold.Samples.Length; i++)
            {
                channel.Samples[i] *= 1 - (0.4f * fold.Samples[i]);
            }
        }

        byte[] found = Assert.Single(FoundFolds.In([s_face, s_face with { Mood = CompletionMood.Smiling, Truth = folded }]));

        Assert.InRange(FoundFolds.Of(found[(int)(0.65f * 256 * 256) - (int)(0.65f * 256 * 256 % 256) + (int)(0.336f * 256)]), -0.6f, -0.1f);
        Assert.Equal(0, FoundFolds.Of(found[(60 * 256) + 128]), 0.01f);
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

    private static FaceIdentity Somebody(int number)
    {
        float[] embedding = new float[128];
        embedding[number] = 1;
        return new(embedding);
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
            Shown = AtlasTrust.Of(mesh.Points, new Size(SizePx, SizePx), s_faces.Atlas, s_canonical),
            Known = AtlasTrust.Of(mesh.Points, new Size(SizePx, SizePx), s_faces.Atlas, s_canonical),
            Mood = CompletionMood.Calm,
            Truth = s_faces.Unwrap(picture.Read(Region.Of(picture.Size)), mesh),
        };
    }
}
