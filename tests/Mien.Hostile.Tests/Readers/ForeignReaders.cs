namespace Mien.Hostile.Tests.Readers;

/// <summary>The one list of all ways in which foreign bytes come in.</summary>
internal static class ForeignReaders
{
    public static IReadOnlyList<ForeignReader> All { get; } =
        [.. PictureReaders.All(), .. ModelReaders.All(), .. TextReaders.All(), .. TrainingReaders.All(), .. FilmReaders.All()];
}
