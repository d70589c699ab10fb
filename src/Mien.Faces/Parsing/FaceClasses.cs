namespace Mien.Faces.Parsing;

/// <summary>The list of <see cref="FaceClass"/>.</summary>
public static class FaceClasses
{
    public const int Count = (int)FaceClass.Other + 1;

    /// <summary>In the order of the planes.</summary>
    public static IReadOnlyList<FaceClass> All { get; } = Enum.GetValues<FaceClass>();

    /// <summary>What lies before a face or hides it: hair, spectacles, things.</summary>
    public static IReadOnlyList<FaceClass> Covering { get; } = [FaceClass.Hair, FaceClass.Frame, FaceClass.Lens, FaceClass.Front];
}
