using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Nut;

namespace Mien.Video.Reading;

/// <summary>Reads the frames of a film one after the other; FFmpeg decodes ahead only as far as a pipe holds.</summary>
/// <remarks>A film that is damaged in the middle gives what could be decoded. If FFmpeg got over it, <see cref="Notes"/> says what it
/// complained of; if not, the read after the last frame is the fault.</remarks>
public sealed class FrameReader : IDisposable
{
    private readonly FrameReadPlan _plan;
    private readonly FfmpegPrograms _programs;
    private readonly FramePool _pool;
    private readonly Queue<Rational?> _starts;
    private FfmpegProcess _process;
    private NutReader? _nut;
    private long _ptsScale = 1;
    private long _lastPts = long.MinValue;
    private bool _hasEnded;

    private FrameReader(FrameReadPlan plan, FfmpegPrograms programs, FramePool pool)
    {
        (_plan, _programs, _pool) = (plan, programs, pool);
        _starts = new(plan.Starts);
        _process = StartNext();
    }

    /// <summary>What FFmpeg complained of so far, such as damage that it got over; empty when all went well.</summary>
    public IReadOnlyList<string> Notes => _process.Words;

    /// <summary>Those of the notes that tell of broken frames.</summary>
    public IReadOnlyList<string> Damage => _process.WordsOfDamage;

    /// <exception cref="FfmpegException">FFmpeg does not start.</exception>
    public static FrameReader Open(FrameReadPlan plan, FfmpegPrograms programs, FramePool pool) => new(plan, programs, pool);

    /// <returns>The next frame in the order of showing, which the caller disposes; null after the last. Its pts is above that of the frame before:
    /// one that a damaged film tells to show earlier is left out.</returns>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    public VideoFrame? Read(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        while (!_hasEnded)
        {
            using CancellationTokenRegistration kill = cancellation.Register(_process.Kill);
            if (ReadNext(cancellation) is not VideoFrame frame)
            {
                return null;
            }

            // The first frame of a run may lie before the range: it only shows where decoding began.
            bool isRising = frame.Pts > _lastPts;
            _lastPts = Math.Max(_lastPts, frame.Pts);
            if (isRising && !(frame.Pts < _plan.FromPts) && !(frame.Pts >= _plan.ToPts))
            {
                return frame;
            }

            frame.Dispose();
            if (frame.Pts >= _plan.ToPts)
            {
                Dispose(); // what FFmpeg could not cut off itself
            }
        }

        return null;
    }

    public void Dispose()
    {
        _hasEnded = true;
        _process.Dispose();
    }

    private VideoFrame? ReadNext(CancellationToken cancellation)
    {
        try
        {
            NutPacket? packet = NextPacket(cancellation);
            while (_starts.Count > 0 && (packet is not NutPacket found || PtsOf(found) > _plan.FromPts))
            {
                _process.Dispose();
                _process = StartNext();
                _nut = null;
                packet = NextPacket(cancellation);
            }

            _starts.Clear();
            if (packet is NutPacket next)
            {
                return ReadFrame(next);
            }
        }
        catch (EndOfStreamException)
        {
            // In the middle of a frame: FFmpeg's end says why.
        }
        catch (InvalidDataException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw FfmpegException.Unreadable(e);
        }

        _hasEnded = true;
        _process.WaitForSuccess(cancellation);
        return null;
    }

    private NutPacket? NextPacket(CancellationToken cancellation)
    {
        using CancellationTokenRegistration kill = cancellation.Register(_process.Kill);
        try
        {
            if (_nut is null)
            {
                _nut = new(_process.Output);
                Rational scale = _plan.TimeBase / _nut.Header.TimeBase; // FFmpeg may have chosen a finer one
                _ptsScale = scale.Denominator == 1 ? scale.Numerator : throw new InvalidDataException($"time stamps in {_nut.Header.TimeBase} s");
            }

            return _nut.ReadPacket();
        }
        catch (EndOfStreamException)
        {
            return null; // no header: no frames, or FFmpeg failed
        }
    }

    private VideoFrame ReadFrame(NutPacket packet)
    {
        VideoFrame frame = _pool.Rent(_plan.Format, _plan.Colours, _plan.FrameSize, PtsOf(packet));
        try
        {
            if (packet.Size != frame.Samples.Length)
            {
                throw new InvalidDataException($"a frame of {packet.Size} bytes instead of {frame.Samples.Length}");
            }

            _nut!.ReadData(frame.Samples);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private long PtsOf(NutPacket packet) => (packet.Pts / _ptsScale) - _plan.GivenShift;

    private FfmpegProcess StartNext()
    {
        FfmpegProcess process = FfmpegProcess.Start(_programs.Ffmpeg, _plan.Arguments(_starts.Dequeue()));
        process.CloseInput();
        PipeCapacity.Raise(process.Output);
        return process;
    }
}
