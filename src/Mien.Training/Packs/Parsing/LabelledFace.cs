using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs.Parsing;

/// <summary>An upright face with its surroundings, and what is known of its pixels before anything is drawn.</summary>
/// <param name="Mesh">In pixels of the picture.</param>
/// <param name="Hair">0 … 1.</param>
/// <param name="IsBare">Whether nothing speaks for spectacles.</param>
internal sealed record LabelledFace(Picture Picture, FaceMesh Mesh, Plane Hair, bool IsBare);
