using Mien.Faces.Persons;

namespace Mien.Training.Packs.Completions;

/// <summary>Pictures of one person in one pose and light, as editors of faces make them: the calmest is the truth of those that show something.</summary>
internal static class CompletionVariants
{
    /// <summary>Who looks farther from the truth than this was made somebody else (<see cref="Faces.Identity.FaceIdentity"/>).</summary>
    private const float MostDistance = 0.42f;

    /// <summary>Less calm than the truth by this shows something.</summary>
    private const float LeastCalmer = 0.3f;

    public static string PersonOf(string photo) => PhotoPerson.NameOf(photo, PersonNaming.Prefix);

    /// <returns>The calm pictures of whom others show something, each with those.</returns>
    public static IEnumerable<CompletionFace> Of(IEnumerable<CompletionFace> faces) =>
        from person in faces.GroupBy(face => PersonOf(face.Photo))
        let calmest = person.MaxBy(face => face.Mood == CompletionMood.Calm ? face.Calmness : -1)
        where calmest.Mood == CompletionMood.Calm
        let others = person.Where(face => face != calmest && face.Calmness < calmest.Calmness - LeastCalmer && face.Identity!.DistanceTo(calmest.Identity!) < MostDistance).ToArray()
        where others.Length > 0
        select calmest with { Others = others };
}
