using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Nut;

namespace Mien.Video.Writing;

/// <summary>Encodes frames into a segment, which appears under its name once it is complete; else nothing stays.</summary>
public sealed class FrameWriter : IDisposable
{
    private readonly EncodePlan _plan;
    private readonly FfmpegProcess _process;
    private readonly TemporaryOutput _output;
    private readonly NutWriter _nut;
    private readonly byte[] _padded;

    private FrameWriter(EncodePlan plan, FfmpegPrograms programs, string path)
    {
        _plan = plan;
        _padded = plan.EncodedSize == plan.Size ? [] : new byte[plan.Format.FrameBytes(plan.EncodedSize)];
        _output = TemporaryOutput.For(path, overwrite: true);
        _process = FfmpegProcess.Start(programs.Ffmpeg, plan.Arguments("file:" + _output.TemporaryPath));
        PipeCapacity.Raise(_process.Input);
        try
        {
            _nut = new(_process.Input, plan.Header);
        }
        catch (IOException)
        {
            using (this)
            {
                throw _process.Failed(_process.WaitForEnd(CancellationToken.None));
            }
        }
    }

    /// <param name="path">Of the segment; what stands there is replaced once the new one is complete.</param>
    /// <exception cref="FfmpegException">FFmpeg does not start.</exception>
    public static FrameWriter Open(EncodePlan plan, FfmpegPrograms programs, string path) => new(plan, programs, path);

    /// <summary>Encodes a frame, which stays the caller's.</summary>
    /// <param name="frame">Of the plan's format and size, with a pts above that of the frame before.</param>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    public void Write(VideoFrame frame, CancellationToken cancellation = default)
    {
        if (frame.Format != _plan.Format || frame.Size != _plan.Size)
        {
            throw new ArgumentException($"Expected {_plan.Size} of {_plan.Format}, got {frame.Size} of {frame.Format}.", nameof(frame));
        }

        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenRegistration kill = cancellation.Register(_process.Kill);
        try
        {
            _nut.Write(frame.Pts + _plan.PtsShift, isKey: true, Padded(frame));
        }
        catch (IOException)
        {
            // A broken pipe: FFmpeg's end says why.
            throw _process.Failed(_process.WaitForEnd(cancellation));
        }
    }

    private ReadOnlySpan<byte> Padded(VideoFrame frame)
    {
        if (_padded.Length == 0)
        {
            return frame.Samples;
        }

        FramePadding.Write(frame.Samples, _plan.Format, _plan.Size, _plan.EncodedSize, _padded);
        return _padded;
    }

    /// <summary>Waits for the encoder and gives the segment its name.</summary>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    public void Complete(CancellationToken cancellation = default)
    {
        _process.WaitForSuccess(cancellation);
        _output.Complete();
    }

    public void Dispose()
    {
        _process.Dispose();
        _output.Dispose();
    }
}
