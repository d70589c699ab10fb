using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Reads faces that wait to be written. Thread-safe, also while others are added.</summary>
internal sealed class WaitingFaces
{
    private readonly SafeFileHandle _file;
    private readonly PackRecord _layout;
    private readonly int _sizePx;

    /// <param name="waiting">What was written so far can be read.</param>
    public WaitingFaces(FileStream waiting, PackRecord layout, int sizePx)
    {
        waiting.Flush();
        (_file, _layout, _sizePx) = (waiting.SafeFileHandle, layout, sizePx);
    }

    public byte[] Record(PackedFace face) => Read(face, offset: 0, _layout.ByteCount);

    /// <returns>In pixels of the crop.</returns>
    public FaceMesh Mesh(PackedFace face) => new(MemoryMarshal.Cast<byte, Vector3>(Read(face, PackFields.Landmarks)).ToArray(), presence: 1);

    public float YawDegrees(PackedFace face) => MemoryMarshal.Read<float>(Read(face, PackFields.Pose));

    /// <returns>The crop.</returns>
    public Planes Planes(PackedFace face) => SampleBytes.ToPicture(Read(face, PackFields.Picture), _sizePx).Read(new(0, 0, _sizePx, _sizePx));

    /// <inheritdoc cref="FacePack.IsBare"/>
    public bool IsBare(PackedFace face) => SpectaclesBridge.IsBare(Planes(face), Mesh(face).Points);

    private byte[] Read(PackedFace face, string name)
    {
        PackField field = _layout.Fields.Single(field => field.Name == name);
        return Read(face, field.Offset, field.ByteCount);
    }

    private byte[] Read(PackedFace face, int offset, int count)
    {
        byte[] bytes = new byte[count];
        for (int read = 0; read < count;)
        {
            int more = RandomAccess.Read(_file, bytes.AsSpan(read), face.Offset + offset + read);
            read += more > 0 ? more : throw new EndOfStreamException("The file of waiting faces has become shorter.");
        }

        return bytes;
    }
}
