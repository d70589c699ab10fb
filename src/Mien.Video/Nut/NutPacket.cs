namespace Mien.Video.Nut;

/// <summary>The header of one frame in a NUT file; its bytes follow.</summary>
internal readonly record struct NutPacket
{
    /// <summary>In units of the file's time base.</summary>
    internal required long Pts { get; init; }

    internal required bool IsKey { get; init; }

    /// <summary>Bytes of the frame.</summary>
    internal required int Size { get; init; }
}
