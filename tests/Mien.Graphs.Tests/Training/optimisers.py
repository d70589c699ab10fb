"""Makes the numbers of OptimiserTests: PyTorch's optimisers (1.13, CPU, float64) on sum(c * x**2). AdaBelief, which PyTorch lacks,
is the paper's algorithm written out. Run: python3 optimisers.py"""
import math

import torch

START, FACTORS, RATE, STEPS = [1.0, -2.0, 3.0], [1.0, 0.5, 0.1], 0.1, 5


def course(make):
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimiser = make([x])
    for _ in range(STEPS):
        optimiser.zero_grad()
        (torch.tensor(FACTORS, dtype=torch.float64) * x * x).sum().backward()
        optimiser.step()
    return x.tolist()


def adabelief(beta1=0.9, beta2=0.999, epsilon=1e-16):
    result = []
    for x, c in zip(START, FACTORS):
        m = s = 0.0
        for t in range(1, STEPS + 1):
            g = 2 * c * x
            m = beta1 * m + (1 - beta1) * g
            s = beta2 * s + (1 - beta2) * (g - m) ** 2 + epsilon
            x -= RATE * (m / (1 - beta1**t)) / (math.sqrt(s / (1 - beta2**t)) + epsilon)
        result.append(x)
    return result


optim = torch.optim
print("SGD", course(lambda p: optim.SGD(p, RATE)))
print("SGD with momentum and decay", course(lambda p: optim.SGD(p, RATE, momentum=0.9, weight_decay=0.1)))
print("RMSProp", course(lambda p: optim.RMSprop(p, RATE, alpha=0.9)))
print("Adam", course(lambda p: optim.Adam(p, RATE)))
print("Adam with decay", course(lambda p: optim.Adam(p, RATE, betas=(0.5, 0.999), weight_decay=0.1)))
print("AdamW", course(lambda p: optim.AdamW(p, RATE, weight_decay=0.1)))
print("AdaBelief", adabelief())
