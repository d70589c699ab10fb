using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Tests.Whole;

public sealed class SourceSkinTests
{
    private const float Good = 1, Poor = 0.3f;
    private const int LeftCheek = 50, RightCheek = 280, LeftBrow = 105, RightLid = 386;

    private static readonly MeshSwapContext s_context = MeshSwapContext.Of(CanonicalFace.Load(), workers: 1);

    [Theory]
    [InlineData(Good)]
    [InlineData(Poor)]
    public void Known_CalmSkin_IsKnownHoweverPoorThePhoto(float quality)
    {
        SourceSkin skin = Of(Calm(), quality, Filled(1));

        Assert.All(skin.Known(Filled(0)).Samples, known => Assert.Equal(1, known, 1e-3f));
        Assert.Equal(1, At(skin.Bare, LeftCheek), 1e-3f);
        Assert.Equal(0, At(skin.Bare, LeftBrow), 1e-3f);
    }

    [Fact]
    public void Known_WhatNoPhotoShows_IsUnknownButForFeatures()
    {
        Plane shown = Filled(1);
        for (int i = 0; i < shown.Samples.Length; i++)
        {
            shown.Samples[i] = i % shown.Width < shown.Width / 2 ? 1 : 0;
        }

        SourceSkin skin = Of(Calm(), Good, shown);

        Assert.Equal(1, At(skin.Known(Filled(0)), LeftCheek), 0.02f);
        Assert.Equal(0, At(skin.Known(Filled(0)), RightCheek), 0.02f);
        Assert.Equal(1, At(skin.Known(Filled(0)), RightLid), 0.15f);
        Assert.Equal(1, At(skin.Known(Filled(0)), MeshTopology.NoseTip), 0.02f);
    }

    [Fact]
    public void Known_StrongMarks_AreTheTargetsWhereThePhotoIsPoorAndThePersonsWhereItIsGood()
    {
        Planes face = Calm();
        MarkInPlace(face, LeftCheek);

        Assert.InRange(At(Of(face, Poor, Filled(1)).Known(Filled(0)), LeftCheek), 0, 0.2f);
        Assert.Equal(1, At(Of(face, Poor, Filled(1)).Known(Filled(0)), RightCheek), 0.02f);
        Assert.InRange(At(Of(face, Good, Filled(1)).Known(Filled(0)), LeftCheek), 0.9f, 1);
    }

    [Fact]
    public void Known_MarksOfAGoodPhoto_AreTheTargetsWhereItsFaceMovesOtherwise()
    {
        Planes face = Calm();
        MarkInPlace(face, LeftCheek);
        SourceSkin skin = Of(face, Good, Filled(1));

        Assert.InRange(At(skin.Known(Filled(1)), LeftCheek), 0, 0.2f);
        Assert.Equal(1, At(skin.Known(Filled(1)), RightCheek), 0.02f);
        Assert.InRange(At(skin.Known(Filled(0.05f)), LeftCheek), 0.9f, 1);
    }

    [Fact]
    public void ExpressionGap_OpenedMouth_IsThereAndOfTheSameFaceNowhere()
    {
        Vector3[] calm = s_context.Canonical.Vertices.ToArray(), open = (Vector3[])calm.Clone();
        foreach (int point in MeshTopology.LipsOuterLoop)
        {
            open[point].Y -= calm[point].Y < calm[MeshTopology.MouthLeft].Y ? 1.5f : 0;
        }

        Vector3[] expression = ExpressionGap.ExpressionOf(calm, s_context.Persons);

        Assert.All(ExpressionGap.Between(expression, expression, s_context).Samples, gap => Assert.Equal(0, gap));
        Plane gap = ExpressionGap.Between(expression, ExpressionGap.ExpressionOf(open, s_context.Persons), s_context);
        Assert.InRange(At(gap, MeshTopology.LowerLipOuter), 1, 2);
        Assert.InRange(At(gap, MeshTopology.LeftEyeOuter), 0, 0.3f);
    }

    [Fact]
    public void Known_Beard_IsNoBareSkinAndAlwaysThePersons()
    {
        Planes face = Calm();
        Vector2 cheek = s_context.Small.TexelOf[LeftCheek];
        Paint(face, (x, y) => Vector2.Distance(new(x, y), cheek) < 12 ? ((x + y) % 2 == 0 ? 0.05f : 0.12f) : null);

        SourceSkin skin = Of(face, Poor, Filled(1));

        Assert.Equal(0, At(skin.Bare, LeftCheek), 0.01f);
        Assert.InRange(At(skin.Known(Filled(0)), LeftCheek), 0.9f, 1);
    }

    /// <summary>Lines, as of a fold: 30 % darker.</summary>
    private static void MarkInPlace(Planes face, int point)
    {
        Vector2 place = s_context.Small.TexelOf[point];
        Paint(face, (x, y) => Vector2.Distance(new(x, y), place) < 16 && x % 4 < 2 ? 0.28f : null);
    }

    private static void Paint(Planes face, Func<int, int, float?> colour)
    {
        for (int i = 0; i < face.Green.Samples.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, face.Width);
            face.Green.Samples[i] = colour(x, y) ?? face.Green.Samples[i];
        }
    }

    private static SourceSkin Of(Planes face, float quality, Plane shown) => new(face, Calm(), shown, quality, s_context.Regions);

    private static Planes Calm() => new(Filled(0.4f), Filled(0.4f), Filled(0.4f));

    private static Plane Filled(float value)
    {
        Plane plane = new(s_context.Small.SizePx, s_context.Small.SizePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    private static float At(Plane plane, int point)
    {
        Vector2 texel = s_context.Small.TexelOf[point];
        return plane[(int)MathF.Round(texel.X), (int)MathF.Round(texel.Y)];
    }
}
