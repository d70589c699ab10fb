namespace Mien.Faces.Persons;

/// <summary>Which of a film's persons a face is.</summary>
/// <param name="Person">Null: none of them.</param>
/// <param name="Distance">To the nearest person, whether it is that one or not; infinite when there are no persons.</param>
/// <param name="Margin">By how much the second nearest is farther; infinite when there is none.</param>
public sealed record PersonMatch(FilmPerson? Person, float Distance, float Margin)
{
    public bool IsKnown => Person is not null;
}
