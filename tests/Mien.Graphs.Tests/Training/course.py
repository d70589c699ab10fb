"""Makes the numbers of TrainingStepTests: 200 steps of a small autoencoder in PyTorch (1.13, CPU) on weights and batches that both sides
compute from the same sine. Run: python3 course.py"""
import math

import torch
import torch.nn.functional as F


def wave(shape, phase, scale):
    count = math.prod(shape)
    return (torch.sin(torch.arange(count, dtype=torch.float64) * 1.7 + phase) * scale).float().reshape(shape)


weights = {
    "down": wave((8, 3, 5, 5), 0.1, 0.2), "down_bias": wave((8,), 0.2, 0.1),
    "dense": wave((12, 128), 0.3, 0.1), "dense_bias": wave((12,), 0.4, 0.1),
    "wide": wave((128, 12), 0.5, 0.3), "wide_bias": wave((128,), 0.6, 0.1),
    "up": wave((12, 8, 3, 3), 0.7, 0.2), "up_bias": wave((12,), 0.8, 0.1),
}
for value in weights.values():
    value.requires_grad_(True)
optimiser = torch.optim.Adam(weights.values(), lr=2e-3)
w = weights
for step in range(200):
    images = wave((4, 3, 8, 8), step % 10, 1.0)
    x = F.leaky_relu(F.conv2d(images, w["down"], w["down_bias"], stride=2, padding=2), 0.1)
    x = torch.tanh(F.linear(x.reshape(4, 128), w["dense"], w["dense_bias"]))
    x = F.silu(F.linear(x, w["wide"], w["wide_bias"])).reshape(4, 8, 4, 4)
    x = F.pixel_shuffle(F.conv2d(x, w["up"], w["up_bias"], padding=1), 2)
    loss = ((x - images) ** 2).mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    if step % 20 == 0 or step == 199:
        print(f"        ({step}, {loss.item():.7f}),")
