using Mien.Imaging.Pixels;

namespace Mien.Training.Packs;

/// <summary>One thing to learn from: what a swapper's network gets, and what it should make of it. All of one size.</summary>
/// <param name="Target">The picture on which a face is to be put.</param>
/// <param name="Drawn">The same with the face drawn on it.</param>
/// <param name="Coverage">How much of each pixel was drawn over, 0 … 1.</param>
/// <param name="Truth">What should come out; where <paramref name="HasTruth"/> is false there is no such picture, and this is
/// <paramref name="Drawn"/>.</param>
/// <param name="Mask">Where the drawing may be changed, 0 … 1: wherever a face was drawn, on the way there or back.</param>
/// <param name="Source">The person who is to be seen, as the photo shows them that was drawn from: never the truth itself.</param>
/// <param name="HasTruth">Whether the truth is a photo, or a teacher's result.</param>
internal sealed record SwapBack(Picture Target, Picture Drawn, Plane Coverage, Picture Truth, Plane Mask, Picture Source, bool HasTruth);
