using Mien.Imaging.Geometry;

namespace Mien.Faces.Persons;

/// <summary>Where a person's face is seen best, as a file keeps it.</summary>
/// <param name="Time">From the film's beginning.</param>
/// <param name="X">Left edge of the face's box, px of the frame.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">In px.</param>
/// <param name="Height">In px.</param>
public sealed record PersonMoment(TimeSpan Time, float X, float Y, float Width, float Height)
{
    /// <summary>Whether it is a place in a film at all: a file may say anything.</summary>
    internal bool IsPossible => Time >= TimeSpan.Zero && Width > 0 && Height > 0 && float.IsFinite(X + Y + Width + Height);

    internal static PersonMoment Of(PersonSample sample) => new(sample.Time, sample.Box.X, sample.Box.Y, sample.Box.Width, sample.Box.Height);

    internal Box Box => new(X, Y, Width, Height);
}
