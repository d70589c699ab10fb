namespace Mien.Jobs.Reports;

/// <summary>How a target ended.</summary>
public enum TargetOutcome
{
    Swapped,

    /// <summary>No face, or none that was chosen; of a photo nothing was written.</summary>
    NoFace,

    /// <summary>A result of that name was there already; nothing was done.</summary>
    AlreadyThere,

    /// <summary>It could not be read, swapped, or its result not be written.</summary>
    Failed,
}
