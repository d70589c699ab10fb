using System.Runtime.InteropServices;

namespace Mien.Imaging.Native;

/// <summary>The functions of libvips and GLib that Mien calls; one shared library exports them all. None has variable arguments.</summary>
internal static unsafe partial class VipsNative
{
    internal const string Library = "mien-libvips";

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Init(string programName);

    [LibraryImport(Library, EntryPoint = "vips_version_string")]
    internal static partial nint VersionString();

    [LibraryImport(Library, EntryPoint = "vips_concurrency_set")]
    internal static partial void SetConcurrency(int threads);

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    internal static partial void SetCacheMax(int operations);

    [LibraryImport(Library, EntryPoint = "vips_tracked_get_mem")]
    internal static partial nuint TrackedMemory();

    [LibraryImport(Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void BlockOperation(string className, int blocked);

    [LibraryImport(Library, EntryPoint = "g_log_set_default_handler")]
    internal static partial nint SetDefaultLogHandler(delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint user);

    [LibraryImport(Library, EntryPoint = "vips_error_clear")]
    internal static partial void ClearError();

    /// <summary>Takes the text and clears the buffer; freed with <see cref="Free"/>.</summary>
    [LibraryImport(Library, EntryPoint = "vips_error_buffer_copy")]
    internal static partial nint TakeError();

    [LibraryImport(Library, EntryPoint = "g_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "g_strfreev")]
    internal static partial void FreeStrings(nint strings);

    [LibraryImport(Library, EntryPoint = "g_object_ref")]
    internal static partial nint Ref(nint instance);

    [LibraryImport(Library, EntryPoint = "g_object_unref")]
    internal static partial void Unref(nint instance);

    [LibraryImport(Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetProperty(nint instance, string name, GValue* value);

    [LibraryImport(Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GetProperty(nint instance, string name, GValue* value);

    [LibraryImport(Library, EntryPoint = "g_value_init")]
    internal static partial nint InitValue(GValue* value, nuint type);

    [LibraryImport(Library, EntryPoint = "g_value_unset")]
    internal static partial void UnsetValue(GValue* value);

    [LibraryImport(Library, EntryPoint = "g_value_set_boolean")]
    internal static partial void SetBoolean(GValue* value, int boolean);

    [LibraryImport(Library, EntryPoint = "g_value_set_int")]
    internal static partial void SetInt(GValue* value, int number);

    [LibraryImport(Library, EntryPoint = "g_value_set_double")]
    internal static partial void SetDouble(GValue* value, double number);

    [LibraryImport(Library, EntryPoint = "g_value_set_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetString(GValue* value, string text);

    [LibraryImport(Library, EntryPoint = "g_value_set_object")]
    internal static partial void SetObject(GValue* value, nint instance);

    [LibraryImport(Library, EntryPoint = "g_value_set_boxed")]
    internal static partial void SetBoxed(GValue* value, nint boxed);

    [LibraryImport(Library, EntryPoint = "g_value_get_object")]
    internal static partial nint GetObject(GValue* value);

    [LibraryImport(Library, EntryPoint = "g_value_get_boxed")]
    internal static partial nint GetBoxed(GValue* value);

    [LibraryImport(Library, EntryPoint = "vips_image_get_type")]
    internal static partial nuint ImageType();

    [LibraryImport(Library, EntryPoint = "vips_blob_get_type")]
    internal static partial nuint BlobType();

    [LibraryImport(Library, EntryPoint = "vips_blob_new")]
    internal static partial nint NewBlob(nint freeFunction, nint data, nuint length);

    [LibraryImport(Library, EntryPoint = "vips_blob_get")]
    internal static partial nint GetBlob(nint blob, out nuint length);

    [LibraryImport(Library, EntryPoint = "vips_area_unref")]
    internal static partial void UnrefArea(nint area);

    [LibraryImport(Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewOperation(string name);

    [LibraryImport(Library, EntryPoint = "vips_cache_operation_build")]
    internal static partial nint BuildOperation(nint operation);

    [LibraryImport(Library, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void UnrefOutputs(nint operation);

    [LibraryImport(Library, EntryPoint = "vips_image_new_from_memory")]
    internal static partial nint NewImage(nint memory, nuint length, int width, int height, int bands, int format);

    [LibraryImport(Library, EntryPoint = "vips_image_write")]
    internal static partial int WriteImage(nint source, nint target);

    [LibraryImport(Library, EntryPoint = "vips_image_get_width")]
    internal static partial int Width(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_height")]
    internal static partial int Height(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_page_height")]
    internal static partial int PageHeight(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_bands")]
    internal static partial int Bands(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_format")]
    internal static partial int Format(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_interpretation")]
    internal static partial int Interpretation(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_hasalpha")]
    internal static partial int HasAlpha(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_xres")]
    internal static partial double HorizontalResolution(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_yres")]
    internal static partial double VerticalResolution(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_fields")]
    internal static partial nint Fields(nint image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint FieldType(nint image, string name);

    [LibraryImport(Library, EntryPoint = "vips_image_get_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetInt(nint image, string name, out int number);

    [LibraryImport(Library, EntryPoint = "vips_image_get_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetString(nint image, string name, out nint text);

    [LibraryImport(Library, EntryPoint = "vips_image_get_blob", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetBlobField(nint image, string name, out nint data, out nuint length);

    [LibraryImport(Library, EntryPoint = "vips_image_get_array_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetInts(nint image, string name, out nint numbers, out int count);

    [LibraryImport(Library, EntryPoint = "vips_image_set_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetIntField(nint image, string name, int number);

    [LibraryImport(Library, EntryPoint = "vips_image_set_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetStringField(nint image, string name, string text);

    [LibraryImport(Library, EntryPoint = "vips_image_set_blob_copy", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetBlobField(nint image, string name, byte* data, nuint length);

    [LibraryImport(Library, EntryPoint = "vips_image_set_array_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetInts(nint image, string name, int* numbers, int count);
}
