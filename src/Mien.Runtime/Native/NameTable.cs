using System.Text;

namespace Mien.Runtime.Native;

/// <summary>NUL-terminated UTF-8 names as the C side wants them, made once. Both arrays lie on the pinned heap, so
/// pointers into them stay good for as long as this object is reachable.</summary>
internal sealed unsafe class NameTable
{
    private readonly byte[] text;
    private readonly nint[] pointers;

    public NameTable(IReadOnlyList<string> names)
    {
        text = GC.AllocateArray<byte>(names.Sum(name => Encoding.UTF8.GetByteCount(name) + 1), pinned: true);
        pointers = GC.AllocateArray<nint>(names.Count, pinned: true);
        int offset = 0;
        for (int i = 0; i < names.Count; i++)
        {
            pointers[i] = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref text[offset]);
            offset += Encoding.UTF8.GetBytes(names[i], text.AsSpan(offset)) + 1;
        }
    }

    /// <summary>const char* const*, null when there are no names.</summary>
    public nint* Pointers => pointers.Length == 0 ? null : (nint*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref pointers[0]);

    public nint this[int index] => pointers[index];
}
