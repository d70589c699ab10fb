namespace Mien.Runtime.Native;

/// <summary>Turns an OrtStatus* into a managed value, and releases it.</summary>
internal static class OrtStatus
{
    /// <returns>Null for success.</returns>
    public static OrtFault? Take(OrtApi api, nint status)
    {
        if (status == 0)
        {
            return null;
        }

        OrtFault fault = new((OrtErrorCode)api.ErrorCode(status), api.ErrorMessage(status));
        api.ReleaseStatus(status);
        return fault;
    }

    /// <summary>For calls that fail only when memory is out or the engine itself is broken.</summary>
    public static void Check(OrtApi api, nint status)
    {
        if (status != 0)
        {
            OrtFault fault = Take(api, status)!.Value;
            throw fault.IsOutOfMemory ? EngineMemoryException.Exhausted(fault.Message) : EngineException.Failed(fault.Message);
        }
    }
}
