"""A model as a list of calls that are run one after the other. What depends on nothing is computed once, and a value is let go after its last use."""
import numpy as np
import torch

from mien_cuda import operators
from mien_cuda.call import Call

PRODUCTS = {"Conv", "ConvTranspose", "MatMul", "Gemm", "ConvInputGradient", "ConvWeightGradient"}


class Program:
    def __init__(self, model, device, product_dtype=None, channels_last=False):
        """:param product_dtype: what sums of products are computed in, such as torch.bfloat16; None: float32.
        :raises ValueError: an operator is not known."""
        self.inputs, self.outputs = model.inputs, [value.name for value in model.outputs]
        self._device, self._product_dtype, self._channels_last = device, product_dtype, channels_last
        self._functions = model.functions
        self._constants = {name: torch.as_tensor(np.array(array), device=device) for name, array in model.constants.items()}
        self._arrays = dict(model.constants)
        self._calls = []  # (kernel, input names, output names, names that nobody reads later)
        self._plan(model.nodes, {})
        self._let_go()

    @torch.no_grad()
    def run(self, inputs):
        """:param inputs: tensors by name. :returns: tensors by name."""
        values = {**self._constants, **inputs}
        for kernel, names, outputs, finished in self._calls:
            results = kernel(*[values[name] if name else None for name in names])
            if len(outputs) == 1:
                values[outputs[0]] = results[0] if isinstance(results, tuple) else results
            else:
                values.update(zip(outputs, results))
            for name in finished:
                del values[name]
        return {name: values[name] for name in self.outputs}

    def _plan(self, nodes, renamed, prefix=""):
        """:param renamed: names inside a function's body → names outside."""
        for node in nodes:
            inputs = [renamed.get(name, prefix + name) if name else "" for name in node.inputs]
            outputs = [renamed.get(name, prefix + name) for name in node.outputs]
            if node.operator == "Constant":
                self._arrays[outputs[0]] = node.attributes["value"]
                self._constants[outputs[0]] = torch.as_tensor(np.array(node.attributes["value"]), device=self._device)
            elif node.operator in operators.TABLE:
                self._add(node, inputs, outputs)
            elif (function := self._functions.get((node.domain, node.operator, node.overload))) is not None:
                self._plan(function.nodes, {**dict(zip(function.inputs, inputs)), **dict(zip(function.outputs, outputs))}, f"{prefix}{node.name}/")
            else:
                raise ValueError(f"the operator {node.operator} is not known")

    @torch.no_grad()
    def _add(self, node, inputs, outputs):
        kernel = operators.plan(Call(node.operator, node.attributes, [self._arrays.get(name) for name in inputs], len(outputs)))
        if node.operator in PRODUCTS and (self._product_dtype is not None or self._channels_last):
            kernel = self._product(kernel)
        if all(name in self._constants or not name for name in inputs):
            results = kernel(*[self._constants[name] if name else None for name in inputs])
            for name, value in zip(outputs, results if isinstance(results, tuple) else (results,)):
                self._constants[name] = value
                self._arrays[name] = value.cpu().numpy()
        else:
            self._calls.append((kernel, inputs, outputs, []))

    def _product(self, kernel):
        def prepare(value):
            if value is None or not value.is_floating_point():
                return value
            value = value if self._product_dtype is None else value.to(self._product_dtype)
            return value.contiguous(memory_format=torch.channels_last) if self._channels_last and value.dim() == 4 else value

        return lambda *values: kernel(*[prepare(value) for value in values]).to(values[0].dtype)

    def _let_go(self):
        kept, later = set(self.outputs) | set(self._constants), set()
        for _, names, outputs, finished in reversed(self._calls):
            for name in {*names, *outputs} - later - kept - {""}:
                finished.append(name)
                later.add(name)
        read = {name for _, names, _, _ in self._calls for name in names} | kept
        self._constants = {name: value for name, value in self._constants.items() if name in read}
