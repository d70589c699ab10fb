using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;
using Mien.Faces.Parsing;
using Mien.Runtime;

namespace Mien.Faces;

/// <summary>The one owner of all perception networks. Each is opened when it is first used, so that work which needs only
/// BlazeFace and the mesh loads only those. Thread-safe.</summary>
/// <remarks>The networks are too small to gain from a GPU or, the SSD apart, from a second thread: they run on the CPU, and work is
/// shared out by windows and faces instead.</remarks>
public sealed class PerceptionModels : IDisposable
{
    private readonly Lazy<BlazeFaceDetector> _blazeFace;
    private readonly Lazy<SsdFaceDetector> _ssd;
    private readonly Lazy<FaceMesher> _mesher;
    private readonly Lazy<Session> _recognition;
    private readonly Lazy<Session> _ageGender;
    private readonly Lazy<Session> _expression;
    private readonly Lazy<FaceParser> _parser;

    /// <param name="cache">Where rebuilt networks are kept; null: the user's cache folder.</param>
    /// <param name="settings">How sessions are opened; null: on the CPU with one thread.</param>
    public PerceptionModels(NetworkCache? cache = null, SessionSettings? settings = null)
    {
        Session.StartEngine(); // while pictures are read
        NetworkCache kept = cache ?? NetworkCache.Default;
        SessionSettings small = settings ?? new() { Device = DeviceChoice.Cpu };
        SessionSettings large = settings ?? small with { IntraOpThreads = Math.Min(4, Environment.ProcessorCount) };
        _blazeFace = new(() => BlazeFaceDetector.Open(kept, small));
        _ssd = new(() => SsdFaceDetector.Open(kept, large));
        _mesher = new(() => FaceMesher.Open(kept, small));
        _recognition = new(() => FaceApiNetwork.Recognition.Open(kept, small));
        _ageGender = new(() => FaceApiNetwork.AgeGender.Open(kept, small));
        _expression = new(() => FaceApiNetwork.Expression.Open(kept, small));
        _parser = new(() => FaceParser.Open(settings: small));
    }

    public BlazeFaceDetector BlazeFace => _blazeFace.Value;

    public SsdFaceDetector Ssd => _ssd.Value;

    public FaceMesher Mesher => _mesher.Value;

    public FaceParser Parser => _parser.Value;

    internal Session Recognition => _recognition.Value;

    internal Session AgeGender => _ageGender.Value;

    internal Session Expression => _expression.Value;

    /// <summary>Closes what was opened. Nothing that uses the networks may still be running.</summary>
    public void Dispose()
    {
        Close(_blazeFace);
        Close(_ssd);
        Close(_mesher);
        Close(_recognition);
        Close(_ageGender);
        Close(_expression);
        Close(_parser);
    }

    private static void Close<T>(Lazy<T> opened)
        where T : IDisposable
    {
        if (opened.IsValueCreated)
        {
            opened.Value.Dispose();
        }
    }
}
