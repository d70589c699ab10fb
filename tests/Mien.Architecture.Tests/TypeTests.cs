using System.Reflection;

namespace Mien.Architecture.Tests;

public sealed class TypeTests
{
    private static readonly string[] EmptyNames = ["Helper", "Manager", "Utils", "Util", "Common", "Misc"];

    [Fact]
    public void PublicClasses_AreSealedStaticOrAbstract()
    {
        string[] open = [.. PublicTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(Name)];

        Assert.Empty(open);
    }

    [Fact]
    public void Names_SayWhatTheThingIs()
    {
        string[] empty = [.. Types().Select(Name).Where(name => EmptyNames.Any(word => name.Contains(word, StringComparison.Ordinal)))];

        Assert.Empty(empty);
    }

    [Fact]
    public void Namespaces_FollowTheProject()
    {
        string[] strangers = [.. PublicTypes().Where(type => !BelongsTo(type)).Select(Name)];

        Assert.Empty(strangers);
    }

    [Fact]
    public void StaticFields_DoNotChange()
    {
        string[] mutable = [.. from type in Types()
                               from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                               where !field.IsInitOnly && !field.IsLiteral && !IsWrittenByTheCompiler(field)
                               select $"{Name(type)}.{field.Name}"];

        Assert.Empty(mutable);
    }

    private static IEnumerable<Type> PublicTypes() => Types().Where(type => type.IsVisible);

    private static IEnumerable<Type> Types() =>
        from assembly in Repository.Assemblies
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("Mien", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal)
        select type;

    // The base library is the root namespace itself, and the program's assembly is named as it is typed.
    private static bool BelongsTo(Type type) => type.Assembly.GetName().Name switch
    {
        "Mien.Base" => type.Namespace == "Mien",
        "mien" => type.Namespace!.StartsWith("Mien.Cli", StringComparison.Ordinal),
        string project => type.Namespace!.StartsWith(project, StringComparison.Ordinal),
        null => false,
    };

    private static bool IsWrittenByTheCompiler(FieldInfo field) => field.Name.Contains('<', StringComparison.Ordinal);

    private static string Name(Type type) => type.FullName ?? type.Name;
}
