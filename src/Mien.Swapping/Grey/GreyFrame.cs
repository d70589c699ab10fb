using Mien.Faces;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Grey;

/// <summary>A frame without colour, into which only the brightness of what is written goes: each pixel keeps its own colour, which is none.</summary>
internal sealed class GreyFrame : IFrame
{
    /// <summary>A conversion from another profile leaves grey up to one step of 255 from grey.</summary>
    private const float MostColour = 1.5f / 255;

    /// <summary>Rows that are looked at together: a coloured face shows in the first.</summary>
    private const int StripRows = 16;

    private readonly IFrame _frame;

    private GreyFrame(IFrame frame) => _frame = frame;

    public Size Size => _frame.Size;

    /// <summary>The frame itself, unless the whole place of the face is grey in it.</summary>
    public static IFrame Around(IFrame frame, Face face) => IsGrey(frame, PlaceOf(face, frame.Size)) ? new GreyFrame(frame) : frame;

    public Planes Read(Region region) => _frame.Read(region);

    public void Write(Region region, Planes planes, Plane mask)
    {
        Planes before = _frame.Read(region);
        float[] change = Luma.OfEncoded(planes).Samples;
        SampleSums.Subtract(change, Luma.OfEncoded(before).Samples, change);
        for (int channel = 0; channel < 3; channel++)
        {
            SampleSums.Add(before[channel].Samples, change, before[channel].Samples);
        }

        _frame.Write(region, before, mask);
    }

    /// <returns>Empty when the face lies outside of the frame.</returns>
    private static Region PlaceOf(Face face, Size frame)
    {
        (int x, int y) = ((int)MathF.Floor(face.Box.X), (int)MathF.Floor(face.Box.Y));
        return new Region(x, y, (int)MathF.Ceiling(face.Box.Right) - x, (int)MathF.Ceiling(face.Box.Bottom) - y).Intersect(Region.Of(frame));
    }

    private static bool IsGrey(IFrame frame, Region place)
    {
        for (int y = place.Y; y < place.Bottom; y += StripRows)
        {
            Planes strip = frame.Read(new(place.X, y, place.Width, Math.Min(StripRows, place.Bottom - y)));
            for (int i = 0; i < strip.Green.Samples.Length; i++)
            {
                float green = strip.Green.Samples[i];
                if (MathF.Abs(strip.Red.Samples[i] - green) > MostColour || MathF.Abs(strip.Blue.Samples[i] - green) > MostColour)
                {
                    return false;
                }
            }
        }

        return !place.IsEmpty;
    }
}
