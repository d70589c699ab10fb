namespace Mien.Runtime;

/// <summary>A node as the one who may call a function: the operator's name and how many values go in and out.</summary>
internal readonly record struct OnnxCall(string Domain, string Name, string Overload, int Inputs, int Outputs);
