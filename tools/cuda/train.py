#!/usr/bin/env python3
"""Goes on with a run of `mien train` in PyTorch, on a CUDA GPU or on the CPU: `python3 tools/cuda/train.py run/`. See docs/training-on-a-gpu.md."""
import sys

from mien_cuda.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
