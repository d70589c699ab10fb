using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole;

/// <summary>Draws with the parser and the completion that come with Mien. They are opened at the first swapper.</summary>
public sealed class WholeDrawing : IDisposable
{
    private readonly Lazy<FaceParser> _parser = new(() => FaceParser.Open());
    private readonly Lazy<FaceCompletion> _completion = new(() => FaceCompletion.Open());

    /// <param name="workers">Threads that share the work of one swap; 0 takes what the machine has, at most four.</param>
    /// <returns>Good until this is disposed.</returns>
    public WholeSwapper Swapper(int workers = 0) => new(CanonicalFace.Load(), _parser.Value, _completion.Value, workers);

    public void Dispose()
    {
        if (_parser.IsValueCreated)
        {
            _parser.Value.Dispose();
        }

        if (_completion.IsValueCreated)
        {
            _completion.Value.Dispose();
        }
    }
}
