namespace Mien.Faces.Mesh;

/// <summary>Names of MediaPipe's mesh points: the only place that knows their numbers. "Left" is left in the picture. A loop goes
/// once around and does not repeat its first point.</summary>
/// <remarks>Sources: the canonical face and the region lists of the attention network (both in @mediapipe/face_mesh), held
/// against them by tests.</remarks>
public static class MeshTopology
{
    /// <summary>Points of the face itself: 0 … 467.</summary>
    public const int FacePointCount = 468;

    /// <summary>With the two irises, 468 … 472 and 473 … 477.</summary>
    public const int PointCount = 478;

    public const int NoseTip = 4;

    /// <summary>Top of the forehead, as far as the mesh goes.</summary>
    public const int ForeheadTop = 10;

    public const int Chin = 152;

    /// <summary>Widest points of the outline, before the ears.</summary>
    public const int FaceSideLeft = 234, FaceSideRight = 454;

    public const int LeftEyeOuter = 33, LeftEyeInner = 133, RightEyeInner = 362, RightEyeOuter = 263;

    /// <summary>Ends of the nose in the middle line: between the eyes, and above the upper lip.</summary>
    public const int NoseBridge = 168, BelowNose = 2;

    /// <summary>First point of the chin below the lower lip.</summary>
    public const int BelowLowerLip = 18;

    /// <summary>Corners of the lips' outer edge.</summary>
    public const int MouthLeft = 61, MouthRight = 291;

    /// <summary>Middle of the lips, at their outer and inner edges.</summary>
    public const int UpperLipOuter = 0, UpperLipInner = 13, LowerLipInner = 14, LowerLipOuter = 17;

    public static ReadOnlySpan<int> FaceOvalLoop =>
    [
        10, 109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148,
        152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 356, 389, 251, 284, 332, 297, 338,
    ];

    /// <summary>The edge of the opening: outer corner [0], lower lid, inner corner [8], then the upper lid from outer to inner,
    /// so that [i] and [i + 8] face each other for i = 2 … 7 and [1], [9].</summary>
    public static ReadOnlySpan<int> LeftEyeOpening =>
        [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173];

    /// <inheritdoc cref="LeftEyeOpening"/>
    public static ReadOnlySpan<int> RightEyeOpening =>
        [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398];

    /// <summary>The edge of the opening, once around.</summary>
    public static ReadOnlySpan<int> LeftEyeLoop => [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246];

    /// <inheritdoc cref="LeftEyeLoop"/>
    public static ReadOnlySpan<int> RightEyeLoop =>
        [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466];

    /// <summary>The first ring around the opening: the lids.</summary>
    public static ReadOnlySpan<int> LeftLidsLoop => [130, 25, 110, 24, 23, 22, 26, 112, 243, 190, 56, 28, 27, 29, 30, 247];

    /// <inheritdoc cref="LeftLidsLoop"/>
    public static ReadOnlySpan<int> RightLidsLoop =>
        [359, 255, 339, 254, 253, 252, 256, 341, 463, 414, 286, 258, 257, 259, 260, 467];

    public static ReadOnlySpan<int> LeftBrowLoop => [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];

    public static ReadOnlySpan<int> RightBrowLoop => [300, 293, 334, 296, 336, 285, 295, 282, 283, 276];

    /// <summary>Centre, then the rim at image right, top, image left and bottom.</summary>
    public static ReadOnlySpan<int> LeftIris => [468, 469, 470, 471, 472];

    /// <inheritdoc cref="LeftIris"/>
    public static ReadOnlySpan<int> RightIris => [473, 474, 475, 476, 477];

    public static ReadOnlySpan<int> LipsOuterLoop =>
        [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];

    /// <summary>The edge of the mouth's opening.</summary>
    public static ReadOnlySpan<int> LipsInnerLoop =>
        [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191];

    /// <summary>Points of the lips that the attention network refines, in its order: four rings of twenty (outer edge, inner
    /// edge, two between), each the lower contour left to right, then the upper one's inside left to right.</summary>
    public static ReadOnlySpan<int> Lips =>
    [
        61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409,
        78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415,
        76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408,
        62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407,
    ];

    /// <summary>Points around the eye that the attention network refines, in its order: opening, two rings, brow.</summary>
    public static ReadOnlySpan<int> LeftEye =>
    [
        33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173,
        130, 25, 110, 24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190,
        226, 31, 228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223, 222, 221, 189,
        35, 124, 46, 53, 52, 65,
        143, 111, 117, 118, 119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
    ];

    /// <inheritdoc cref="LeftEye"/>
    public static ReadOnlySpan<int> RightEye =>
    [
        263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398,
        359, 255, 339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414,
        446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413,
        265, 353, 276, 283, 282, 295,
        372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
    ];

    /// <summary>The 68 points of iBUG 300-W, in its order: jaw 0–16, brows 17–26, nose 27–35, eyes 36–47, lips 48–67.</summary>
    /// <remarks>A convention of the community: the mesh's outline is not the jaw line that iBUG's annotators drew.</remarks>
    public static ReadOnlySpan<int> SixtyEight =>
    [
        162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389,
        71, 63, 105, 66, 107, 336, 296, 334, 293, 301,
        168, 197, 5, 4, 75, 97, 2, 326, 305,
        33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
        61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
    ];
}
