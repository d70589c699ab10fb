"""One node as its kernel sees it while a program is planned."""
from dataclasses import dataclass


@dataclass
class Call:
    operator: str
    attributes: dict
    constants: list  # by input: numpy array, or None where the value is not known while planning
    outputs: int

    def integers(self, index):
        """An input that is a constant list of integers; None where it is left out."""
        if index >= len(self.constants) or self.constants[index] is None:
            return None
        return [int(value) for value in self.constants[index].reshape(-1)]

    def window(self):
        """What convolution and pooling share: (kernel, strides, pads as top, left, bottom, right, dilations)."""
        kernel = self.attributes.get("kernel_shape")
        return (
            kernel, self.attributes.get("strides", [1, 1]), self.attributes.get("pads", [0, 0, 0, 0]), self.attributes.get("dilations", [1, 1]))
