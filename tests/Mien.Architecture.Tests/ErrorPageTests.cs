using System.Reflection;

namespace Mien.Architecture.Tests;

public sealed class ErrorPageTests
{
    private static readonly string Page = Repository.Read("docs/errors.md");

    public static TheoryData<Type> Faults() => [.. Repository.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(MienException)))];

    [Theory]
    [MemberData(nameof(Faults))]
    public void ErrorPage_ListsTheCodesOfEachFault(Type fault)
    {
        string[] codes = CodesOf(fault);

        Assert.True(fault.IsSealed, $"{fault.Name} must be sealed.");
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", Page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Faults_AreMadeOnlyByNamedFactories(Type fault) => Assert.Empty(fault.GetConstructors());

    [Fact]
    public void ErrorPage_ListsEachExitCode() => Assert.All(
        Enum.GetValues<ExitCode>(),
        code => Assert.Contains($"| {(int)code} |", Page, StringComparison.Ordinal));

    [Fact]
    public void ErrorPage_ListsNoCodeThatIsGone()
    {
        HashSet<string> raised = [.. Faults().SelectMany(row => CodesOf(row.Data))];
        string[] listed = [.. Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])];

        Assert.Empty(listed.Except(raised));
        Assert.Equal(listed.Distinct(), listed);
    }

    // A fault's codes are the upper-case string literals of its class: its constructors and factories load nothing else like them.
    private static string[] CodesOf(Type fault)
    {
        IEnumerable<MethodBase> bodies = fault
            .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>();
        return [.. bodies.SelectMany(method => LoadedStrings(method)).Where(IsCode).Distinct()];
    }

    private static bool IsCode(string text) =>
        text.Length >= 4 && text.Contains('_', StringComparison.Ordinal) && text.All(letter => letter is (>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9'));

    private static IEnumerable<string> LoadedStrings(MethodBase method)
    {
        const byte loadString = 0x72;
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + 4 < code.Length; i++)
        {
            // A string token is 0x70 in its highest byte; scanning every offset may only find too much, which IsCode sorts out.
            if (code[i] == loadString && code[i + 4] == 0x70)
            {
                yield return method.Module.ResolveString(BitConverter.ToInt32(code, i + 1));
            }
        }
    }
}
