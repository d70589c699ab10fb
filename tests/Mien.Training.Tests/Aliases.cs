// Graphs and Runtime each have an ElementType with ONNX's numbers, and a graph's Checkpoint is a part that is computed again.
global using Checkpoint = Mien.Training.Checkpoints.Checkpoint;
global using ElementType = Mien.Graphs.ElementType;
