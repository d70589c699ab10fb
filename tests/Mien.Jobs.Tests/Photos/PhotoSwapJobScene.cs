using Mien.Jobs.Cast;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using static Mien.Jobs.Tests.Photos.BlockPicture;

namespace Mien.Jobs.Tests.Photos;

/// <summary>A folder with pictures of coloured faces, and a job that swaps their colours.</summary>
public abstract class PhotoSwapJobScene : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-swap-").FullName;

    protected PhotoSwapJobScene()
    {
        BlockPicture.Save(In("red.png"), (20, Red));
        BlockPicture.Save(In("blue.png"), (20, Blue));
        BlockPicture.Save(In("green.png"), (20, Green));
        BlockPicture.Save(In("group.png"), (10, Green), (30, Green), (20, Blue));
    }

    private protected static PhotoSwapJob Job { get; } = new(new BlockPerception(), new BlockSwapper());

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static SwapReport Run(SwapRequest request) => Job.Run(request, TestContext.Current.CancellationToken);

    private protected SwapRequest Request(FaceSelection faces, string source = "red.png", string target = "group.png") => new()
    {
        Assignments = [new() { SourcePaths = [In(source)], Faces = faces }],
        TargetPath = In(target),
        OutputPath = In("out.png"),
    };

    private protected string In(string name) => Path.Combine(_folder, name);

    private protected string Names(string file) => string.Join(' ', ColorsIn(In(file)).Select(color =>
        color.SequenceEqual(Red) ? "red" : color.SequenceEqual(Green) ? "green" : color.SequenceEqual(Blue) ? "blue" : "other"));
}
