using System.Globalization;
using Mien.Hostile.Tests.Oracles;
using Mien.Hostile.Tests.Readers;

namespace Mien.Hostile.Tests;

/// <summary>Thousands of damaged inputs for all readers of foreign bytes.</summary>
/// <remarks>MIEN_HOSTILE_COUNT says how many (usual: 2,000), MIEN_HOSTILE_SEED which (any text; usual: 1). An input follows from the seed,
/// the reader's name and its own number, so one that fails comes again whatever the count.</remarks>
public sealed class HostileInputTests
{
    private static readonly int s_count = int.Parse(Environment.GetEnvironmentVariable("MIEN_HOSTILE_COUNT") ?? "2000", CultureInfo.InvariantCulture);
    private static readonly string s_seed = Environment.GetEnvironmentVariable("MIEN_HOSTILE_SEED") ?? "1";

    public static TheoryData<string> Names() => [.. ForeignReaders.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SoundFile_IsRead(string name)
    {
        ForeignReader reader = Of(name);

        Assert.All(reader.Seeds, seed => Assert.Null(Record.Exception(() => reader.Read(seed))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DamagedFiles_EndsWithAResultOrAFaultThatSpeaksForItself(string name)
    {
        ForeignReader reader = Of(name);
        Array.ForEach([.. reader.Seeds], reader.Read); // what a first call costs is not the input's
        int inputs = (int)Math.Ceiling(s_count * reader.Share / ForeignReaders.All.Sum(one => one.Share));
        List<string> failures = [];
        for (int number = 0; number < inputs && failures.Count < 5; number++)
        {
            byte[] input = Input(reader, number);
            if (HostileOracle.Judge(reader.Read, input, reader.MayThrow) is string wrong)
            {
                string kept = Path.Combine(Path.GetTempPath(), $"mien-hostile-{NameHash.Of(name):x8}-{s_seed}-{number}.bin");
                File.WriteAllBytes(kept, input);
                failures.Add($"{name}, seed {s_seed}, input {number} ({kept}): {wrong}");
            }
        }

        File.Delete(HostileOracle.LastInput);
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Fact]
    public void Inputs_OfOneSeed_AreTheSame() => Assert.All(ForeignReaders.All, reader => Assert.Equal(Input(reader, 3), Input(reader, 3)));

    private static ForeignReader Of(string name) => ForeignReaders.All.Single(reader => reader.Name == name);

    private static byte[] Input(ForeignReader reader, int number)
    {
        Random random = new((int)NameHash.Of($"{s_seed}|{reader.Name}|{number}"));
        return reader.Mutator(reader.Seeds[random.Next(reader.Seeds.Count)], random);
    }
}
