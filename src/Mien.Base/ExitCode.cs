namespace Mien;

/// <summary>How the command line ends; docs/errors.md explains each to the person.</summary>
public enum ExitCode
{
    Done = 0,
    OurBug = 1,
    WrongUsage = 2,
    BadInputOrNoFace = 3,
    ModelOrDevice = 4,
    Ffmpeg = 5,
    Cancelled = 130,
}
