using Mien.Measurements;
using Mien.Measurements.Films;
using Mien.Measurements.Training;

// dotnet run -c Release --project bench/Mien.Measurements -- <what> [folder with photos of faces]
// Without a folder: the sample photos of the npm package @vladmandic/face-api.
string? folder = args.Length > 1 ? args[1] : null;
switch (args.FirstOrDefault())
{
    case "recall":
        DetectionRecall.Run(folder);
        break;
    case "rotation":
        DetectionRecall.RunRotations(folder);
        break;
    case "crowd":
        Crowds.Run(folder);
        break;
    case "hard-crowd":
        Crowds.RunHard(folder);
        break;
    case "cut" when args.Length > 1:
        CutFaces.Run(folder: args[1], limit: 60);
        break;
    case "poor-sources" when args.Length > 1:
        PoorSources.Run(folder: args[1]);
        break;
    case "spectacles" when args.Length > 1:
        Spectacles.Run(folder: args[1]);
        break;
    case "false-faces":
        FalseFaces.Run();
        break;
    case "speed":
        DetectionSpeed.Run(folder);
        break;
    case "identity" when args.Length > 2:
        IdentityDistances.Run(people: args[1], variants: args[2]);
        break;
    case "swaps" when args.Length > 1:
        SwapIdentities.Run(people: args[1], onnxPath: args.ElementAtOrDefault(2), variants: args.ElementAtOrDefault(3));
        break;
    case "flicker":
        Flicker.Run(pictures: folder);
        break;
    case "film-speed":
        FilmSpeed.Run();
        break;
    case "film-memory":
        FilmSpeed.RunMemory();
        break;
    case "film-kills":
        FilmKills.Run(folder);
        break;
    case "tracking":
        using (TrackedFilms films = new())
        {
            TrackingRuns.Cost(films);
            TrackingJitter.Run(films);
            TrackingRuns.Following(films);
            TrackingRuns.Borders(films);
        }

        SceneChanges.Run(folder);
        break;
    case "persons" when args.Length > 1:
        PersonClusters.Run(variants: args[1]);
        break;
    case "made-faces" when args.Length > 2:
        MadeFaces.Run(packPath: args[1], pictures: args[2]);
        break;
    case "training-speed" when args.Length == 3:
        TrainingSpeed.RunOurs(args[1], args[2]);
        break;
    case "network-speed":
        NetworkSpeed.Run();
        break;
    case "feeding":
        FeedingCost.Run();
        break;
    case "training-limits":
        TrainingLimits.Run();
        break;
    case "training-speed":
        TrainingSpeed.Run();
        break;
    default:
        Console.Error.WriteLine("recall [folder] | rotation [folder] | crowd [folder] | hard-crowd [folder] | cut <people> | poor-sources <people> | false-faces | speed [folder] | identity <people> <variants>"
            + " | swaps <people> [recogniser.onnx [variants]] | flicker [folder for pictures] | tracking [folder] | persons <variants>"
            + " | film-speed | film-memory | film-kills [count] | network-speed | made-faces <pack> <folder for pictures> | training-speed | training-limits | feeding");
        return 2;
}

return 0;
