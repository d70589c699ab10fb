"""Runs Mien's training steps (.onnx) in PyTorch. In data-flow order: onnx_file → program (operators, functions) → step ← run_folder, items → loop."""
