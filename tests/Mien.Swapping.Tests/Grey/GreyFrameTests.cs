using System.Numerics;
using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Grey;
using Mien.Video.Frames;

namespace Mien.Swapping.Tests.Grey;

public sealed class GreyFrameTests
{
    private static readonly Size s_size = new(48, 40);
    private static readonly Region s_face = new(8, 8, 32, 24);

    [Theory]
    [InlineData("gray", ColourTransfer.Sdr)]
    [InlineData("yuv420p", ColourTransfer.Sdr)]
    [InlineData("yuv444p", ColourTransfer.Sdr)]
    [InlineData("yuv420p10le", ColourTransfer.Sdr)]
    [InlineData("yuv420p10le", ColourTransfer.Pq)]
    public void Write_FilmWithoutColour_MovesBrightnessAlone(string name, ColourTransfer transfer)
    {
        VideoFrame frame = Neutral(name, transfer);
        byte[] before = frame.Samples.ToArray();
        int luma = frame.PlaneBytes(0).Length;

        PaintRed(GreyFrame.Around(frame, FaceAt(s_face)));

        Assert.False(frame.Samples[..luma].SequenceEqual(before.AsSpan(0, luma)));
        Assert.Equal(before[luma..], frame.Samples[luma..].ToArray());
    }

    [Theory]
    [InlineData(10, 10, false)] // in the face
    [InlineData(2, 30, true)] // beside it
    public void Around_OneColouredPlace_CountsInTheFaceAlone(int x, int y, bool isGrey)
    {
        VideoFrame frame = Neutral("yuv444p", ColourTransfer.Sdr);
        frame.PlaneBytes(2)[(y * s_size.Width) + x] += 3;

        Assert.Equal(isGrey, GreyFrame.Around(frame, FaceAt(s_face)) != frame);
    }

    [Fact]
    public void Around_FaceOutsideOfTheFrame_IsTheFrame()
    {
        VideoFrame frame = Neutral("gray", ColourTransfer.Sdr);

        Assert.Same(frame, GreyFrame.Around(frame, FaceAt(new(100, 100, 20, 20))));
    }

    private static VideoFrame Neutral(string name, ColourTransfer transfer)
    {
        PlanarFormat format = PlanarFormat.Find(name)!;
        FrameColours colours = FrameColours.Guess(name, s_size) with { Transfer = transfer };
        VideoFrame frame = new(format, colours, s_size, new byte[format.FrameBytes(s_size)], pts: 0);
        int middle = 1 << (format.BitDepth - 1);
        for (int plane = 0; plane < format.PlaneCount; plane++)
        {
            Span<byte> samples = frame.PlaneBytes(plane);
            for (int i = 0; i < samples.Length / format.BytesPerSample; i++)
            {
                int code = plane == 0 ? (middle / 2) + (i % (middle / 2)) : middle;
                if (format.BytesPerSample == 1)
                {
                    samples[i] = (byte)code;
                }
                else
                {
                    MemoryMarshal.Cast<byte, ushort>(samples)[i] = (ushort)code;
                }
            }
        }

        return frame;
    }

    private static void PaintRed(IFrame frame)
    {
        Planes red = new(s_face.Width, s_face.Height);
        Plane mask = new(s_face.Width, s_face.Height);
        red.Red.Samples.AsSpan().Fill(0.8f);
        mask.Samples.AsSpan().Fill(1);
        frame.Write(s_face, red, mask);
    }

    private static Face FaceAt(Region place) => new()
    {
        Box = new(place.X, place.Y, place.Width - 1, place.Height - 1),
        DetectionScore = 1,
        Mesh = new(new Vector3[MeshTopology.PointCount], presence: 1),
        Presence = 1,
    };
}
