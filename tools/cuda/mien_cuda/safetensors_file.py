"""Reads and writes .safetensors files (https://huggingface.co/docs/safetensors), laid out as Mien lays them out."""
import json
import os
import struct

import numpy as np

_DTYPES = {"F64": "f8", "I64": "i8", "U64": "u8", "F32": "f4", "I32": "i4", "U32": "u4", "F16": "f2", "I16": "i2", "U16": "u2", "I8": "i1", "U8": "u1", "BOOL": "?"}
_NAMES = {np.dtype(dtype): name for name, dtype in _DTYPES.items()}


def read(path):
    """:returns: (arrays by name, mapped from the file; metadata). :raises ValueError: the file is damaged."""
    with open(path, "rb") as file:
        start = file.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        text = file.read(length)
    if not text or len(text) != length:
        raise ValueError("it breaks off in its header")
    header = json.loads(text)
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        dtype = np.dtype(_DTYPES[entry["dtype"]])
        if end - begin != dtype.itemsize * int(np.prod(entry["shape"], dtype=np.int64)) or 8 + length + end > os.path.getsize(path):
            raise ValueError(f'"{name}" breaks off')
        empty = begin == end
        arrays[name] = np.empty(entry["shape"], dtype) if empty else np.memmap(path, dtype, "r", 8 + length + begin, tuple(entry["shape"]))
    return arrays, metadata


def write(path, arrays, metadata):
    """Whole or not at all; a file that stood there is replaced."""
    ordered = sorted(arrays.items(), key=lambda entry: (-entry[1].dtype.itemsize, entry[0]))
    header, offset = {"__metadata__": metadata}, 0
    for name, array in ordered:
        header[name] = {"dtype": _NAMES[array.dtype], "shape": list(array.shape), "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "wb") as file:
            file.write(struct.pack("<Q", len(text)))
            file.write(text)
            for _, array in ordered:
                file.write(np.ascontiguousarray(array).tobytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.remove(temporary)
        raise
