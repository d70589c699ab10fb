namespace Mien.Evaluation.Films;

/// <summary>How steady a swapped film is, by the film it was made of: what the original does itself counts for nothing.</summary>
public sealed record FilmSteadiness
{
    /// <summary>That both films have.</summary>
    public required int Frames { get; init; }

    /// <summary>In whose middle a second difference was taken: the same face was seen in three frames of both.</summary>
    public required int Compared { get; init; }

    /// <summary>Frames in which the original shows a face and the result none at its place.</summary>
    public required int Lost { get; init; }

    /// <summary>How far landmarks of the result jump from frame to frame beside the original's, in percent of the distance between the outer
    /// eye corners: root mean square over all points of the mesh.</summary>
    public required double JitterPercent { get; init; }

    /// <summary>How much pixels inside the face jump in brightness beside the original's, in steps of 255.</summary>
    public required double FlickerSteps { get; init; }

    /// <summary>The same of the face's mean brightness: what the eye sees first.</summary>
    public required double PulseSteps { get; init; }
}
