using Mien.Runtime.Native;

namespace Mien.Runtime.Tests.Native;

public sealed class OrtFaultTests
{
    [Fact]
    public void Of_Refusal_HasCodeAndWordsApart()
    {
        _ = OrtEngine.Instance;
        Exception refusal = Assert.ThrowsAny<Exception>(() => new Microsoft.ML.OnnxRuntime.InferenceSession("/no/such/model.onnx"));

        OrtFault fault = OrtFault.Of(refusal)!.Value;

        Assert.Equal(OrtErrorCode.NoSuchFile, fault.Code);
        Assert.StartsWith("Load model from", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The C# library looks codes up in a table that lacks the newest.</summary>
    [Fact]
    public void Of_CodeWithoutAWord_IsAFault() => Assert.Equal(OrtErrorCode.Fail, OrtFault.Of(new KeyNotFoundException())!.Value.Code);

    [Fact]
    public void Of_AnotherException_IsNone() => Assert.Null(OrtFault.Of(new InvalidOperationException()));
}
