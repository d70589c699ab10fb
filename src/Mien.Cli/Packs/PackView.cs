using Mien.Cli.Progress;
using Mien.Training.Packs;

namespace Mien.Cli.Packs;

/// <summary>Shows on the error stream how far a pack is.</summary>
internal sealed class PackView(CommandContext context) : IPackObserver, IDisposable
{
    private FolderProgress? _progress;

    public void Begin(string unit)
    {
        _progress?.Dispose();
        _progress = new(context, unit);
    }

    public void Advance(int total) => _progress?.Advance(total);

    public void Note(string sentence) => _progress?.Note($"note: {sentence}");

    public void Dispose() => _progress?.Dispose();
}
