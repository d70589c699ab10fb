using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Measurements;

/// <summary>How well persons are told apart at different thresholds: pictures of known people go in without any hint of who is who.</summary>
internal static class PersonClusters
{
    private const int Casts = 20;

    /// <param name="variants">Photos named person_edit_….jpg: one person edited in several ways.</param>
    public static void Run(string variants)
    {
        using PerceptionModels models = new();
        CanonicalFace canonical = CanonicalFace.Load();
        List<(string Person, PersonSample Sample)> all = [];
        foreach (string path in Directory.GetFiles(variants, "*.jpg").Order())
        {
            IFrame photo = Photo.Load(path).Frame;
            FaceAnalyzer analyzer = new(models);
            if (analyzer.Find(photo) is [Face face, ..])
            {
                all.Add((Path.GetFileName(path).Split('_')[0], new()
                {
                    Time = TimeSpan.FromSeconds(all.Count),
                    Box = face.Box,
                    Identity = analyzer.Identify(photo, face),
                    Quality = FaceQuality.Of(photo, face.Mesh, canonical),
                }));
            }
        }

        float[] qualities = [.. all.Select(one => one.Sample.Quality).Order()];
        Console.WriteLine($"{all.Count} pictures; median quality {qualities[qualities.Length / 2]:0.00}");
        foreach (int size in new int[] { 2, 5, 10, 30 })
        {
            Console.WriteLine("| people in the film | distance | persons found | pictures with somebody else's | pictures in their person's largest group |");
            Console.WriteLine("|---|---|---|---|---|");
            for (float distance = 0.325f; distance <= 0.476f; distance += 0.025f)
            {
                Report(all, size, distance);
            }
        }
    }

    private static void Report(List<(string Person, PersonSample Sample)> all, int size, float distance)
    {
        string[] people = [.. all.Select(one => one.Person).Distinct()];
        Random random = new(5);
        double found = 0, mixed = 0, together = 0;
        for (int cast = 0; cast < Casts; cast++)
        {
            string[] chosen = [.. random.GetItems(people, size * 3).Distinct().Take(size)];
            (string Person, PersonSample Sample)[] film = [.. all.Where(one => chosen.Contains(one.Person))];
            IReadOnlyList<FilmPerson> persons = PersonGathering.Gather(
                film.Select(one => one.Sample),
                new() { SamePersonDistance = distance, SampleInterval = TimeSpan.FromSeconds(0.4), Duration = TimeSpan.FromSeconds(all.Count) });

            // The gathering gives ranges; each picture is its own second.
            Dictionary<PersonSample, int> numbers = [];
            foreach ((_, PersonSample sample) in film)
            {
                numbers[sample] = persons.First(person => person.Ranges.Any(range => sample.Time >= range.Start && sample.Time < range.End)).Number;
            }

            found += (double)persons.Count / chosen.Length / Casts;
            mixed += 1 - (film.GroupBy(one => numbers[one.Sample]).Sum(group => (double)group.CountBy(one => one.Person).Max(pair => pair.Value)) / film.Length);
            together += film.GroupBy(one => one.Person).Sum(group => (double)group.CountBy(one => numbers[one.Sample]).Max(pair => pair.Value)) / film.Length / Casts;
        }

        Console.WriteLine($"| {size} | {distance:0.000} | {found * size:0.0} | {mixed / Casts * 100:0.0} % | {together * 100:0.0} % |");
    }
}
