namespace Mien;

/// <summary>A file that announces what is done to it (<see cref="Disk"/>).</summary>
internal sealed class DiskFile(string path, FileStreamOptions options) : FileStream(path, options)
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        Disk.Announce(DiskChange.Write, Name);
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Disk.Announce(DiskChange.Write, Name);
        base.Write(buffer);
    }

    public override void Flush(bool flushToDisk)
    {
        Disk.Announce(DiskChange.Flush, Name);
        base.Flush(flushToDisk);
    }
}
