using Mien.Training.Loops;

namespace Mien.Cli.Training;

/// <summary>Keys that a person presses while a training runs.</summary>
internal sealed class TrainingKeys : IDisposable
{
    public const string Legend = "keys: p preview now · s save · q stop, to go on later";
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(100);
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    private TrainingKeys(TrainingWishes wishes)
    {
        _thread = new(() => Read(wishes)) { IsBackground = true, Name = "keys" };
        _thread.Start();
    }

    /// <returns>Null when nobody sits at a terminal.</returns>
    public static TrainingKeys? Listen(CommandContext context, TrainingWishes wishes) =>
        context.ErrorIsTerminal && !Console.IsInputRedirected ? new(wishes) : null;

    /// <returns>Null for a key that means nothing.</returns>
    public static TrainingWish? WishOf(char key) => char.ToLowerInvariant(key) switch
    {
        'p' => TrainingWish.Preview,
        's' => TrainingWish.Save,
        'q' => TrainingWish.Stop,
        _ => null,
    };

    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    private void Read(TrainingWishes wishes)
    {
        while (!_end.Wait(s_betweenLooks))
        {
            while (Console.KeyAvailable)
            {
                if (WishOf(Console.ReadKey(intercept: true).KeyChar) is { } wish)
                {
                    wishes.Ask(wish);
                }
            }
        }
    }
}
