using Mien.Imaging.Pixels;

namespace Mien.Training.Packs.Parsing;

/// <summary>A crop as the parser will see it, and what its pixels show.</summary>
/// <param name="Labels">Of the picture's size.</param>
internal sealed record ParserItem(Picture Picture, FaceLabels Labels);
