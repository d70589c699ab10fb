using Mien.Imaging.Geometry;

namespace Mien.App.Listing;

/// <summary>The faces of one photo, left to right.</summary>
public sealed record PhotoFaces(string Path, Size Size, IReadOnlyList<ListedFace> Faces);
