using System.ComponentModel;
using System.Diagnostics;

namespace Mien.Video.Ffmpeg;

/// <summary>One running ffmpeg or ffprobe and its only owner: pipes to both ends, its words kept, gone when disposed.</summary>
/// <remarks>What it says is drained from the start, so that it never waits for us while we wait for it. Ctrl-C in a terminal reaches
/// it too, and it may end before our own token is cancelled; its end by that signal is therefore given a moment to become a cancellation.</remarks>
internal sealed class FfmpegProcess : IDisposable
{
    /// <summary>What ffmpeg ends with when a signal stopped it: by itself, or by SIGINT or SIGTERM before it listens.</summary>
    private static readonly int[] s_stoppedBySignal = [255, 130, 143];

    private static readonly TimeSpan s_signalPatience = TimeSpan.FromSeconds(0.5);

    private readonly Process _process;
    private readonly FfmpegWords _words = new();
    private readonly string _program;
    private readonly IReadOnlyList<string> _arguments;
    private bool _isDisposed;

    private FfmpegProcess(string program, IReadOnlyList<string> arguments, ProcessStartInfo start)
    {
        (_program, _arguments) = (program, arguments);
        _process = new() { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => _words.Add(line.Data ?? "");
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            _process.Dispose();
            throw FfmpegException.DoesNotStart(program, e);
        }

        _process.BeginErrorReadLine();
        Input = _process.StandardInput.BaseStream;
        Output = _process.StandardOutput.BaseStream;
    }

    /// <summary>The program's standard input; closing it tells it that nothing more comes.</summary>
    internal Stream Input { get; }

    internal int Id => _process.Id;

    /// <summary>The program's standard output.</summary>
    internal Stream Output { get; }

    /// <summary>What it has said so far; all that it said once it has ended.</summary>
    internal IReadOnlyList<string> Words => _words.Lines;

    /// <summary>What it has said so far of broken frames.</summary>
    internal IReadOnlyList<string> WordsOfDamage => _words.OfDamage;

    internal static FfmpegProcess Start(string program, IReadOnlyList<string> arguments) => new(program, arguments, new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        CreateNoWindow = true,
    });

    /// <summary>Runs a program that needs no input to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="FfmpegException">It does not start, or failed.</exception>
    internal static string ReadText(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using FfmpegProcess process = Start(program, arguments);
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        process.CloseInput();
        using StreamReader reader = new(process.Output);
        string text = reader.ReadToEnd();
        process.WaitForSuccess(cancellation);
        return text;
    }

    /// <summary>Tells the program that nothing more comes; one that is gone already is no fault here.</summary>
    internal void CloseInput()
    {
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // A broken pipe: how it ended says why.
        }
    }

    /// <summary>Waits for its end, once all its output was read.</summary>
    /// <exception cref="FfmpegException">It failed, or said that it could not write: FFmpeg ends well when only its last bytes are lost.</exception>
    /// <exception cref="OperationCanceledException">It was stopped because the token was cancelled.</exception>
    internal void WaitForSuccess(CancellationToken cancellation)
    {
        int exitCode = WaitForEnd(cancellation);
        if (exitCode != 0 || _words.TellOfLostBytes)
        {
            throw Failed(exitCode);
        }
    }

    /// <inheritdoc cref="WaitForSuccess"/>
    /// <returns>Its exit code.</returns>
    internal int WaitForEnd(CancellationToken cancellation)
    {
        CloseInput();
        using (cancellation.Register(Kill))
        {
            _process.WaitForExit(); // and until its words were read
        }

        if (s_stoppedBySignal.Contains(_process.ExitCode) && cancellation.CanBeCanceled)
        {
            cancellation.WaitHandle.WaitOne(s_signalPatience);
        }

        cancellation.ThrowIfCancellationRequested();
        return _process.ExitCode;
    }

    internal FfmpegException Failed(int exitCode) => FfmpegException.Failed(_program, _arguments, exitCode, _words.Sentence);

    internal void Kill()
    {
        try
        {
            // FFmpeg has no children. Killing a whole tree would stop it first, and stopped it would stay if we ended just then.
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Kill();
        _process.WaitForExit();
        CloseInput();
        _process.Dispose();
    }
}
