namespace Mien.Runtime.Native;

/// <summary>What kind of refusal it is, by the words of ONNX Runtime's C# library.</summary>
internal enum OrtErrorCode
{
    /// <summary>Also what has another word.</summary>
    Fail,
    InvalidArgument,
    NoSuchFile,
    NoModel,
    InvalidProtobuf,
    NotImplemented,
    InvalidGraph,
}
