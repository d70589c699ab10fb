using Mien.Faces.Networks.FaceApi;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>What <see cref="FrozenLandmarks"/> sees in a face.</summary>
/// <param name="Points">[N,68,2], x and y in iBUG order, in fractions of the network's square.</param>
/// <param name="Features">What its layers see, fine ones first, each [N,C,H,W].</param>
public sealed record FaceLook(Tensor Points, IReadOnlyList<Tensor> Features)
{
    /// <summary>Of each point: the moment is in lids and lips; jaw, nose and brows may be another person's.</summary>
    private static readonly float[] s_pointWeights = OfMeanOne([.. Enumerable.Range(0, LandmarkNet.Points).Select(point => point switch
    {
        >= 60 => 1f,            // inner lips
        >= 48 => 0.3f,          // outer lips
        >= 36 => 1f,            // lids
        _ => 0.05f,
    })]);

    /// <summary>How far points lie from where they should, 68 of them alike off by 1 % of the square: 0.01.</summary>
    /// <returns>[].</returns>
    public Tensor PointsFrom(FaceLook wanted)
    {
        Tensor weights = Points.Graph.Constant(s_pointWeights, [1, LandmarkNet.Points, 1]);
        return ((Points - wanted.Points.StopGradient()).Abs() * weights).ReduceMean([], keepAxes: false);
    }

    /// <summary>How differently faces look to the layers, as a part of what they see at all (Johnson et al. 2016, with a network that knows faces).</summary>
    /// <param name="counts">[N,1,1,1]: what each face counts.</param>
    /// <returns>[].</returns>
    public Tensor FeaturesFrom(FaceLook wanted, Tensor counts)
    {
        IEnumerable<Tensor> distances = Features.Zip(wanted.Features, (seen, right) =>
        {
            Tensor known = right.StopGradient();
            return Mean((seen - known).Abs() * counts) / (Mean(known.Abs()) + 1e-6f);
        });
        return distances.Aggregate((sum, next) => sum + next) / Features.Count;
    }

    private static float[] OfMeanOne(float[] weights)
    {
        float mean = weights.Average();
        return [.. weights.Select(weight => weight / mean)];
    }

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);
}
