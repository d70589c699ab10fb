#pragma warning disable CA2201 // faults of the runtime are what is tried
namespace Mien.Base.Tests;

public sealed class ForeignBytesTests
{
    public static TheoryData<Exception> Faults() =>
    [
        new FormatException("a"), new ArgumentException("a"), new OverflowException("a"), new InvalidOperationException("a"), new DivideByZeroException("a"),
        new KeyNotFoundException("a"), new InsufficientMemoryException("a"), new NotSupportedException("a"), new IOException("a"), new InvalidDataException("a"),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_AnyFault_BecomesTheReadersOwn(Exception fault)
    {
        MienException damaged = Assert.ThrowsAny<MienException>(() => ForeignBytes.Read<int>(() => throw fault, cause => MissingPackageException.NotFound(cause.Message, [])));

        Assert.Contains("a", damaged.Message, StringComparison.Ordinal);
        Assert.Null(ForeignBytes.TryRead<string>(() => throw fault));
    }

    [Fact]
    public void Read_FaultThatSpeaksForItself_Passes()
    {
        MienException own = MissingPackageException.NotFound("own", []);

        Assert.Same(own, Record.Exception(() => ForeignBytes.Read<int>(() => throw own, _ => MissingPackageException.NotFound("other", []))));
        Assert.Same(own, Record.Exception(() => ForeignBytes.TryRead<string>(() => throw own)));
    }

    [Fact]
    public void Read_Cancelled_Passes() => Assert.Throws<OperationCanceledException>(
        () => ForeignBytes.Read<int>(() => throw new OperationCanceledException(), _ => MissingPackageException.NotFound("other", [])));

    [Fact]
    public void Read_SoundBytes_GivesWhatWasRead() => Assert.Equal(7, ForeignBytes.Read(() => 7, _ => MissingPackageException.NotFound("other", [])));
}
