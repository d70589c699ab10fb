using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Graphs.Onnx;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Testing;
using Mien.Training.Packs;
using Mien.Training.Tests.Data;

namespace Mien.Training.Tests.Packs;

/// <summary>Packs of small photos that are cut out of the sample photos of an installed package.</summary>
public sealed class FacePackTests : IDisposable
{
    private const int People = PhotosExample.People;
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
    public void Pack_FolderOfPhotos_HoldsWhatPerceptionSees()
    {
        PhotosExample.Write(Photos);
        File.WriteAllText(Path.Combine(Photos, "0 broken.jpg"), "no picture");
        PictureFile.Save(new Picture(64, 64), Path.Combine(Photos, "empty.png"));
        PackNotes notes = new();
        FacePackSettings settings = new() { SizePx = 128, Licence = "free for all" };

        FacePackReport report = Packer(settings).Pack(Photos, Output, notes);

        Assert.Equal((People + 3, People + 3, 1, 1), (report.Photos, notes.Photos, report.UnreadablePhotos, report.PhotosWithoutFace));
        Assert.Contains("0 broken.jpg", Assert.Single(notes.Sentences), StringComparison.Ordinal);
        Assert.Equal(["cache", "faces.safetensors", "faces.safetensors.png", "photos"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using FacePack pack = FacePack.Open(Output);
        Assert.Equal((report.Faces, report.Faces - report.HeldOutFaces), (pack.Count, pack.TrainingCount));
        Assert.Equal("free for all", pack.Items.Facts["licence"]);
        Assert.Equal(Enumerable.Range(0, People).Select(number => $"person {number}"), pack.People.Where(person => !person.Contains('#', StringComparison.Ordinal)));
        FaceAnalyzer analyzer = new(_models);
        for (int item = 0; item < pack.Count; item++)
        {
            AssertIsFace(pack, item, analyzer, settings);
        }
    }

    [Fact]
    public void Pack_SplitsByPerson_AndTrainingSeesNoneOfTheOthers()
    {
        PhotosExample.Write(Photos);

        FacePackReport report = Packer(new() { SizePx = 64, Seed = 4 }).Pack(Photos, Output, new PackNotes());

        using FacePack pack = FacePack.Open(Output);
        PeopleSplit split = PeopleSplit.Of(Enumerable.Range(0, People).Select(number => $"person {number}"), seed: 4);
        Assert.Equal((split.HeldOut.Count, People), (report.HeldOutPeople, report.People));
        for (int item = 0; item < pack.Count; item++)
        {
            bool isHeldOut = split.IsHeldOut(PhotoPerson.NameOf(pack.PhotoOf(item), PersonNaming.Folder));
            Assert.Equal(isHeldOut, pack.IsHeldOut(item));
            Assert.Equal(isHeldOut ? 1 : 0, pack.Read(PackFields.HeldOut, item)[0]);
            Assert.NotEqual(isHeldOut, pack.Items.Facts["names"].Split('\n').Contains(pack.PhotoOf(item)));
        }

        ItemsFile training = pack.Training(PackFields.Picture, PackFields.Identity);
        Assert.Equal((pack.TrainingCount, 2), (training.Count, training.Fields.Count));
        using BatchFeeder feeder = new(training, size: 3, seed: 1, firstStep: 1);
        ItemOrder order = new(1, pack.TrainingCount);
        for (int position = 0; position < 60; position += 3)
        {
            Batch batch = feeder.Take();
            float[] expected = [.. Enumerable.Range(position, 3).SelectMany(place => pack.ReadNumbers(PackFields.Identity, order[place]))];
            Assert.Equal(expected, batch.Values[PackFields.Identity].Floats.ToArray());
        }
    }

    [Fact]
    public void Pack_SecondTime_GivesTheSameBytesWithoutLookingAgain()
    {
        PhotosExample.Write(Photos);
        Packer(new() { SizePx = 96 }).Pack(Photos, Output, new PackNotes());
        byte[] before = File.ReadAllBytes(Output);

        // Networks that are closed answer nobody.
        PerceptionModels closed = new();
        closed.Dispose();
        FacePacker second = new(new(new FaceAnalyzer(closed), _folder.File("cache")), new() { SizePx = 96 });
        second.Pack(Photos, Output, new PackNotes());

        Assert.Equal(before, File.ReadAllBytes(Output));
    }

    [Fact]
    public void Pack_SheetAmongThePhotos_IsNoPhoto()
    {
        PhotosExample.Write(Photos);
        string output = Path.Combine(Photos, "faces.safetensors");
        FacePackReport first = Packer(new() { SizePx = 64 }).Pack(Photos, output, new PackNotes());

        Assert.Equal(first, Packer(new() { SizePx = 64 }).Pack(Photos, output, new PackNotes()));
    }

    [Fact]
    public void Pack_OnlyLargest_GivesOneFaceAPhoto()
    {
        Directory.CreateDirectory(Photos);
        for (int number = 0; number < 8; number++)
        {
            File.Copy(NodePackages.Locate("@vladmandic/face-api/demo/sample6.jpg"), Path.Combine(Photos, $"{number}.jpg"));
        }

        FacePackReport all = Packer(new() { SizePx = 64 }).Pack(Photos, Output, new PackNotes());
        FacePackReport largest = Packer(new() { SizePx = 64, OnlyLargest = true }).Pack(Photos, Output, new PackNotes());

        Assert.True(all.Faces >= 16, $"{all.Faces} faces");
        Assert.Equal((8, 8), (largest.Faces, all.People));
        using FacePack pack = FacePack.Open(Output);
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number}"), pack.People);
    }

    [Fact]
    public void Pack_AnyChangeRefused_IsTold_AndTheNextRunIsDone()
    {
        PhotosExample.Write(Photos);
        Packer(new() { SizePx = 64 }).Pack(Photos, Output, new PackNotes());
        byte[] whole = File.ReadAllBytes(Output);
        string output = _folder.File("packs/faces.safetensors");
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder.File("packs"), leftOut: 0.6))
        {
            MienException? fault = (MienException?)Record.Exception(() => Packer(new() { SizePx = 64 }).Pack(Photos, output, new PackNotes()));

            Assert.Contains(fault?.Code, (string?[])(disk.HasFailed ? ["PACK_NOT_WRITABLE", "OUTPUT_NOT_WRITABLE"] : [null]));
            Assert.True(!File.Exists(output) || File.ReadAllBytes(output).AsSpan().SequenceEqual(whole));
            Assert.True(!Directory.Exists(_folder.File("packs")) || Directory.GetFiles(_folder.File("packs"), "*.tmp").Length == 0);
            disk.Heal();
        }

        Packer(new() { SizePx = 64 }).Pack(Photos, output, new PackNotes());
        Assert.Equal(whole, File.ReadAllBytes(output));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(People + 3)]
    public void Pack_Cancelled_LeavesNothing(int afterPhotosAndMadeFaces)
    {
        PhotosExample.Write(Photos);
        using CancellationTokenSource stop = new();

        Assert.ThrowsAny<OperationCanceledException>(() => Packer(new() { SizePx = 64, Reshaped = 200 }).Pack(Photos, Output, new PackNotes(done =>
        {
            if (done == afterPhotosAndMadeFaces)
            {
                stop.Cancel();
            }
        }), stop.Token));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Pack_TooFewPeopleOrNoFolder_SaysSo()
    {
        PhotosExample.Write(Photos, people: 7);

        FacePackException few = Assert.Throws<FacePackException>(() => Packer(new()).Pack(Photos, Output, new PackNotes()));

        Assert.Equal("PACK_TOO_FEW_PEOPLE", few.Code);
        Assert.Contains("of 7 people; 8", few.Message, StringComparison.Ordinal);
        Assert.Equal("PHOTOS_MISSING", Assert.Throws<FaceItemsException>(() => Packer(new()).Pack(_folder.File("none"), Output, new PackNotes())).Code);
        Assert.Equal("PACK_NOT_WRITABLE", Assert.Throws<FacePackException>(() => Packer(new()).Pack(Photos, Path.Combine(Photos, "person 0.png", "x"), new PackNotes())).Code);
        Assert.Equal(["cache", "photos"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Open_SomethingElse_IsRefused()
    {
        Safetensors.Write(Output, [ItemsExample.Pictures("picture", 2, 16, seed: 1)]);
        Assert.Equal("NOT_A_FACE_PACK", Assert.Throws<FacePackException>(() => FacePack.Open(Output)).Code);
        Safetensors.Write(Output, [ItemsExample.Pictures("picture", 2, 16, seed: 1)], new Dictionary<string, string> { ["format"] = "mien-faces/1" });
        Assert.Equal("NOT_A_FACE_PACK", Assert.Throws<FacePackException>(() => FacePack.Open(Output)).Code);
    }

    /// <summary>Whatever a reader relies on is checked when the pack is opened.</summary>
    [Theory]
    [InlineData("training_items", "-1")]
    [InlineData("training_items", "99")]
    [InlineData("training_items", "99999999999")]
    [InlineData("made_items", "9")]
    [InlineData("made_items", "-9")]
    [InlineData("photos", "")]
    [InlineData("people", "a")]
    [InlineData("people", null)]
    public void Open_FactThatContradictsTheFaces_IsRefused(string key, string? value)
    {
        PackExample.Write(Output, faces: 6, training: 4, people: 3).Dispose();
        using (SafetensorsFile whole = Safetensors.Open(Output))
        {
            Dictionary<string, string> facts = new(whole.Metadata);
            facts.Remove(key);
            if (value is not null)
            {
                facts[key] = value;
            }

            Safetensors.Write(Path.ChangeExtension(Output, "other"), whole.Tensors.Select(whole.Read).ToArray(), facts);
        }

        Assert.Equal("NOT_A_FACE_PACK", Assert.Throws<FacePackException>(() => FacePack.Open(Path.ChangeExtension(Output, "other"))).Code);
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("face_mask")]
    [InlineData("landmarks")]
    [InlineData("pose")]
    [InlineData("photo")]
    [InlineData("person")]
    public void Open_FieldMissingOrOfAnotherShape_IsRefused(string name)
    {
        PackExample.Write(Output, faces: 6, training: 4, people: 3).Dispose();
        using SafetensorsFile whole = Safetensors.Open(Output);
        OnnxTensor[] others = [.. whole.Tensors.Where(field => field.Name != name).Select(whole.Read)];
        foreach (OnnxTensor[] fields in (OnnxTensor[][])[others, [.. others, OnnxTensor.Of(name, ElementType.UInt8, [6, 1], new byte[6])]])
        {
            string path = Path.ChangeExtension(Output, $"{fields.Length}");
            Safetensors.Write(path, fields, whole.Metadata);

            Assert.Equal("NOT_A_FACE_PACK", Assert.Throws<FacePackException>(() => FacePack.Open(path)).Code);
        }
    }

    private void AssertIsFace(FacePack pack, int item, FaceAnalyzer analyzer, FacePackSettings settings)
    {
        // The face of the photo whose nose lies where the pack says.
        IFrame frame = Photo.Load(Path.Combine(Photos, pack.PhotoOf(item))).Frame;
        float[] map = pack.ReadNumbers(PackFields.PhotoToCrop, item);
        Affine2 photoToCrop = new(map[0], map[1], map[2], map[3], map[4], map[5]);
        Vector3[] landmarks = pack.ReadLandmarks(item);
        FaceMesh mesh = new(landmarks, 1);
        Face face = analyzer.Find(frame).MinBy(face => Vector2.Distance(photoToCrop.Apply(face.Mesh[MeshTopology.NoseTip]), mesh[MeshTopology.NoseTip]))!;

        Assert.All(face.Mesh.Points.ToArray().Zip(landmarks), pair => Assert.InRange(Vector2.Distance(photoToCrop.Apply(new(pair.First.X, pair.First.Y)), new(pair.Second.X, pair.Second.Y)), 0, 1e-2));

        // Upright and in its place: within the margin the template's five points are near the face's.
        float side = settings.SizePx / (1 + (2 * settings.MarginShare));
        Vector2 margin = new(settings.MarginShare * side);
        Vector2[] template = [settings.Template.LeftEye, settings.Template.RightEye, settings.Template.NoseTip, settings.Template.MouthLeft, settings.Template.MouthRight];
        Assert.InRange(FivePoints.Of(mesh).ToArray().Zip(template, (point, place) => Vector2.Distance(point, (place * side) + margin)).Average(), 0, 0.06 * side);

        Size size = new(settings.SizePx, settings.SizePx);
        Picture expected = Picture.From(Resampler.Warp(frame, photoToCrop, size, Border.Replicate));
        Assert.InRange(expected.Rgb.Zip(pack.ReadPicture(item).Rgb, (one, other) => Math.Abs(one - other)).Max(), 0, 1);
        Assert.InRange(analyzer.Identify(frame, face).DistanceTo(new FaceIdentity(pack.ReadNumbers(PackFields.Identity, item))), 0, 1e-3);
        HeadPose pose = HeadPose.Of(face.Mesh, frame.Size, CanonicalFace.Load());
        Assert.All(new[] { pose.YawDegrees, pose.PitchDegrees, pose.RollDegrees }.Zip(pack.ReadNumbers(PackFields.Pose, item)), pair => Assert.Equal(pair.First, pair.Second, 1e-2));
        AssertMasks(pack, item, mesh);
    }

    private static void AssertMasks(FacePack pack, int item, FaceMesh mesh)
    {
        byte[] face = pack.Read(PackFields.FaceMask, item);
        byte[] skin = pack.Read(PackFields.SkinMask, item);
        Assert.Equal((255, 255), At(mesh[MeshTopology.NoseTip]));
        Assert.Equal((255, 0), At((mesh[MeshTopology.UpperLipOuter] + mesh[MeshTopology.UpperLipInner]) / 2));
        Assert.Equal((255, 0), At((mesh[MeshTopology.LeftEyeOuter] + mesh[MeshTopology.LeftEyeInner]) / 2));
        Assert.Equal((0, 0), At(Vector2.Zero));
        Assert.Equal((0, 0), At(new(pack.SizePx - 1)));
        Assert.All(face.Zip(skin), pair => Assert.True(pair.Second <= pair.First));

        (int Face, int Skin) At(Vector2 point)
        {
            int index = ((int)MathF.Round(point.Y) * pack.SizePx) + (int)MathF.Round(point.X);
            return (face[index], skin[index]);
        }
    }

    private FacePacker Packer(FacePackSettings settings) => new(new(new FaceAnalyzer(_models), _folder.File("cache")), settings);
}
