namespace Mien.Training.Packs.Parsing;

/// <summary>There is nothing that a face parser could learn from.</summary>
public sealed class ParserDataException : MienException
{
    private ParserDataException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    internal static ParserDataException NoHairTeacher(string name) => new(
        "NOT_A_HAIR_TEACHER",
        $"{name} does not take a picture of 512 px with the mask of the frame before, [1,4,512,512]",
        "name MediaPipe's hair segmentation as an .onnx file");

    internal static ParserDataException TooFewPeople(string folder, int people, int needed) => new(
        "PARSER_TOO_FEW_PEOPLE",
        $"{folder} has faces of {people} people; {needed} are needed, so that some can be held out",
        "add people; if each photo shows another person, say --people file");
}
