namespace Mien.Training.Data;

/// <summary>A folder of photos gives too little to learn faces from.</summary>
public sealed class FaceItemsException : MienException
{
    private FaceItemsException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    internal static FaceItemsException NoFolder(string folder) => new(
        "PHOTOS_MISSING", $"there is no folder {folder}", "name a folder with photos of faces");

    internal static FaceItemsException TooFew(string folder, int photos, int withFaces, int needed) => new(
        "TOO_FEW_FACES",
        $"{folder} has {photos} pictures, {withFaces} of them with a face that is large enough; {needed} are needed",
        "add photos in which faces are larger, or take a smaller --size");
}
