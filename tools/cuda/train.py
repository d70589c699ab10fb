#!/usr/bin/env python3
"""Goes on with a run of `mien train` in PyTorch, on a CUDA GPU or on the CPU: `python3 tools/cuda/train.py run/`. See docs/training-on-a-gpu.md."""
import sys


def main():
    try:
        from mien_cuda.command import main as command
    except ModuleNotFoundError as fault:
        print(f"error: this Python ({sys.executable}) has no {fault.name}\nhint: pip install torch numpy, or name a Python that has them", file=sys.stderr)
        return 4
    return command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
