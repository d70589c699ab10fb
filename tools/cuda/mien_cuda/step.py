"""A training step whose state and items stay on the device. On CUDA it is captured once as a graph, so that launching kernels costs nothing."""
import numpy as np
import torch

from mien_cuda.operators import torch_dtype
from mien_cuda.program import Program

_NEXT = "next/"


class TrainingStep:
    def __init__(self, model, states, items, settings, batch, device, product_dtype=None, channels_last=False, capture=False):
        """:param states, items: numpy arrays by name. :param settings: names of the inputs that schedules give."""
        self._program = Program(model, device, product_dtype, channels_last)
        self._states = {name: torch.as_tensor(array, device=device) for name, array in states.items()}
        self._items = {name: torch.as_tensor(np.array(array), device=device) for name, array in items.items()}
        self._places = torch.zeros(batch, dtype=torch.int64, device=device)
        self._settings = {value.name: torch.zeros(value.shape, dtype=torch_dtype(value.dtype), device=device) for value in model.inputs if value.name in settings}
        self._changed = [name[len(_NEXT):] for name in self._program.outputs if name.startswith(_NEXT)]
        scalars = {value.name for value in model.outputs if value.shape == ()}
        self.metric_names = [name for name in self._program.outputs if name in scalars and not name.startswith(_NEXT)]
        self._graph, self._captured = None, None
        if capture:
            self._capture()

    def run(self, places, settings):
        """:returns: the metrics, a tensor on the device that is nobody else's, in the order of metric_names."""
        self._places.copy_(torch.from_numpy(places), non_blocking=True)
        for name, value in settings.items():
            self._settings[name].fill_(value)
        if self._graph is None:
            return self._advance()
        self._graph.replay()
        return self._captured.clone()

    def states(self):
        """:returns: numpy arrays by name."""
        return {name: value.cpu().numpy() for name, value in self._states.items()}

    def _advance(self):
        batch = {name: value.index_select(0, self._places) for name, value in self._items.items()}
        results = self._program.run({**self._states, **batch, **self._settings})
        for name in self._changed:
            self._states[name].copy_(results[_NEXT + name])
        return torch.stack([results[name].float() for name in self.metric_names])

    def _capture(self):
        before = {name: value.clone() for name, value in self._states.items()}
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):  # libraries choose their kernels and memory in the first runs
                self._advance()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._captured = self._advance()
        self._graph = graph
        for name, value in before.items():
            self._states[name].copy_(value)
