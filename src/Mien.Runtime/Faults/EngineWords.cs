using System.Text.RegularExpressions;

namespace Mien.Runtime;

/// <summary>What the engine says, for people who do not build it.</summary>
internal static partial class EngineWords
{
    /// <summary>Without the place in the engine's source and the condition that did not hold there.</summary>
    public static string Plain(string message) => CheckedCondition().Replace(message, "$1").Trim();

    /// <summary>"/src/file.cc:136 function(types) condition was false. Words."</summary>
    [GeneratedRegex(@"^\S+\.(?:cc|cpp|h|hpp):\d+ .* was false\.\s*(\S.*)$", RegexOptions.Singleline)]
    private static partial Regex CheckedCondition();
}
