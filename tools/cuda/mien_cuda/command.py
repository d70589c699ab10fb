"""The command line: options, devices, faults."""
import argparse
import sys

import torch

from mien_cuda.faults import MODEL_OR_DEVICE, Fault
from mien_cuda.loop import Loop, order_of
from mien_cuda.run_folder import RunFolder
from mien_cuda.step import TrainingStep


def main(arguments):
    options = _parser().parse_args(arguments)
    try:
        _train(options)
        return 0
    except Fault as fault:
        print(f"error: {fault}\nhint: {fault.hint}", file=sys.stderr)
        return fault.exit_code


def _train(options):
    device = _device(options.device)
    is_cuda = device.startswith("cuda")
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = options.precision != "float32"
    torch.backends.cudnn.benchmark = True
    folder = RunFolder(options.run)
    try:
        done, states, items = folder.load()
        steps = options.steps or folder.description["steps"]
        step = _step(folder, states, items, device, options, is_cuda)
        last, seconds = Loop(folder, step, done, options.checkpoint_every).run(steps, options.minutes * 60, order_of(folder.description, items))
    finally:
        folder.close()
    rate = (last - done) / max(seconds, 1e-9)
    memory = f", at most {torch.cuda.max_memory_allocated() / 2**20:.0f} MiB of its memory" if is_cuda else ""
    print(f"{last - done} steps on {_name(device)}, {rate:.2f} a second{memory}; {last} of {steps} are done")
    print("finished: `mien train` on this folder writes the network" if last >= folder.description["steps"] else "the same command goes on with this run, and `mien train` does")


def _step(folder, states, items, device, options, is_cuda):
    try:
        return TrainingStep(
            folder.model, states, items, folder.description["settings"], folder.description["batch"], device,
            product_dtype=torch.bfloat16 if options.precision == "bf16" else None, channels_last=options.channels_last, capture=is_cuda and not options.no_capture)
    except ValueError as error:
        raise Fault(MODEL_OR_DEVICE, f"{options.run}/step.onnx: {error}", "take a newer tools/cuda, or train with `mien train`") from error


def _device(wanted):
    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted.startswith("cuda") and not torch.cuda.is_available():
        raise Fault(MODEL_OR_DEVICE, "PyTorch sees no CUDA device here", "try --device cpu, or install a PyTorch with CUDA")
    return wanted


def _name(device):
    return torch.cuda.get_device_name(device) if device.startswith("cuda") else f"cpu ({torch.get_num_threads()} threads)"


def _parser():
    parser = argparse.ArgumentParser(prog="train.py", description="Goes on with a run of `mien train` in PyTorch.", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("run", help="the run's folder")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 …")
    parser.add_argument("--steps", type=int, help="stop after so many steps in all [the run's own number]")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--precision", choices=["float32", "tf32", "bf16"], default="float32", help="of sums of products; the state stays float32")
    parser.add_argument("--channels-last", action="store_true", help="lay images out with channels last; pays with bf16 and tf32 on newer GPUs")
    parser.add_argument("--no-capture", action="store_true", help="launch each kernel by itself instead of replaying a CUDA graph")
    parser.add_argument("--checkpoint-every", type=float, default=120, help="seconds between two checkpoints")
    return parser
