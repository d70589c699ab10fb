"""The steps of TrainedNetworks.cs in plain PyTorch, on the CPU: python3 training_speed.py h64|unet FOLDER STEPS. FOLDER holds the first weights and the
batch (.safetensors). Prints a line a step: seconds and loss; at the end the most memory the process held, in MiB."""
import pathlib
import resource
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "tools" / "cuda"))
from mien_cuda import safetensors_file  # noqa: E402


class Upscale(nn.Conv2d):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs * 4, 3, padding=1)

    def forward(self, x):
        return F.pixel_shuffle(F.leaky_relu(super().forward(x), 0.1), 2)


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        for inputs, outputs in [(3, 128), (128, 256), (256, 512), (512, 1024)]:
            self.add_module(f"conv{outputs}", nn.Conv2d(inputs, outputs, 5, 2))
        self.narrow, self.wide, self.upscale = nn.Linear(16384, 1024), nn.Linear(1024, 16384), Upscale(1024, 512)

    def forward(self, x):
        for outputs in (128, 256, 512, 1024):
            x = F.leaky_relu(getattr(self, f"conv{outputs}")(F.pad(x, (1, 2, 1, 2))), 0.1)  # "same" at stride 2
        return self.upscale(self.wide(self.narrow(x.flatten(1))).reshape(-1, 1024, 4, 4))


class Decoder(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.upscale256, self.upscale128, self.upscale64 = Upscale(512, 256), Upscale(256, 128), Upscale(128, 64)
        self.head = nn.Conv2d(64, channels, 5, padding=2)

    def forward(self, x):
        return torch.sigmoid(self.head(self.upscale64(self.upscale128(self.upscale256(x)))))


class H64(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.rgb, self.mask = Encoder(), Decoder(3), Decoder(1)

    def forward(self, images, masks):
        code = self.encoder(images)
        return (self.rgb(code) - images).abs().mean() + (self.mask(code) - masks).abs().mean()


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.pads = (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1)
        self.depthwise = nn.Conv2d(inputs, inputs, 3, stride, groups=inputs, bias=False)
        self.pointwise = nn.Conv2d(inputs, outputs, 1)
        self.scale, self.shift = nn.Parameter(torch.ones(outputs)), nn.Parameter(torch.zeros(outputs))

    def forward(self, x):
        x = self.pointwise(self.depthwise(F.pad(x, self.pads)))
        return F.leaky_relu(F.instance_norm(x, weight=self.scale, bias=self.shift), 0.1)


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enter, self.exit = nn.Conv2d(3, 32, 3, padding=1), nn.Conv2d(32, 3, 3, padding=1)
        widths = [32, 64, 128, 256, 384]
        for i in range(4):
            self.add_module(f"keep{i}", Block(widths[i], widths[i]))
            self.add_module(f"down{i + 1}", Block(widths[i], widths[i + 1], 2))
            self.add_module(f"up{i}", Block(widths[i + 1] + widths[i], widths[i]))
        self.middle = Block(384, 384)

    def forward(self, images):
        x, kept = self.enter(images), []
        for i in range(4):
            kept.append(getattr(self, f"keep{i}")(x))
            x = getattr(self, f"down{i + 1}")(kept[-1])
        x = self.middle(x)
        for i in reversed(range(4)):
            x = getattr(self, f"up{i}")(torch.cat([F.interpolate(x, scale_factor=2), kept[i]], 1))
        return (self.exit(x) - images).abs().mean()


def main(name, folder, steps):
    torch.set_num_threads(2)
    net = {"h64": H64, "unet": UNet}[name]()
    states, _ = safetensors_file.read(f"{folder}/states.safetensors")
    with torch.no_grad():
        for key, value in net.named_parameters():
            value.copy_(torch.from_numpy(np.array(states["net/" + key.replace(".", "/")])))
    batch = {key: torch.from_numpy(np.array(value)) for key, value in safetensors_file.read(f"{folder}/batch.safetensors")[0].items()}
    del states
    optimiser = torch.optim.Adam(net.parameters(), lr=5e-5, betas=(0.5, 0.999), eps=1e-7)
    for _ in range(int(steps)):
        start = time.perf_counter()
        optimiser.zero_grad(set_to_none=True)
        loss = net(**batch)
        loss.backward()
        optimiser.step()
        value = loss.item()
        print(f"{time.perf_counter() - start:.4f} {value:.7f}", flush=True)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
