using Mien.Hostile.Tests.Mutations;

namespace Mien.Hostile.Tests.Readers;

/// <summary>One way in which bytes that others made come into the program.</summary>
internal sealed record ForeignReader
{
    public required string Name { get; init; }

    /// <summary>Sound files.</summary>
    public required IReadOnlyList<byte[]> Seeds { get; init; }

    public required Mutator Mutator { get; init; }

    /// <summary>Reads the bytes and uses what was read, as the program would.</summary>
    public required Action<byte[]> Read { get; init; }

    /// <summary>The public methods that it goes through: "Type.Method".</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>What is documented beside faults of the world.</summary>
    public IReadOnlyList<Type> MayThrow { get; init; } = [];

    /// <summary>How many inputs it gets, against the usual number: less where one costs a process.</summary>
    public double Share { get; init; } = 1;

    /// <summary>A reader of files: each input is written first.</summary>
    public static Action<byte[]> OfFile(string name, Action<string> read) => bytes =>
    {
        string folder = Directory.CreateTempSubdirectory("mien-hostile-").FullName;
        try
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes(path, bytes);
            read(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    };
}
