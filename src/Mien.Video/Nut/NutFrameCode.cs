namespace Mien.Video.Nut;

/// <summary>What one value of a frame's first byte stands for: the defaults of its header.</summary>
internal readonly record struct NutFrameCode
{
    internal NutFrameFlags Flags { get; init; }

    internal long PtsDelta { get; init; }

    internal int SizeMultiplier { get; init; }

    internal int SizeLeast { get; init; }

    internal int ReservedCount { get; init; }

    internal int HeaderIndex { get; init; }
}
