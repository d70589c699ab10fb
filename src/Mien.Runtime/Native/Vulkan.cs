using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>Asks the Vulkan loader which devices there are. The engine takes whatever adapter it gets and does not say
/// which; a software one would be tens of times slower than the CPU itself.</summary>
internal static unsafe class Vulkan
{
    private const int Success = 0;

    /// <summary>Asked once: starting the drivers takes time.</summary>
    private static readonly Lazy<IReadOnlyList<VulkanAdapter>> Found = new(() => Ask());

    /// <returns>Empty when there is no loader, no driver or no device.</returns>
    public static IReadOnlyList<VulkanAdapter> Adapters() => Found.Value;

    private static List<VulkanAdapter> Ask()
    {
        if (!NativeLibrary.TryLoad("libvulkan.so.1", out nint loader))
        {
            return [];
        }

        // The loader stays loaded: the engine opens it again.
        InstanceCreateInfo info = new() { StructureType = 1 };
        nint instance;
        return Function<CreateInstance>(loader, "vkCreateInstance")(&info, 0, &instance) == Success ? Adapters(loader, instance) : [];
    }

    private static List<VulkanAdapter> Adapters(nint loader, nint instance)
    {
        List<VulkanAdapter> adapters = [];
        EnumeratePhysicalDevices enumerate = Function<EnumeratePhysicalDevices>(loader, "vkEnumeratePhysicalDevices");
        GetPhysicalDeviceProperties describe = Function<GetPhysicalDeviceProperties>(loader, "vkGetPhysicalDeviceProperties");
        uint count = 0;
        if (enumerate(instance, &count, null) == Success && count > 0)
        {
            nint[] devices = new nint[count];
            fixed (nint* first = devices)
            {
                enumerate(instance, &count, first);
            }

            byte* properties = stackalloc byte[1024]; // VkPhysicalDeviceProperties is 824 bytes
            foreach (nint device in devices.AsSpan(0, (int)count))
            {
                describe(device, properties);
                adapters.Add(Read(properties));
            }
        }

        Function<DestroyInstance>(loader, "vkDestroyInstance")(instance, 0);
        return adapters;
    }

    private static VulkanAdapter Read(byte* properties)
    {
        const int deviceTypeOffset = 16, nameOffset = 20;
        const uint cpu = 4;
        uint version = *(uint*)properties;
        string name = Marshal.PtrToStringUTF8((nint)(properties + nameOffset)) ?? "";
        return new(name, *(uint*)(properties + deviceTypeOffset) == cpu, new((int)(version >> 22) & 0x7f, (int)(version >> 12) & 0x3ff));
    }

    private static T Function<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    /// <summary>VkInstanceCreateInfo without layers and extensions.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct InstanceCreateInfo
    {
        public int StructureType;
        public nint Next;
        public uint Flags;
        public nint ApplicationInfo;
        public uint LayerCount;
        public nint Layers;
        public uint ExtensionCount;
        public nint Extensions;
    }

    private delegate int CreateInstance(InstanceCreateInfo* info, nint allocator, nint* instance);

    private delegate int EnumeratePhysicalDevices(nint instance, uint* count, nint* devices);

    private delegate void GetPhysicalDeviceProperties(nint device, byte* properties);

    private delegate void DestroyInstance(nint instance, nint allocator);
}
