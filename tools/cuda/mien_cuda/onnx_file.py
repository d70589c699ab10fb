"""Reads .onnx files: as much of the protobuf schema (onnx/onnx.proto) as Mien writes."""
import struct
from dataclasses import dataclass, field

import numpy as np

DTYPES = {1: "f4", 2: "u1", 3: "i1", 4: "u2", 5: "i2", 6: "i4", 7: "i8", 9: "?", 10: "f2", 11: "f8", 12: "u4", 13: "u8"}


@dataclass
class Node:
    operator: str
    inputs: list
    outputs: list
    attributes: dict
    name: str = ""
    domain: str = ""
    overload: str = ""


@dataclass
class Function:
    inputs: list
    outputs: list
    nodes: list


@dataclass
class Value:
    """An input or output of a graph."""

    name: str
    dtype: str
    shape: tuple


@dataclass
class Model:
    nodes: list
    constants: dict  # name → numpy array
    inputs: list
    outputs: list
    functions: dict = field(default_factory=dict)  # (domain, name, overload) → Function


def read(data):
    """:param data: the file's bytes. :raises ValueError: they are no ONNX model."""
    try:
        fields = _fields(memoryview(data))
        graph = _fields(fields[7][0])
    except (KeyError, IndexError, struct.error, ValueError) as error:
        raise ValueError("no ONNX model") from error
    tensors = [_tensor(part) for part in graph.get(5, [])]
    return Model(
        nodes=[_node(part) for part in graph.get(1, [])],
        constants=dict(tensors),
        inputs=[_value(part) for part in graph.get(11, [])],
        outputs=[_value(part) for part in graph.get(12, [])],
        functions=dict(_function(part) for part in fields.get(25, [])),
    )


def _node(data):
    fields = _fields(data)
    return Node(
        operator=_text(fields, 4), inputs=_texts(fields, 1), outputs=_texts(fields, 2), name=_text(fields, 3), domain=_text(fields, 7),
        overload=_text(fields, 8), attributes=dict(_attribute(part) for part in fields.get(5, [])))


def _function(data):
    fields = _fields(data)
    key = (_text(fields, 10), _text(fields, 1), _text(fields, 13))
    return key, Function(_texts(fields, 4), _texts(fields, 5), [_node(part) for part in fields.get(7, [])])


def _attribute(data):
    fields = _fields(data)
    kind = fields[20][0]
    value = {
        1: lambda: struct.unpack("<f", fields[2][0])[0] if 2 in fields else 0.0,
        2: lambda: _signed(fields.get(3, [0])[0]),
        3: lambda: _text(fields, 4),
        4: lambda: _tensor(fields[5][0])[1],
        6: lambda: _packed_floats(fields.get(7, [])),
        7: lambda: _packed_integers(fields.get(8, [])),
    }[kind]()
    return _text(fields, 1), value


def _tensor(data):
    fields = _fields(data)
    shape, kind = _packed_integers(fields.get(1, [])), fields[2][0]
    if 9 in fields:
        array = np.frombuffer(fields[9][0], DTYPES[kind])
    elif kind == 1:
        array = np.array(_packed_floats(fields.get(4, [])), "f4")
    else:
        array = np.array(_packed_integers(fields.get(7, fields.get(5, []))), DTYPES[kind])
    return _text(fields, 8), array.reshape(shape)


def _value(data):
    fields = _fields(data)
    tensor = _fields(_fields(fields[2][0])[1][0])
    dimensions = _fields(tensor[2][0]).get(1, []) if 2 in tensor else []
    return Value(_text(fields, 1), DTYPES[tensor[1][0]], tuple(_signed(_fields(part).get(1, [0])[0]) for part in dimensions))


def _fields(data):
    """Field number → its values, in order: integers, or bytes."""
    found, at = {}, 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 2:
            length, at = _varint(data, at)
            if at + length > len(data):
                raise ValueError("the file breaks off")
            value, at = data[at:at + length], at + length
        else:
            width = {1: 8, 5: 4}[kind]
            value, at = data[at:at + width], at + width
        found.setdefault(key >> 3, []).append(value)
    return found


def _varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7


def _signed(value):
    return value - (1 << 64) if value >= 1 << 63 else value


def _text(fields, number):
    return bytes(fields[number][0]).decode() if number in fields else ""


def _texts(fields, number):
    return [bytes(value).decode() for value in fields.get(number, [])]


def _packed_integers(values):
    result = []
    for value in values:
        if isinstance(value, int):
            result.append(_signed(value))
            continue
        at = 0
        while at < len(value):
            number, at = _varint(value, at)
            result.append(_signed(number))
    return result


def _packed_floats(values):
    return [number for value in values for number in struct.unpack(f"<{len(value) // 4}f", value)]
