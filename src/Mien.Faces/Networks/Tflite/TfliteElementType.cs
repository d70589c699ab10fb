namespace Mien.Faces.Networks.Tflite;

/// <summary>Element types of TensorFlow Lite (schema.fbs, TensorType) that our networks use.</summary>
internal enum TfliteElementType
{
    Single = 0,
    Half = 1,
    Integer = 2,
}
