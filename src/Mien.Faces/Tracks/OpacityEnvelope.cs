namespace Mien.Faces.Tracks;

/// <summary>The highest opacity that nowhere exceeds a wish and nowhere changes faster than a fade: it goes down before a face is lost and up
/// after it appears.</summary>
internal static class OpacityEnvelope
{
    /// <param name="wishes">0 … 1 for each frame of one scene; 0 where there is no face. Beyond both ends nothing is wished: there is no fade at a cut.</param>
    /// <param name="times">Of the frames.</param>
    public static float[] Of(ReadOnlySpan<float> wishes, ReadOnlySpan<TimeSpan> times, TimeSpan fade)
    {
        float[] opacity = wishes.ToArray();
        for (int i = 1; i < opacity.Length; i++)
        {
            opacity[i] = Math.Min(opacity[i], opacity[i - 1] + (float)((times[i] - times[i - 1]) / fade));
        }

        for (int i = opacity.Length - 2; i >= 0; i--)
        {
            opacity[i] = Math.Min(opacity[i], opacity[i + 1] + (float)((times[i + 1] - times[i]) / fade));
        }

        return opacity;
    }
}
