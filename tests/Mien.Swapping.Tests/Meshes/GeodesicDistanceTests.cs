using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

public sealed class GeodesicDistanceTests
{
    [Fact]
    public void From_SmoothColours_EqualsDijkstra()
    {
        Random random = new(4);
        Planes colour = new(23, 17);
        for (int y = 0; y < 17; y++)
        {
            for (int x = 0; x < 23; x++)
            {
                colour.Red[x, y] = (0.02f * x) + (x > 11 && y < 14 ? 1 : 0) + (0.01f * random.NextSingle());
            }
        }

        Plane seed = new(23, 17);
        seed[2, 2] = 1;

        Plane fast = GeodesicDistance.From(seed, colour, static (l, a, b) => MathF.Abs(l) + MathF.Abs(a) + MathF.Abs(b));

        float[] slow = Dijkstra(seed, colour);
        for (int i = 0; i < slow.Length; i++)
        {
            Assert.Equal(slow[i], fast.Samples[i], 1e-4f);
        }
    }

    [Fact]
    public void From_WallAllAround_StaysFarInside()
    {
        Planes colour = new(21, 21);
        for (int y = 8; y < 13; y++)
        {
            for (int x = 8; x < 13; x++)
            {
                colour.Red[x, y] = 0.5f;
            }
        }

        Plane seed = new(21, 21);
        seed[0, 0] = 1;

        Plane distance = GeodesicDistance.From(seed, colour, static (l, a, b) => MathF.Abs(l) + MathF.Abs(a) + MathF.Abs(b));

        Assert.Equal(0, distance[20, 20], 1e-5f);
        Assert.Equal(0.5f, distance[10, 10], 1e-5f);
    }

    private static float[] Dijkstra(Plane seed, Planes colour)
    {
        int width = seed.Width;
        float[] distance = [.. seed.Samples.Select(value => value > 0.5f ? 0f : float.MaxValue)];
        PriorityQueue<int, float> queue = new();
        for (int i = 0; i < distance.Length; i++)
        {
            if (distance[i] == 0)
            {
                queue.Enqueue(i, 0);
            }
        }

        while (queue.TryDequeue(out int i, out float reached))
        {
            foreach ((int dx, int dy) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
            {
                int x = (i % width) + dx;
                int y = (i / width) + dy;
                if (x < 0 || y < 0 || x >= width || y >= seed.Height)
                {
                    continue;
                }

                int j = (y * width) + x;
                float next = reached + MathF.Abs(colour.Red.Samples[j] - colour.Red.Samples[i]);
                if (next < distance[j])
                {
                    distance[j] = next;
                    queue.Enqueue(j, next);
                }
            }
        }

        return distance;
    }
}
