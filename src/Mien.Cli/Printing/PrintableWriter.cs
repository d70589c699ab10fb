using System.Text;

namespace Mien.Cli.Printing;

/// <summary>Passes only <see cref="PrintableText"/> on, whoever writes. A line ends where WriteLine says so, never within what it is given.</summary>
internal sealed class PrintableWriter : TextWriter
{
    private readonly TextWriter _inner;

    private PrintableWriter(TextWriter inner)
        : base(inner.FormatProvider) => _inner = inner;

    /// <summary>The writer stays its owner's: there is nothing to dispose of.</summary>
    public static TextWriter Over(TextWriter inner) => new PrintableWriter(inner);

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => _inner.Write(NewLine.Contains(value, StringComparison.Ordinal) ? value.ToString() : PrintableText.Of(value));

    public override void Write(string? value) => _inner.Write(value == NewLine ? _inner.NewLine : PrintableText.Of(value ?? ""));

    public override void WriteLine() => _inner.WriteLine();

    public override void WriteLine(string? value) => _inner.WriteLine(PrintableText.Of(value ?? ""));

    public override void Flush() => _inner.Flush();
}
