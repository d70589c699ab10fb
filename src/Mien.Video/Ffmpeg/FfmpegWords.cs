using System.Text.RegularExpressions;

namespace Mien.Video.Ffmpeg;

/// <summary>The last lines that a program said, and the sentence that a person can use of them. Safe for two threads.</summary>
internal sealed partial class FfmpegWords
{
    private const int MostLines = 40;
    private const int MostLetters = 400;
    private const int LinesTold = 3;

    private static readonly string[] s_empty = ["Conversion failed!", "Error opening output files", "Error opening input files", "Nothing was written"];

    /// <summary>What the system says when a disk takes no more.</summary>
    private static readonly string[] s_refusals = ["No space left on device", "Disk quota exceeded", "File too large", "Read-only file system"];

    /// <summary>What the system and FFmpeg 5.1 to 8 say when bytes do not reach a file.</summary>
    private static readonly string[] s_lostBytes =
    [
        .. s_refusals, "Error writing trailer",
        "av_interleaved_write_frame()", "Error muxing a packet", "Error submitting a packet to the muxer", "Error closing file", "Unable to re-open",
    ];

    private readonly Queue<string> _lines = [];
    private volatile bool _tellOfLostBytes;

    /// <summary>Whether it said that something could not be written.</summary>
    internal bool TellOfLostBytes => _tellOfLostBytes;

    /// <summary>The last lines without addresses and repetitions, oldest first.</summary>
    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines.Distinct()];
            }
        }
    }

    /// <summary>One line for an error message; empty when nothing was said.</summary>
    internal string Sentence
    {
        get
        {
            IReadOnlyList<string> all = Lines;
            string[] telling = [.. all.Where(line => !s_empty.Any(empty => line.StartsWith(empty, StringComparison.Ordinal)))];
            return string.Join("; ", (telling.Length > 0 ? telling : all).TakeLast(LinesTold));
        }
    }

    /// <summary>Those lines that tell of broken frames, not of what a decoder says when it begins in the middle.</summary>
    internal IReadOnlyList<string> OfDamage => [.. Lines.Where(line => Damage().IsMatch(line))];

    /// <summary>Whether a sentence says that a disk took no more.</summary>
    internal static bool TellOfDisk(string sentence) => s_refusals.Any(words => sentence.Contains(words, StringComparison.Ordinal));

    internal void Add(string line)
    {
        line = Address().Replace(line, "$1: ").Trim();
        if (line.Length == 0)
        {
            return;
        }

        _tellOfLostBytes |= s_lostBytes.Any(words => line.Contains(words, StringComparison.Ordinal));
        lock (_lines)
        {
            _lines.Enqueue(line.Length > MostLetters ? line[..MostLetters] : line);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>As one would type it: words with blanks or signs are quoted.</summary>
    internal static string CommandLine(string program, IEnumerable<string> arguments) =>
        string.Join(' ', arguments.Prepend(program).Select(word => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    [GeneratedRegex("error while decoding|corrupt|concealing|Invalid NAL|Invalid data|[Ii]nvalid|bitstream|breaks? off|prematurely|partial file|overread")]
    private static partial Regex Damage();

    // "[libx264 @ 0x55d0c8a0] broken" → "libx264: broken"
    [GeneratedRegex(@"\[([^\]@]+?) @ 0?x?[0-9a-fA-F]+\] ?")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[\w@%+=:,./-]+$")]
    private static partial Regex Plain();
}
