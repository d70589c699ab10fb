"""The folder of a run, as `mien train` writes it (docs/training.md): what is read of it, and what is written back."""
import fcntl
import hashlib
import json
import math
import os
import pathlib

import numpy as np

from mien_cuda import onnx_file, safetensors_file
from mien_cuda.faults import BAD_INPUT, MODEL_OR_DEVICE, WRONG_USAGE, Fault

_CHECKPOINT_FORMAT, _MADE_WITH = "mien-checkpoint/1", "Mien tools/cuda"


class RunFolder:
    def __init__(self, root):
        """:raises Fault: there is no run, or another training is working in it."""
        self.root = pathlib.Path(root)
        if not (self.root / "checkpoint.safetensors").is_file():
            raise Fault(WRONG_USAGE, f"{root} holds no run with a checkpoint", "begin one with: mien train … --prepare")
        self._lock = open(self.root / "run.lock", "a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Fault(WRONG_USAGE, f"another training is working in {root}", "wait for it, stop it, or name another folder") from error
        self._onnx = self._read("step.onnx")
        self._description = self._read("run.json").decode()
        try:
            self.model = onnx_file.read(self._onnx)
            self.description = json.loads(self._description)
        except ValueError as error:
            raise Fault(MODEL_OR_DEVICE, f"{root}: step.onnx or run.json is damaged ({error})", "begin a new run in another folder") from error

    def close(self):
        """Lets others work in the folder."""
        os.remove(self._lock.name)
        self._lock.close()

    def load(self):
        """:returns: (number of steps done, states by name, items by name)."""
        states, metadata = self._tensors("checkpoint.safetensors")
        if metadata.get("format") != _CHECKPOINT_FORMAT or metadata.get("graph") != hashlib.sha256(self._onnx).hexdigest():
            raise Fault(MODEL_OR_DEVICE, f"{self.root}: the checkpoint is not one of step.onnx", "go on once with `mien train`, which writes both anew")
        items, _ = self._tensors("data.safetensors")
        return int(metadata["step"]), {name: np.array(array) for name, array in states.items()}, items

    def save(self, step, states):
        safetensors_file.write(str(self.root / "checkpoint.safetensors"), states, {
            "format": _CHECKPOINT_FORMAT, "step": str(step), "graph": hashlib.sha256(self._onnx).hexdigest(),
            "configuration": self._description, "commit": _MADE_WITH})

    def open_metrics(self, last_step):
        """:returns: (the log, cut off behind a step; seconds that the run took up to there)."""
        path, kept, seconds = self.root / "metrics.jsonl", b"", 0.0
        for line in path.read_bytes().splitlines(keepends=True) if path.exists() else []:
            try:
                values = json.loads(line)
            except ValueError:
                break
            if values["step"] > last_step or not line.endswith(b"\n"):
                break
            kept, seconds = kept + line, values["seconds"]
        file = open(path, "r+b" if path.exists() else "w+b")
        file.truncate(len(kept))
        file.seek(0, os.SEEK_END)
        return file, seconds

    def _read(self, name):
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            raise Fault(BAD_INPUT, f"{self.root / name} cannot be read: {error.strerror}", "begin the run with `mien train`") from error

    def _tensors(self, name):
        try:
            return safetensors_file.read(str(self.root / name))
        except (OSError, ValueError, KeyError) as error:
            raise Fault(MODEL_OR_DEVICE, f"{self.root / name} is damaged: {error}", "take an older copy of the file, or begin a new run") from error


def setting_at(schedule, number):
    """:param number: of the step, from 1. The same as Mien.Training's Schedule."""
    if schedule["kind"] == "constant":
        return schedule["value"]
    peak, last, warm_up, steps = schedule["peak"], schedule.get("last", 0), schedule["warmUpSteps"], schedule["steps"]
    if number <= warm_up:
        return peak * number / warm_up
    way = 1 if number >= steps else (number - warm_up) / (steps - warm_up)
    return last + (peak - last) * 0.5 * (1 + math.cos(math.pi * way))
