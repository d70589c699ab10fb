using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;

namespace Mien.Training.Packs.Making;

/// <summary>Makes further faces of those of a pack's photos: people that nobody is, to be put on others. Thread-safe.</summary>
/// <remarks>Pose, place in the photo and photo are the first face's; landmarks follow the pixels; masks and identity are worked out anew.</remarks>
/// <param name="faces">Of photos, and to learn from: of people who are held out nothing is made.</param>
internal sealed class FaceMaker(WaitingFaces waiting, IReadOnlyList<PackedFace> faces, PackRecord layout, PerceivedFaceCache recogniser, long seed)
{
    /// <summary>So that a face's two kinds draw different numbers.</summary>
    private const long ReshapedFrom = 1L << 32;

    /// <summary>So many pairs are tried for a morph.</summary>
    private const int Attempts = 8;

    private readonly FaceMorph _morph = new(CanonicalFace.Load());
    private readonly MorphPairs _pairs = new(waiting, faces);

    /// <param name="first">Place in the faces.</param>
    /// <param name="number">Of the morphs, from 0.</param>
    /// <returns>The face, without a place in the file, and its record; null when no two faces are alike enough.</returns>
    public (PackedFace Face, byte[] Record)? Morph(int first, int number, CancellationToken cancellation)
    {
        SeededDraws draws = new(seed, number);
        for (int attempt = 0; attempt < Attempts && _pairs.Draw(first, draws, cancellation) is { } pair; attempt++)
        {
            if (_morph.Between(waiting.Planes(pair.First), waiting.Mesh(pair.First), waiting.Planes(pair.Second), waiting.Mesh(pair.Second), pair.Shape, pair.Texture) is { } made)
            {
                PackedFace face = pair.First with
                {
                    Person = $"morph {number + 1} of {pair.First.Person} and {pair.Second.Person}",
                    Kind = FaceKind.Morph,
                    MadeFrom = [pair.First, pair.Second],
                };
                return (face, RecordOf(pair.First, made, cancellation));
            }
        }

        return null;
    }

    /// <inheritdoc cref="Morph"/>
    /// <param name="number">Of the reshaped faces, from 0.</param>
    public (PackedFace Face, byte[] Record) Reshape(int first, int number, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        MadeFace made = new ShapeChange(new(seed, ReshapedFrom + number)).Apply(waiting.Planes(faces[first]), waiting.Mesh(faces[first]));
        PackedFace face = faces[first] with { Person = $"reshaped {number + 1} of {faces[first].Person}", Kind = FaceKind.Reshaped, MadeFrom = [faces[first]] };
        return (face, RecordOf(faces[first], made, cancellation));
    }

    private byte[] RecordOf(PackedFace first, MadeFace made, CancellationToken cancellation)
    {
        byte[] record = waiting.Record(first);
        Picture picture = made.ToPicture();
        SampleBytes.Write(picture, layout.Slice(record, PackFields.Picture));
        layout.WriteMesh(record, made.Mesh, picture.Size);
        ReadOnlySpan<float> identity = recogniser.Identify(picture, Face.Of(made.Mesh, detectionScore: 1), cancellation).Embedding;
        MemoryMarshal.AsBytes(identity).CopyTo(layout.Slice(record, PackFields.Identity));
        return record;
    }
}
