using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Packs.Spectacles;

namespace Mien.Training.Packs.Parsing;

/// <summary>An upright face with its surroundings, and what is known of its pixels before anything is drawn.</summary>
/// <param name="Mesh">In pixels of the picture.</param>
/// <param name="Hair">0 … 1.</param>
/// <param name="IsBare">Whether nothing speaks for spectacles.</param>
/// <param name="Rims">Of the spectacles that are worn; null when there are none, or when they were not found well.</param>
internal sealed record LabelledFace(Picture Picture, FaceMesh Mesh, Plane Hair, bool IsBare, WornRims? Rims = null);
