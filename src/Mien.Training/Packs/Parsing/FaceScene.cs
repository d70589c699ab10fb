using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Figures.Drawing;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;
using Mien.Training.Packs.Spectacles;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>A face on whose picture things are drawn, while the labels follow.</summary>
/// <param name="face">Its picture is drawn on.</param>
/// <param name="other">Another person, whose hair and surroundings are borrowed.</param>
internal sealed class FaceScene(LabelledFace face, LabelledFace other, CanonicalFace canonical, SeededDraws draws)
{
    private const float GroundShare = 0.45f, ClothesShare = 0.45f, DyedShare = 0.3f, ForeignHairShare = 0.3f, LocksShare = 0.2f, SideStrandsShare = 0.12f, SunShare = 0.25f;
    private const float SpectaclesShare = 0.7f, DarkGlassShare = 0.3f, GlareShare = 0.3f, OverFrameShare = 0.12f, FrontShare = 0.45f, HatShare = 0.1f, ClothShare = 0.16f, ShadowShare = 0.18f, LettersShare = 0.05f;

    private readonly FaceMesh _mesh = face.Mesh;
    private readonly Picture _picture = face.Picture;
    private readonly FaceLabels _labels = FaceLabels.Of(face.Mesh, face.Hair, face.IsBare, face.Rims, BrowHair.In(face.Picture.Read(Region.Of(face.Picture.Size)), face.Mesh));
    private readonly Vector3 _skin = SkinOf(face);

    /// <summary>Draws this and that.</summary>
    public (Picture Picture, FaceLabels Labels) Draw()
    {
        Maybe(GroundShare, ChangeGround);
        Maybe(ClothesShare, ChangeClothes);
        Maybe(DyedShare, DyeHair);
        Maybe(ForeignHairShare, LayForeignHair);
        Maybe(LocksShare, () => Lay(FaceClass.Hair, draws.Happens(0.5f) ? HairCover.Locks(_mesh, draws) : HairCover.Strands(_mesh, draws)));
        Maybe(SideStrandsShare, () => Lay(FaceClass.Hair, HairCover.SideStrands(_mesh, draws)));
        Maybe(ClothShare, PutOnCloth);
        Maybe(HatShare, () => Lay(FaceClass.Other, FrontCover.Hat(_mesh, draws)));
        Maybe(SunShare, () => new HardLight(_mesh, canonical).On(_picture, draws).Rgb.CopyTo(_picture.Rgb, 0));
        Maybe(ShadowShare, () => FaceCovers.PaintInPlace(_picture, FaceCovers.CastShadow(_mesh, draws), draws));
        Maybe(face.IsBare ? SpectaclesShare : 0, PutOnSpectacles);
        Maybe(OverFrameShare, () => Lay(FaceClass.Hair, draws.Happens(0.5f) ? HairCover.Locks(_mesh, draws) : HairCover.Strands(_mesh, draws)));
        Maybe(FrontShare, () => Lay(FaceClass.Front, Something()));
        Maybe(LettersShare, WriteLetters);
        return (_picture, _labels);
    }

    private void Maybe(float share, Action draw)
    {
        if (draws.Happens(share))
        {
            draw();
        }
    }

    private void Lay(FaceClass kind, FaceCover cover) => _labels.Lay(kind, FaceCovers.PaintInPlace(_picture, cover, draws));

    private FaceCover Something()
    {
        FaceCover cover = draws.Below(9) switch
        {
            0 or 1 => FrontCover.Mask(_mesh, _skin, draws),
            2 => FrontCover.Microphone(_mesh, draws),
            3 => FrontCover.Cup(_mesh, draws),
            4 => FrontCover.Pole(_mesh, _skin, draws),
            5 => FrontCover.Veil(_mesh, draws),
            6 => FaceCovers.Thing(_mesh, draws),
            _ => HandCover.Draw(_mesh, _skin, draws),
        };
        cover = cover.Roundness == 0 && draws.Happens(0.4f) ? cover with { Roundness = draws.Uniform(0.1f, 0.6f), RoundPx = _mesh.Box.Width * draws.Uniform(0.01f, 0.06f) } : cover;
        return draws.Happens(0.5f) ? cover with { Colour = cover.Colour * InTheRoom() } : cover;
    }

    /// <summary>How light it is where the face is: a white mask in a dark room is grey.</summary>
    private float InTheRoom() => Math.Clamp(0.3f + (((0.3f * _skin.X) + (0.6f * _skin.Y) + (0.1f * _skin.Z)) * 1.2f), 0, 1);

    private void PutOnSpectacles()
    {
        DrawnSpectacles drawn = new(_mesh, draws);
        IReadOnlyList<Vector2[]> lenses = drawn.Lenses;
        if (draws.Happens(0.3f))
        {
            lenses.ToList().ForEach(lens => LensGlass.BendInPlace(_picture, lens, draws));
        }

        bool isDark = draws.Happens(DarkGlassShare);
        float light = isDark ? draws.Uniform(0.02f, 0.3f) : draws.Uniform(0.3f, 1);
        FaceCover glass = new(lenses, new(light * draws.Uniform(0.6f, 1.1f), light * draws.Uniform(0.6f, 1.1f), light * draws.Uniform(0.6f, 1.1f))) { Opacity = isDark ? draws.Uniform(0.4f, 1) : draws.Uniform(0, 0.12f) };
        Plane hidden = FaceCovers.PaintInPlace(_picture, glass, draws);
        if (isDark)
        {
            _labels.Lay(FaceClass.Lens, hidden);
        }

        Maybe(GlareShare, () => Glare(lenses));
        _labels.Lay(FaceClass.Frame, drawn.PaintInPlace(_picture, _labels[FaceClass.Hair], InTheRoom()));
    }

    /// <summary>A scarf, a hood, a headband or a collar, in folds. Where it hides the face it is in front: a band across the forehead must stay there.</summary>
    private void PutOnCloth()
    {
        Plane keeps = Polygon.Fill(ClothCover.Draw(_mesh, draws), _picture.Size), onFace = Polygon.Fill(_mesh.Flat(MeshTopology.FaceOvalLoop), _picture.Size);
        for (int i = 0; i < keeps.Samples.Length; i++)
        {
            onFace.Samples[i] *= keeps.Samples[i];
            keeps.Samples[i] = 1 - keeps.Samples[i];
        }

        Func<int, int, Vector3> texture = Texture();
        (float depth, float wave, float lean) = (draws.Uniform(0, 0.45f), draws.Uniform(0.02f, 0.12f), draws.Uniform(-1, 1));
        Replace(GaussianBlur.Apply(keeps, draws.Uniform(0.4f, 1.5f)), (x, y) => texture(x, y) * (1 + (depth * MathF.Sin((wave * (x + (lean * y))) + (2 * MathF.Sin(wave * 0.6f * y))))));
        _labels.Lay(FaceClass.Front, onFace);
    }

    /// <summary>A window or a lamp in the glass: as strong as that it hides what is behind.</summary>
    private void Glare(IReadOnlyList<Vector2[]> lenses)
    {
        Box box = _mesh.Box;
        float across = draws.Uniform(-0.2f, 0.2f), width = box.Width * draws.Uniform(0.02f, 0.12f);
        foreach (Vector2[] lens in lenses)
        {
            Box glass = Box.Around(lens);
            Vector2 middle = glass.Centre + new Vector2(across * glass.Width, 0);
            FaceCover shine = new([CoverOutline.Bar(middle - new Vector2(width, glass.Height), middle + new Vector2(width, glass.Height), width)], new(1, 1, 1));
            Plane within = Polygon.Fill(lens, _picture.Size);
            float strength = draws.Uniform(0.1f, 0.9f);
            Plane matte = Polygon.Fill(shine.Outlines[0], _picture.Size);
            for (int i = 0; i < matte.Samples.Length; i++)
            {
                matte.Samples[i] *= within.Samples[i] * strength;
            }

            Blend(matte, (_, _) => Vector3.One);
            _labels.Lay(FaceClass.Lens, matte);
        }
    }

    /// <summary>Another wall, wood or room behind head and hair.</summary>
    private void ChangeGround()
    {
        Plane keeps = Polygon.Fill(Around(1.15f), _picture.Size);
        float neck = _mesh[MeshTopology.Chin].Y;
        for (int i = 0; i < keeps.Samples.Length; i++)
        {
            bool isBelow = i / keeps.Width > neck;
            keeps.Samples[i] = Math.Max(keeps.Samples[i], isBelow ? 1 : Math.Clamp(face.Hair.Samples[i] * 1.5f, 0, 1));
        }

        keeps = GaussianBlur.Apply(Morphology.Dilate(keeps, 3), 1.5f);
        Replace(keeps, Texture());
    }

    /// <summary>Clothes from the neck down.</summary>
    private void ChangeClothes()
    {
        Box box = _mesh.Box;
        Vector2 chin = _mesh[MeshTopology.Chin];
        float collar = chin.Y + (box.Height * draws.Uniform(0.02f, 0.25f)), neck = box.Width * draws.Uniform(0.15f, 0.45f), dip = box.Height * draws.Uniform(0, 0.3f);
        int end = _picture.Height;
        Plane cloth = Polygon.Fill(
            [new(-1, collar + (box.Height * 0.15f)), new(chin.X - neck, collar), new(chin.X, collar + dip), new(chin.X + neck, collar), new(end, collar + (box.Height * 0.15f)), new(end, end), new(-1, end)],
            _picture.Size);
        for (int i = 0; i < cloth.Samples.Length; i++)
        {
            cloth.Samples[i] = 1 - (cloth.Samples[i] * (1 - face.Hair.Samples[i]));
        }

        Replace(cloth, Texture());
    }

    private void Replace(Plane keeps, Func<int, int, Vector3> texture)
    {
        Plane matte = new(keeps.Width, keeps.Height);
        for (int i = 0; i < matte.Samples.Length; i++)
        {
            matte.Samples[i] = 1 - keeps.Samples[i];
        }

        Blend(matte, texture);
        _labels.Lay(FaceClass.Other, matte);
    }

    /// <summary>Nothing at all, stripes, or a corner of the other's photo, enlarged; often dark, as clothes and rooms are that pass for hair.</summary>
    private Func<int, int, Vector3> Texture()
    {
        Vector3 one = new(draws.Uniform(), draws.Uniform(), draws.Uniform()), two = new(draws.Uniform(), draws.Uniform(), draws.Uniform());
        float dark = draws.Happens(0.4f) ? draws.Uniform(0.05f, 0.4f) : 1, turn = draws.Uniform(0, MathF.PI), wave = draws.Uniform(0.01f, 0.5f);
        (float x0, float y0) = MathF.SinCos(turn);
        int size = other.Picture.Width;
        switch (draws.Below(4))
        {
            case 0:
                return (x, y) => Vector3.Lerp(one, two, (((x * x0) + (y * y0)) / (2 * size)) + 0.5f) * dark;
            case 1:
                return (x, y) => Vector3.Lerp(one, two, 0.5f + (0.5f * MathF.Sin(wave * ((x * x0) + (y * y0))))) * dark;
            default:
                bool isRight = draws.Happens(0.5f), isLow = draws.Happens(0.4f);
                float part = draws.Uniform(0.15f, 0.3f) * size, gain = draws.Uniform(0.4f, 1.4f) * dark;
                (float left, float top) = (isRight ? size - part : 0, isLow ? size - part : 0);
                Planes corner = Resampler.Warp(other.Picture, Affine2.Translation(-left, -top).Then(Affine2.Scaling(size / part, size / part)), new Size(size, size), Border.Replicate);
                return (x, y) => new Vector3(corner.Red[x, y], corner.Green[x, y], corner.Blue[x, y]) * gain;
        }
    }

    /// <summary>Another colour, and lighter or darker.</summary>
    private void DyeHair()
    {
        float gain = MathF.Exp(draws.Uniform(-0.9f, 1.1f)), lift = draws.Uniform(0, 0.15f);
        Vector3 tint = draws.Happens(0.2f)
            ? new(draws.Uniform(0.3f, 1.5f), draws.Uniform(0.3f, 1.5f), draws.Uniform(0.3f, 1.5f))
            : new(draws.Uniform(0.95f, 1.2f), draws.Uniform(0.85f, 1.05f), draws.Uniform(0.6f, 1.15f));
        Blend(_labels[FaceClass.Hair], (x, y) => (((Colour(x, y) * gain) + new Vector3(lift)) * tint));
    }

    /// <summary>The other's hair on this head, often lower than it grows: fringes and curtains of every kind.</summary>
    private void LayForeignHair()
    {
        Box own = _mesh.Box, theirs = other.Mesh.Box;
        float scale = own.Width / theirs.Width * draws.Uniform(0.9f, 1.15f), fall = draws.Uniform(-0.02f, 0.35f) * own.Height, aside = draws.Uniform(-0.12f, 0.12f) * own.Width;
        bool isMirrored = draws.Happens(0.5f);
        Affine2 map = Affine2.Translation(-theirs.Centre.X, -theirs.Centre.Y)
            .Then(Affine2.Scaling(isMirrored ? -scale : scale, scale))
            .Then(Affine2.Translation(own.Centre.X + aside, own.Centre.Y + fall));
        Plane hair = Resampler.Warp(other.Hair, map, _picture.Size, Border.Constant(0));
        Planes colours = Resampler.Warp(other.Picture, map, _picture.Size, Border.Replicate);
        float shade = draws.Uniform(0, 0.4f);
        Plane shadow = GaussianBlur.Apply(hair, own.Width * draws.Uniform(0.01f, 0.04f));
        float light = MathF.Exp(draws.Uniform(-0.4f, 0.4f));
        for (int i = 0; i < hair.Samples.Length; i++)
        {
            // A half of hair shows half of the other's ground: what is sure is kept.
            hair.Samples[i] = Math.Clamp((hair.Samples[i] - 0.35f) / 0.55f, 0, 1);
        }

        Blend(shadow, (x, y) => Colour(x, y) * (1 - shade));
        Blend(hair, (x, y) => new Vector3(colours.Red[x, y], colours.Green[x, y], colours.Blue[x, y]) * light);
        _labels.Lay(FaceClass.Hair, hair);
    }

    private void WriteLetters()
    {
        Picture sheet = new(_picture.Width, _picture.Height);
        Box box = _mesh.Box;
        string text = new([.. Enumerable.Range(0, 3 + draws.Below(14)).Select(_ => (char)('A' + draws.Below(26)))]);
        TextStyle style = new() { SizePx = box.Width * draws.Uniform(0.12f, 0.45f), Bold = draws.Happens(0.5f), Ink = Ink.White };
        new Canvas(sheet).Write(text, CoverOutline.At(box, draws.Uniform(-0.5f, 0.4f), draws.Uniform(0.1f, 1)), style);
        Plane matte = sheet.Read(Region.Of(sheet.Size)).Red;
        Vector3 colour = draws.Happens(0.5f) ? Vector3.One : new(draws.Uniform(), draws.Uniform(), draws.Uniform());
        Blend(matte, (_, _) => colour);
        _labels.Lay(FaceClass.Front, matte);
    }

    private Vector3 Colour(int x, int y)
    {
        int at = 3 * ((y * _picture.Width) + x);
        return new Vector3(_picture.Rgb[at], _picture.Rgb[at + 1], _picture.Rgb[at + 2]) / 255;
    }

    private void Blend(Plane matte, Func<int, int, Vector3> texture)
    {
        for (int i = 0; i < matte.Samples.Length; i++)
        {
            float cover = matte.Samples[i];
            if (cover > 0)
            {
                (int y, int x) = Math.DivRem(i, matte.Width);
                Vector3 mixed = Vector3.Lerp(Colour(x, y), texture(x, y), cover);
                for (int channel = 0; channel < 3; channel++)
                {
                    _picture.Rgb[(3 * i) + channel] = SampleBytes.Of(mixed[channel]);
                }
            }
        }
    }

    private Vector2[] Around(float factor)
    {
        Vector2 middle = _mesh.Box.Centre;
        return Array.ConvertAll(_mesh.Flat(MeshTopology.FaceOvalLoop), point => middle + ((point - middle) * factor));
    }

    /// <summary>Between the tip of the nose and the sides of the face.</summary>
    private static Vector3 SkinOf(LabelledFace face)
    {
        Vector3 sum = default;
        foreach (int side in (int[])[MeshTopology.FaceSideLeft, MeshTopology.FaceSideRight])
        {
            Vector2 place = Vector2.Lerp(face.Mesh[MeshTopology.NoseTip], face.Mesh[side], 0.5f);
            int x = Math.Clamp((int)place.X, 0, face.Picture.Width - 1), y = Math.Clamp((int)place.Y, 0, face.Picture.Height - 1);
            int at = 3 * ((y * face.Picture.Width) + x);
            sum += new Vector3(face.Picture.Rgb[at], face.Picture.Rgb[at + 1], face.Picture.Rgb[at + 2]) / 510;
        }

        return sum;
    }
}
