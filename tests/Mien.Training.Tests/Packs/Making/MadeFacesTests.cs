using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Training.Data;
using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs.Making;

/// <summary>Packs with faces that were made of those in small photos.</summary>
public sealed class MadeFacesTests : IDisposable
{
    private static readonly FacePackSettings s_making = new() { SizePx = 128, Morphs = 12, Reshaped = 5 };
    private readonly TemporaryFolder _folder = new();
    private readonly PerceptionModels _models = new();

    private string Photos => _folder.File("photos");

    private string Output => _folder.File("faces.safetensors");

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Pack_MadeFaces_AreOfPeopleToLearnFromAndPeopleOfTheirOwn()
    {
        PhotosExample.Write(Photos);
        PackNotes notes = new();

        FacePackReport report = Packer().Pack(Photos, Output, notes);

        Assert.Equal(["photos", "made faces"], notes.Parts);
        using FacePack pack = FacePack.Open(Output);
        Assert.InRange(report.Morphs, 1, s_making.Morphs);
        Assert.Equal((s_making.Reshaped, report.Morphs + report.Reshaped), (report.Reshaped, pack.TrainingCount - pack.PhotoCount));
        Assert.Equal((report.Faces, report.HeldOutFaces, PhotosExample.People), (pack.Count, pack.Count - pack.TrainingCount, report.People));
        Assert.Equal(report.Morphs < s_making.Morphs, notes.Sentences.Any(sentence => sentence.Contains("morphs were not made", StringComparison.Ordinal)));
        PeopleSplit split = PeopleSplit.Of(Enumerable.Range(0, PhotosExample.People).Select(number => $"person {number}"));
        for (int item = 0; item < pack.Count; item++)
        {
            Assert.Equal(item >= pack.PhotoCount && item < pack.TrainingCount, pack.IsMade(item));
            Assert.Equal(pack.IsMade(item), pack.Read(PackFields.Kind, item)[0] != 0);
            if (pack.IsMade(item))
            {
                AssertMade(pack, item, split);
            }
        }
    }

    [Fact]
    public void Pack_MadeFacesAgain_GiveTheSameBytes()
    {
        PhotosExample.Write(Photos);
        Packer().Pack(Photos, Output, new PackNotes());
        byte[] before = File.ReadAllBytes(Output);

        Packer().Pack(Photos, Output, new PackNotes());

        Assert.Equal(before, File.ReadAllBytes(Output));
    }

    private void AssertMade(FacePack pack, int item, PeopleSplit split)
    {
        bool isMorph = pack.Read(PackFields.Kind, item)[0] == (byte)FaceKind.Morph;
        IReadOnlyList<int> from = pack.MadeFrom(item);
        Assert.Equal(isMorph ? 2 : 1, from.Count);
        Assert.All(from, face => Assert.InRange(face, 0, pack.PhotoCount - 1));
        Assert.All(from, face => Assert.False(split.IsHeldOut(PhotoPerson.NameOf(pack.PhotoOf(face), PersonNaming.Folder))));
        Assert.All(from, face => Assert.Contains(pack.PersonOf(face), pack.PersonOf(item), StringComparison.Ordinal));
        Assert.Equal(1, Enumerable.Range(0, pack.Count).Count(other => pack.PersonOf(other) == pack.PersonOf(item)));
        Assert.Equal(pack.PhotoOf(from[0]), pack.PhotoOf(item));
        Assert.Equal(pack.ReadNumbers(PackFields.Pose, from[0]), pack.ReadNumbers(PackFields.Pose, item));
        // Some of these people share a photo, and a face between two equal ones is that face.
        Assert.True(isMorph || !pack.Read(PackFields.Picture, from[0]).SequenceEqual(pack.Read(PackFields.Picture, item)));

        // Who it looks like, and its masks, follow from its own picture and landmarks.
        FaceMesh mesh = new(pack.ReadLandmarks(item), 1);
        FaceIdentity seen = new FaceAnalyzer(_models).Identify(pack.ReadPicture(item), Face.Of(mesh, 1));
        Assert.InRange(seen.DistanceTo(new(pack.ReadNumbers(PackFields.Identity, item))), 0, 1e-3);
        FaceAreas areas = FaceAreas.Of(mesh, new(pack.SizePx, pack.SizePx));
        Assert.Equal(areas.Face.Samples.Select(SampleBytes.Of), pack.Read(PackFields.FaceMask, item));
        Assert.Equal(areas.Skin.Samples.Select(SampleBytes.Of), pack.Read(PackFields.SkinMask, item));
    }

    private FacePacker Packer() => new(new(new FaceAnalyzer(_models), _folder.File("cache")), s_making);
}
