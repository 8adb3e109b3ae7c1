"""Seconds of plain gradient descent over the rows in numpy: y on one predictor and an intercept."""
import json
import sys
import time

import numpy as np

task = json.load(sys.stdin)
rows, iterations = task["rows"], task["iterations"]
random = np.random.default_rng(1)
x = random.standard_normal(rows)
y = 1 + x + random.standard_normal(rows)


def descend():
    b = a = 0.0
    for _ in range(iterations):
        residual = y - b - a * x
        b += 0.2 * residual.sum() / rows
        a += 0.2 * (residual @ x) / rows
    return a


seconds = []
for _ in range(3):
    start = time.perf_counter()
    descend()
    seconds.append(time.perf_counter() - start)
json.dump({"seconds": min(seconds), "versions": {"numpy": np.__version__}}, sys.stdout)
