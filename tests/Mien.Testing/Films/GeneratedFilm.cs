using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Pictures;

namespace Mien.Testing.Films;

/// <summary>A film whose every face is where the test says: frames are drawn one at a time, the same each time they are asked for.</summary>
public sealed class GeneratedFilm(IReadOnlyList<FilmScene> scenes, double framesPerSecond = 30)
{
    private const int NoiseTableLength = 1 << 16;
    private readonly float[] _noise = Noise();

    /// <summary>Standard deviation of the sensor's noise, in steps of 8 bits, for each sample by itself.</summary>
    public float NoiseSteps { get; init; }

    public int FrameCount => scenes.Sum(scene => scene.FrameCount);

    public Size Size => scenes[0].Background.Size;

    public TimeSpan TimeOf(int frame) => TimeSpan.FromSeconds(frame / framesPerSecond);

    /// <summary>The scene a frame belongs to and the seconds since its start.</summary>
    public (FilmScene Scene, float Seconds) SceneAt(int frame)
    {
        int first = 0;
        foreach (FilmScene scene in scenes)
        {
            if (frame < first + scene.FrameCount)
            {
                return (scene, (float)((frame - first) / framesPerSecond));
            }

            first += scene.FrameCount;
        }

        throw new ArgumentOutOfRangeException(nameof(frame), frame, "Beyond the film's end.");
    }

    /// <summary>Where an actor's face is: from its photo's pixels to the frame's; null while it is away.</summary>
    public Affine2? Truth(int frame, int actor)
    {
        (FilmScene scene, float seconds) = SceneAt(frame);
        return scene.Actors[actor].PhotoToFilm(seconds);
    }

    public Picture Frame(int frame)
    {
        (FilmScene scene, float seconds) = SceneAt(frame);
        Planes planes = scene.Background.Clone();
        foreach (FilmActor actor in scene.Actors)
        {
            if (actor.PhotoToFilm(seconds) is { } photoToFilm)
            {
                Paste.Into(planes, actor.Face.Photo, actor.Face.Patch, photoToFilm);
            }
        }

        Expose(planes, scene.LightAt(seconds), frame);
        return Picture.From(planes);
    }

    private void Expose(Planes planes, float light, int frame)
    {
        if (light == 1 && NoiseSteps == 0)
        {
            return;
        }

        Random random = new(frame);
        float sigma = NoiseSteps / 255;
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < planes.Height; y++)
            {
                Span<float> row = planes[channel].Row(y);
                int start = random.Next(NoiseTableLength);
                for (int x = 0; x < row.Length; x++)
                {
                    row[x] = (row[x] * light) + (sigma * _noise[(start + x) & (NoiseTableLength - 1)]);
                }
            }
        }
    }

    /// <summary>Numbers of a normal distribution.</summary>
    private static float[] Noise()
    {
        Random random = new(1);
        float[] noise = new float[NoiseTableLength];
        for (int i = 0; i < noise.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            noise[i] = (float)(radius * Math.Cos(Math.Tau * random.NextDouble()));
        }

        return noise;
    }
}
