using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Folders;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using Mien.Jobs.Tests.Photos;
using static Mien.Jobs.Tests.Photos.BlockPicture;

namespace Mien.Jobs.Tests.Folders;

public sealed class FolderSwapJobTests : PhotoSwapJobScene
{
    /// <summary>Of the face in the photo over which the perception stumbles.</summary>
    private const int BadFacePx = 17;

    [Fact]
    public void Run_SwapsEachReportsTheRestAndGoesOnWhereItStopped()
    {
        BlockPicture.Save(Photo("a.png"), (10, Green));
        File.WriteAllText(Photo("b.jpg"), "no picture");
        BlockPicture.Save(Photo("c.png"));
        BlockPicture.Save(Photo("d.PNG"), (10, Blue));
        File.WriteAllText(Photo("notes.txt"), "not meant");
        Steps steps = new();

        SwapReport first = Run(Usual, observer: steps);
        SwapReport second = Run(Usual);

        Assert.Equal([TargetOutcome.Swapped, TargetOutcome.Failed, TargetOutcome.NoFace, TargetOutcome.Swapped], first.Photos.Select(photo => photo.Outcome));
        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], steps.Done);
        Assert.Equal("NOT_A_PICTURE", Assert.IsType<PictureException>(first.Photos[1].Fault).Code);
        Assert.Equal([In("results/a.png"), In("results/d.PNG")], Directory.GetFiles(In("results")).Order());
        Assert.Equal("red", Names("results/d.PNG"));
        Assert.Equal(2, second.Count(TargetOutcome.AlreadyThere));
    }

    public static TheoryData<Exception> Faults() =>
    [
        new InvalidOperationException("a fault of ours"), new ArgumentException("misuse"), new InsufficientMemoryException(), new IOException("odd"),
        new OperationCanceledException("by nobody"), OutputException.NotWritable("x.png", new IOException("odd")),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Run_WhateverHappensToOnePhoto_TheOthersGoOn(Exception fault)
    {
        SavePhotosWithABadOne();

        SwapReport report = Run(Usual, perception: new StumblingPerception(() => throw fault));

        Assert.Equal([TargetOutcome.Swapped, TargetOutcome.Failed, TargetOutcome.Swapped], report.Photos.Select(photo => photo.Outcome));
        Assert.Same(fault, report.Photos[1].Fault);
        Assert.Equal([In("results/a.png"), In("results/c.png")], Directory.GetFiles(In("results")).Order());
    }

    public static TheoryData<Exception> FullDisks() =>
    [
        OutputException.NotWritable("x.png", new IOException("words of some system", 28)),
        OutputException.NotWritable("x.png", new IOException("words of Windows", unchecked((int)0x80070070))),
        new InvalidOperationException("ffmpeg failed: out.mp4: No space left on device"),
    ];

    [Theory]
    [MemberData(nameof(FullDisks))]
    public void Run_WhenTheDiskIsFull_Ends(Exception fault)
    {
        SavePhotosWithABadOne();

        Assert.Same(fault, Assert.ThrowsAny<Exception>(() => Run(Usual, perception: new StumblingPerception(() => throw fault))));
        Assert.Equal([In("results/a.png")], Directory.GetFiles(In("results")));
    }

    [Fact]
    public void Run_Cancelled_EndsAndKeepsWhatIsFinished()
    {
        SavePhotosWithABadOne();
        using CancellationTokenSource source = new();

        Assert.ThrowsAny<OperationCanceledException>(() => Run(Usual, perception: new StumblingPerception(source.Cancel), cancellation: source.Token));
        Assert.Equal([In("results/a.png")], Directory.GetFiles(In("results")));
    }

    [Fact]
    public void Run_PicturesThatAreNotRead_AreToldAndNotPassedOver()
    {
        BlockPicture.Save(Photo("a.png"), (10, Green));
        File.WriteAllBytes(Photo("b.heic"), [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);

        SwapReport report = Run(Usual);

        Assert.Equal([TargetOutcome.Swapped, TargetOutcome.Failed], report.Photos.Select(photo => photo.Outcome));
        Assert.Equal("PICTURE_FORMAT_UNSUPPORTED", Assert.IsType<PictureException>(report.Photos[1].Fault).Code);
    }

    [Fact]
    public void Run_NothingToSwap_IsAFault()
    {
        File.WriteAllText(Photo("notes.txt"), "not meant");

        Assert.Equal("NO_PICTURES", Assert.Throws<TargetException>(() => Run(Usual)).Code);
    }

    [Fact]
    public void Run_ComparisonOfOneIsTheResultOfAnother_IsAFault()
    {
        BlockPicture.Save(Photo("a.png"), (10, Green));
        BlockPicture.Save(Photo("a-compare.png"), (10, Green));

        Assert.Equal("OUTPUTS_CLASH", Assert.Throws<TargetException>(() => Run(Usual with { Compare = true })).Code);
        Assert.Equal(2, Run(Usual).Count(TargetOutcome.Swapped));
    }

    [Fact]
    public void Run_OntoAFile_IsAFault()
    {
        BlockPicture.Save(Photo("a.png"), (10, Green));
        File.WriteAllText(In("results"), "precious");

        Assert.Equal("OUTPUT_IS_FILE", Assert.Throws<TargetException>(() => Run(Usual)).Code);
    }

    private SwapRequest Usual => Request(FaceSelection.Largest, "red.png", "photos") with { OutputPath = In("results") };

    private void SavePhotosWithABadOne()
    {
        BlockPicture.Save(Photo("a.png"), (10, Green));
        BlockPicture.Save(Photo("b.png"), (BadFacePx, Green));
        BlockPicture.Save(Photo("c.png"), (10, Green));
    }

    private string Photo(string name) => Path.Combine(Directory.CreateDirectory(In("photos")).FullName, name);

    private static SwapReport Run(
        SwapRequest request, IFacePerception? perception = null, IFolderObserver? observer = null, CancellationToken cancellation = default) =>
        new FolderSwapJob(perception ?? new BlockPerception(), new BlockSwapper(), () => throw new InvalidOperationException("there is no film"))
            .Run(request, new() { Assignments = request.Assignments, TargetPath = "", OutputPath = "" }, observer, cancellation);

    private sealed class Steps : IFolderObserver
    {
        public List<(int Done, int Total)> Done { get; } = [];

        public IFilmObserver? Begin(string film) => null;

        public void Advance(ITargetReport target, int done, int total) => Done.Add((done, total));
    }

    private sealed class StumblingPerception(Action stumble) : IFacePerception
    {
        private readonly BlockPerception _inner = new();

        public IReadOnlyList<Faces.Face> Find(
            Imaging.Pixels.IFrame frame, Faces.Detection.DetectionEffort effort, CancellationToken cancellationToken = default)
        {
            IReadOnlyList<Faces.Face> faces = _inner.Find(frame, effort, cancellationToken);
            if (faces is [{ Box: Box { Width: BadFacePx } }])
            {
                stumble();
            }

            return faces;
        }

        public Faces.Quality.FaceReadings Read(Imaging.Pixels.IFrame frame, Faces.Face face) => _inner.Read(frame, face);

        public Faces.Identity.FaceIdentity Identify(Imaging.Pixels.IFrame frame, Faces.Face face, CancellationToken cancellationToken = default) =>
            _inner.Identify(frame, face, cancellationToken);
    }
}
