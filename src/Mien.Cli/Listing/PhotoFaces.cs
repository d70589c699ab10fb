using Mien.Imaging.Geometry;

namespace Mien.Cli.Listing;

/// <summary>The faces of one photo, left to right.</summary>
internal sealed record PhotoFaces(string Path, Size Size, IReadOnlyList<ListedFace> Faces);
