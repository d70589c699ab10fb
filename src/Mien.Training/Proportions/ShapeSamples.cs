using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Packs;

namespace Mien.Training.Proportions;

/// <summary>Takes the shapes of the largest faces of a folder's photos.</summary>
internal sealed class ShapeSamples(PerceivedFaceCache cache, CanonicalFace canonical)
{
    /// <summary>The mesh of a smaller face is too rough, px between the eyes' outer corners.</summary>
    private const float LeastEyeDistancePx = 30;

    /// <exception cref="FaceItemsException">There is no such folder.</exception>
    public IReadOnlyList<ShapeSample> In(string folder, PersonNaming naming, ITrainingObserver observer, CancellationToken cancellation)
    {
        IReadOnlyList<string> photos = Directory.Exists(folder) ? PhotoTree.Pictures(folder) : throw FaceItemsException.NoFolder(folder);
        List<ShapeSample> samples = [];
        int looked = 0;
        foreach (ShapeSample? sample in OrderedWork.Run(photos, Environment.ProcessorCount, (photo, stop) => Of(photo, folder, naming, observer, stop), cancellation))
        {
            samples.AddRange(sample is null ? [] : [sample]);
            observer.Prepare(++looked, photos.Count, samples.Count);
        }

        return samples;
    }

    private ShapeSample? Of(string photo, string folder, PersonNaming naming, ITrainingObserver observer, CancellationToken cancellation)
    {
        string name = Path.GetRelativePath(folder, photo).Replace('\\', '/');
        try
        {
            IFrame frame = Photo.Load(photo).Frame;
            if (cache.Find(photo, frame, cancellation) is not [{ Face: Face face }, ..] || face.Mesh.OuterEyeDistancePx < LeastEyeDistancePx)
            {
                return null;
            }

            HeadPose pose = HeadPose.Of(face.Mesh, frame.Size, canonical);
            return new(name, PhotoPerson.NameOf(name, naming), pose.Shape[..MeshTopology.FacePointCount].ToArray(), pose.YawDegrees, pose.PitchDegrees);
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            observer.Note($"left out: {fault.Message}");
            return null;
        }
    }
}
