using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Finds hair that hangs before a source's face and has nearly the skin's colour and lightness: on another head it would be stripes on the cheeks.</summary>
/// <remarks>Streaks that begin at the outline and above the eyes are locks (<see cref="HairGround"/>). If these hang over the cheeks, the skin is learnt without them, for it would be
/// learnt from them. On their side of the face hair is then what is unlike that skin or streaky or a little of both, and whatever is outside of it (<see cref="HairCurtain"/>). A face
/// without a lock is left alone, whatever its light and colours.</remarks>
internal static class SourceHair
{
    /// <summary>Streaks, as multiples of what counts for hair: from where on they are hair alone, and from where on and from where on fully they speak for it.</summary>
    private const float Sure = 1.3f, SomeFrom = 0.8f, SomeTo = 1.6f;

    /// <summary>Radius of the gaps in a lock that are closed, in texels.</summary>
    private const float ClosingPx = 1.5f;

    /// <summary>What full streaks add to the unlikeness of a texel beside the inner face and of one in it.</summary>
    private const float OuterWeight = 0.6f, InnerWeight = 0.36f;

    /// <summary>Part of the skin's reference under hair from which on hair hangs over the cheeks and the skin is learnt anew, and what must be left of it for that.</summary>
    private const float HiddenFrom = 0.12f, LeastLeft = 0.1f;

    /// <returns>1 where there is hair, 0 elsewhere, small atlas.</returns>
    public static Plane Find(UnwrappedFace face, AtlasRegions regions)
    {
        HairGround ground = new(regions, face.Spectacles.AreWorn, SourceBeard.Of(face, regions).Strength > 0);
        Plane reference = MaskCombination.Product(regions.SkinReference, face.Visibility);
        Planes oklab = CalmColours.Of(Oklab.FromLinear(face.Linear), reference);
        Plane streaks = FaceStreaks.Find(face, regions);
        Plane locks = StreakyLocks(streaks, ground.AllowsStreaks, ground);
        if (!locks.Samples.Contains(1))
        {
            return locks;
        }

        Plane skin = Beside(reference, HairCurtain.Draw(locks, face.Visibility, ground));
        bool hangsOverCheeks = skin != reference;
        if (hangsOverCheeks)
        {
            locks = StreakyLocks(streaks, ground.Allows, ground);
            skin = Beside(reference, HairCurtain.Draw(locks, face.Visibility, ground));
        }

        Plane unlike = SkinModel.Learn(oklab, skin).Unlikeness(oklab, skin);
        float innerWeight = hangsOverCheeks ? InnerWeight : 0;
        Plane likeness = Each(unlike, i => !ground.Allows(i) ? 1 : SkinModel.LikenessOf(
            unlike.Samples[i] + ((ground.IsOuter(i) ? OuterWeight : innerWeight) * Ramp.Smooth(SomeFrom, SomeTo, streaks.Samples[i]))));
        Plane more = ground.Locks(OutsideCover.Find(likeness, regions));
        return HairCurtain.Draw(MaskCombination.Max(locks, OnSidesOf(locks, more)), face.Visibility, ground);
    }

    private static Plane StreakyLocks(Plane streaks, Func<int, bool> isAllowed, HairGround ground)
    {
        Plane strong = Each(streaks, i => isAllowed(i) && streaks.Samples[i] > Sure ? 1 : 0);
        Plane closed = Morphology.Erode(Morphology.Dilate(strong, ClosingPx), ClosingPx);
        return ground.Locks(Each(closed, i => isAllowed(i) ? closed.Samples[i] : 0));
    }

    /// <summary>The reference without what is hidden, if that is much and something is left.</summary>
    private static Plane Beside(Plane reference, Plane hidden)
    {
        Plane beside = Each(reference, i => reference.Samples[i] * (1 - hidden.Samples[i]));
        int all = reference.Samples.Count(weight => weight > 0.5f);
        int left = beside.Samples.Count(weight => weight > 0.5f);
        return left < (1 - HiddenFrom) * all && left > LeastLeft * all ? beside : reference;
    }

    /// <summary>A half of a face without a lock has no hair that is found by its colour: that may be a shadow.</summary>
    private static Plane OnSidesOf(Plane locks, Plane more)
    {
        int half = locks.Width / 2;
        bool isLeft = false;
        bool isRight = false;
        for (int i = 0; i < locks.Samples.Length; i++)
        {
            isLeft |= locks.Samples[i] > 0 && i % locks.Width < half;
            isRight |= locks.Samples[i] > 0 && i % locks.Width >= half;
        }

        return Each(more, i => (i % more.Width < half ? isLeft : isRight) ? more.Samples[i] : 0);
    }

    private static Plane Each(Plane like, Func<int, float> value)
    {
        Plane result = new(like.Width, like.Height);
        for (int i = 0; i < result.Samples.Length; i++)
        {
            result.Samples[i] = value(i);
        }

        return result;
    }
}
