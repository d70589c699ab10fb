using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Reads what a model declares of its inputs and outputs.</summary>
internal static unsafe class SpecReader
{
    /// <summary>Sound tensors have fewer than ten; the stack must hold a pointer for each.</summary>
    private const int MostDimensions = 64;

    public static TensorSpec[] Read(OrtApi api, OrtHandle session, bool ofInputs, string model)
    {
        nint raw = session.DangerousGetHandle();
        nuint count;
        OrtStatus.Check(api, api.GetCount(raw, ofInputs, &count));
        TensorSpec[] specs = new TensorSpec[(int)count];
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            nint typeInfo;
            OrtStatus.Check(api, api.GetName(raw, ofInputs, i, api.DefaultAllocator, &name));
            string text = NativeText.Take(api, api.DefaultAllocator, name);
            OrtStatus.Check(api, api.GetTypeInfo(raw, ofInputs, i, &typeInfo));
            using OrtHandle owned = new(api, HandleKind.TypeInfo, typeInfo);
            specs[(int)i] = ReadTensor(api, typeInfo, text, model);
        }

        return specs;
    }

    private static TensorSpec ReadTensor(OrtApi api, nint typeInfo, string name, string model)
    {
        const int tensor = 1;
        int onnxType;
        nint info;
        int elementType;
        OrtStatus.Check(api, api.GetOnnxType(typeInfo, &onnxType));
        if (onnxType != tensor)
        {
            throw ModelException.Unsupported(model, $"\"{name}\" is no tensor, and only tensors go in and out of Mien's models");
        }

        OrtStatus.Check(api, api.CastToTensorInfo(typeInfo, &info));
        OrtStatus.Check(api, api.GetTensorElementType(info, &elementType));
        if (!api.HasShape(info))
        {
            return new(name, (ElementType)elementType, null, []);
        }

        nuint rank;
        OrtStatus.Check(api, api.GetDimensionsCount(info, &rank));
        if (rank > MostDimensions)
        {
            throw ModelException.Unsupported(model, $"\"{name}\" has {rank} dimensions, more than {MostDimensions}");
        }

        long[] shape = new long[(int)rank];
        byte** names = stackalloc byte*[MostDimensions];
        fixed (long* dimensions = shape)
        {
            OrtStatus.Check(api, api.GetDimensions(info, dimensions, rank));
        }

        OrtStatus.Check(api, api.GetSymbolicDimensions(info, names, rank));
        string[] dimensionNames = new string[(int)rank];
        for (int i = 0; i < dimensionNames.Length; i++)
        {
            dimensionNames[i] = OrtApi.Text(names[i]);
        }

        return new(name, (ElementType)elementType, shape, dimensionNames);
    }
}
