namespace Mien.Faces.Persons;

/// <summary>A part of a film.</summary>
/// <param name="End">Not before the start; that moment itself is no longer in it.</param>
public readonly record struct TimeRange(TimeSpan Start, TimeSpan End)
{
    public TimeSpan Duration => End - Start;
}
