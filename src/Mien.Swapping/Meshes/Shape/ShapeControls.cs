namespace Mien.Swapping.Meshes.Shape;

/// <summary>Which mesh points carry a person's proportions and which are held still, chosen so that an expression (an open
/// mouth, a smile, raised brows, closed eyes) is not mistaken for a proportion. Numbers are MediaPipe mesh points.</summary>
internal static class ShapeControls
{
    /// <summary>Eye corners: lids move with the expression, corners hardly do. Left in the picture.</summary>
    public static readonly int[] LeftEyeCorners = [33, 133];

    public static readonly int[] RightEyeCorners = [263, 362];

    /// <summary>Everything that moves with an eye: its opening and the rings around it.</summary>
    public static readonly int[] LeftEye =
    [
        33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173,
        130, 25, 110, 24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190,
    ];

    public static readonly int[] RightEye =
    [
        263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398,
        359, 255, 339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414,
    ];

    public static readonly int[] LeftBrow = [70, 63, 105, 66, 107, 46, 53, 52, 65, 55];

    public static readonly int[] RightBrow = [300, 293, 334, 296, 336, 276, 283, 282, 295, 285];

    /// <summary>Ridge, tip, wings and base of the nose: bone and cartilage, each point follows the source by itself.</summary>
    public static readonly int[] Nose =
    [
        168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 97, 326, 129, 358, 64, 294, 48, 278, 115, 344, 220, 440, 45, 275,
        122, 351, 196, 419, 3, 248, 236, 456, 198, 420, 131, 360, 49, 279, 102, 331, 19, 94, 125, 354, 44, 274,
    ];

    /// <summary>Lips, all four rings: they move as one piece, since their form is expression.</summary>
    public static readonly int[] Mouth =
    [
        61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409,
        78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415,
        76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408,
        62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407,
    ];

    /// <summary>Where the mouth sits: the upper lip's middle and the corners; the lower lip falls with the jaw.</summary>
    public static readonly int[] MouthAnchors = [0, 61, 291, 13];
}
