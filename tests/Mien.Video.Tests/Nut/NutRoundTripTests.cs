using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Nut;

namespace Mien.Video.Tests.Nut;

public sealed class NutRoundTripTests
{
    public static TheoryData<string> Formats() => [.. PlanarFormat.All.Where(format => format.NutTag is not null).Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Frames_ThroughFfmpeg_KeepPtsAndBytes(string name)
    {
        PlanarFormat format = PlanarFormat.Find(name)!;
        Random random = new(name.Length + format.BitDepth);
        Size size = new(random.Next(1, 40), random.Next(1, 40));
        AssertReturns(format, size, new(1, 90000), Pts(random, 6, 0, 4000), random);
    }

    [Theory]
    [InlineData(1001, 30000, 0)]
    [InlineData(1, 90000, 1L << 40)]
    [InlineData(1, 16000, 7)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 10_000_000, 1L << 52)]
    [InlineData(1001, 60000, 1L << 33)]
    public void AnyTimeBaseAndAnyPts_ThroughFfmpeg_AreExact(long numerator, long denominator, long start)
    {
        Random random = new((int)denominator);
        AssertReturns(PlanarFormat.Find("gray")!, new(3, 5), new(numerator, denominator), Pts(random, 12, start, 1 << 20), random);
    }

    [Fact]
    public void LargeFrames_ThroughFfmpeg_KeepBytes()
    {
        Random random = new(5);
        AssertReturns(PlanarFormat.Find("yuv420p")!, new(641, 363), new(1001, 30000), [0, 1, 2, 4, 8], random);
    }

    [Fact]
    public void Writer_WithoutFfmpeg_IsReadByOurReader()
    {
        using MemoryStream stream = new();
        NutHeader header = new()
        {
            FourCc = 0x34363248,
            Size = new(16, 8),
            TimeBase = new(1, 25),
            DecodeDelay = 2,
            ExtraData = [1, 2, 3],
            SampleAspectRatio = new(4, 3),
            Tags = new Dictionary<string, string> { ["r_frame_rate"] = "25/1", ["näme"] = "wört" },
        };
        NutWriter writer = new(stream, header);
        writer.Write(0, isKey: true, [9, 8, 7]);
        writer.Write(1L << 60, isKey: false, []);
        stream.Position = 0;
        NutReader reader = new(stream);

        Assert.Equal((header.FourCc, header.Size, header.TimeBase, 2), (reader.Header.FourCc, reader.Header.Size, reader.Header.TimeBase, reader.Header.DecodeDelay));
        Assert.Equal((header.SampleAspectRatio, "H264"), (reader.Header.SampleAspectRatio, reader.Header.FourCcText));
        Assert.Equal(header.ExtraData, reader.Header.ExtraData);
        Assert.Equal(header.Tags, reader.Header.Tags);
        Assert.Equal(new NutPacket { Pts = 0, IsKey = true, Size = 3 }, reader.ReadPacket());
        reader.ReadData(new byte[3]);
        Assert.Equal(new NutPacket { Pts = 1L << 60, IsKey = false, Size = 0 }, reader.ReadPacket());
        Assert.Null(reader.ReadPacket());
    }

    [Fact]
    public void Reader_OfDamagedBytes_EndsInTheFaultsOfItsContract()
    {
        using MemoryStream stream = new();
        NutWriter writer = new(stream, new() { FourCc = 1, Size = new(4, 4), TimeBase = new(1, 25) });
        writer.Write(3, isKey: true, new byte[50]);
        byte[] whole = stream.ToArray();
        Random random = new(8);
        for (int i = 0; i < 500; i++)
        {
            byte[] damaged = whole[..random.Next(1, whole.Length)];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Exception? fault = Record.Exception(() => ReadAll(damaged));
            Assert.True(fault is null or InvalidDataException or EndOfStreamException, fault?.ToString());
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        NutReader reader = new(new MemoryStream(bytes));
        while (reader.ReadPacket() is NutPacket packet)
        {
            reader.ReadData(new byte[Math.Min(packet.Size, 1 << 20)]);
        }
    }

    private static long[] Pts(Random random, int count, long start, int largestStep)
    {
        long[] pts = new long[count];
        for (int i = 0; i < count; i++)
        {
            pts[i] = i == 0 ? start : pts[i - 1] + random.Next(1, largestStep);
        }

        return pts;
    }

    private static void AssertReturns(PlanarFormat format, Size size, Rational timeBase, long[] pts, Random random)
    {
        byte[][] frames = [.. pts.Select(_ => new byte[format.FrameBytes(size)])];
        Array.ForEach(frames, random.NextBytes);
        using FfmpegProcess ffmpeg = FfmpegProcess.Start(Clips.Programs.Ffmpeg,
        [
            .. FfmpegOptions.Quiet, "-copyts", "-f", "nut", "-fpsprobesize", "0", "-i", "pipe:0",
            "-fps_mode", "passthrough", "-enc_time_base", timeBase.Ratio(), "-c:v", "rawvideo", "-f", "nut", "pipe:1",
        ]);
        Task write = Task.Run(() =>
        {
            NutWriter writer = new(ffmpeg.Input, new() { FourCc = format.NutTag!.Value, Size = size, TimeBase = timeBase });
            foreach ((long time, byte[] frame) in pts.Zip(frames))
            {
                writer.Write(time, isKey: true, frame);
            }

            ffmpeg.CloseInput();
        });
        NutReader reader = new(ffmpeg.Output);
        Rational scale = timeBase / reader.Header.TimeBase;
        for (int i = 0; i < pts.Length; i++)
        {
            NutPacket packet = reader.ReadPacket() ?? throw ffmpeg.Failed(0);
            byte[] data = new byte[packet.Size];
            reader.ReadData(data);
            Assert.Equal(new Rational(pts[i]) * scale, new Rational(packet.Pts));
            Assert.Equal(frames[i], data);
        }

        Assert.Null(reader.ReadPacket());
        write.GetAwaiter().GetResult();
        ffmpeg.WaitForSuccess(default);
        Assert.Empty(ffmpeg.Words);
        Assert.Equal((size, format.NutTag), (reader.Header.Size, reader.Header.FourCc));
    }
}
