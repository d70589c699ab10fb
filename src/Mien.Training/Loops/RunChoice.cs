using System.Globalization;

namespace Mien.Training.Loops;

/// <summary>Something that a person chose for a run, or that was chosen for them.</summary>
/// <param name="Name">The option's, without dashes: "learning-rate".</param>
/// <param name="Value">As the option takes it.</param>
/// <param name="MayChange">Whether a run can go on with another value; else the network or its items would be others.</param>
public sealed record RunChoice(string Name, string Value, bool MayChange)
{
    internal static RunChoice Of(string name, IFormattable value, bool mayChange = false) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture), mayChange);

    /// <param name="usual">Where nothing was chosen.</param>
    /// <exception cref="FormatException">The choice is no number.</exception>
    internal static T Number<T>(IReadOnlyDictionary<string, string> choices, string name, T usual)
        where T : IParsable<T> => choices.TryGetValue(name, out string? text) ? T.Parse(text, CultureInfo.InvariantCulture) : usual;
}
