namespace Mien;

/// <summary>What is done to a disk, each of which a disk may refuse.</summary>
internal enum DiskChange
{
    MakeFolder,
    Create,
    Write,
    Flush,
    Rename,
    Delete,
}
