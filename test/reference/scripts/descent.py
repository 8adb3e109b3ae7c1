"""Gradient descent spelled out over the rows of mtcars, mpg ~ wt + hp: coefficients in the data's own units, and losses.

Python 3.11.2, numpy 1.24.2. Run from the project's root:
    /usr/bin/python3 test/reference/scripts/descent.py > test/reference/data/descent/mtcars.json
"""
import csv
import json
import sys

import numpy as np

rows = list(csv.DictReader(open("resources/samples/mtcars.csv", encoding="utf-8")))
y = np.array([float(row["mpg"]) for row in rows])
features = np.array([[float(row["wt"]), float(row["hp"])] for row in rows])
n = len(y)


def matrix(scale):
    """Model matrix of descent, and the way back to the data's own units."""
    center = features.mean(axis=0) if scale == "standardize" else np.zeros(2)
    spread = features.std(axis=0) if scale == "standardize" else np.ones(2)
    X = np.column_stack([np.ones(n), (features - center) / spread])

    def back(theta):
        slopes = theta[1:] / spread
        return [theta[0] - slopes @ center, *slopes]

    return X, back


def descend(case):
    X, back = matrix(case["scale"])
    divisor = n if case["loss"] == "mean" else 1
    penalty = case.get("l2", 0) * np.array([0, 1, 1])
    eta, mu = case["learning-rate"], case.get("momentum", 0.9)
    total = case["iterations"]
    theta = np.zeros(3)
    velocity, squares, means = np.zeros(3), np.zeros(3), np.zeros(3)
    hessian = 2 * (X.T @ X / divisor + np.diag(penalty))
    eigenvalues = np.linalg.eigvalsh(hessian)

    def loss(t):
        residual = y - X @ t
        return float(residual @ residual / divisor + penalty @ (t * t))

    losses = [loss(theta)]
    for k in range(total):
        g = -2 * X.T @ (y - X @ theta) / divisor + 2 * penalty * theta
        schedule = case.get("schedule", "constant")
        rate = eta
        if schedule == "step":
            rate = eta * 0.5 ** (k // case["step-every"])
        elif schedule == "inverse-time":
            rate = eta / (1 + case["decay"] * k)
        elif schedule == "cosine":
            rate = eta * (1 + np.cos(np.pi * k / total)) / 2
        elif schedule == "line-search":
            rate = g @ g / (g @ hessian @ g)
        elif schedule == "backtracking":
            while loss(theta - rate * g) > losses[-1] - case["armijo"] * rate * (g @ g):
                rate /= 2
        name = case["optimizer"]
        if name == "batch":
            theta = theta - rate * g
        elif name == "momentum":
            velocity = mu * velocity - rate * g
            theta = theta + velocity
        elif name == "nesterov":
            velocity = mu * velocity - rate * g
            theta = theta + mu * velocity - rate * g
        elif name == "rmsprop":
            squares = 0.9 * squares + 0.1 * g * g
            theta = theta - rate * g / (np.sqrt(squares) + 1e-8)
        elif name == "adam":
            means = 0.9 * means + 0.1 * g
            squares = 0.999 * squares + 0.001 * g * g
            a, b = means / (1 - 0.9 ** (k + 1)), squares / (1 - 0.999 ** (k + 1))
            theta = theta - rate * a / (np.sqrt(b) + 1e-8)
        losses.append(loss(theta))
    best = np.linalg.solve(hessian, 2 * X.T @ y / divisor)
    return {
        "options": case,
        "coefficients": list(map(float, back(theta))),
        "loss": losses[1:],
        "closedForm": list(map(float, back(best))),
        "hessianEigenvalues": {"min": float(eigenvalues[0]), "max": float(eigenvalues[-1])},
        "stableLimit": float(2 / eigenvalues[-1]),
    }


base = {"scale": "standardize", "loss": "mean", "optimizer": "batch", "learning-rate": 0.1, "iterations": 60}
cases = [
    base,
    {**base, "scale": "none", "learning-rate": 3e-5, "iterations": 300},
    {**base, "loss": "sum", "learning-rate": 0.004},
    {**base, "loss": "sum", "scale": "none", "learning-rate": 1e-6, "iterations": 200},
    {**base, "l2": 0.3},
    {**base, "optimizer": "momentum", "momentum": 0.8},
    {**base, "optimizer": "nesterov", "momentum": 0.7},
    {**base, "optimizer": "rmsprop", "learning-rate": 0.3},
    {**base, "optimizer": "adam", "learning-rate": 0.5},
    {**base, "schedule": "step", "step-every": 15, "learning-rate": 0.4},
    {**base, "schedule": "inverse-time", "decay": 0.05, "learning-rate": 0.4},
    {**base, "schedule": "cosine", "learning-rate": 0.3},
    {**base, "schedule": "line-search", "iterations": 25},
    {**base, "schedule": "backtracking", "armijo": 0.3, "learning-rate": 3, "iterations": 12},
    {**base, "optimizer": "adam", "schedule": "cosine", "l2": 0.05, "learning-rate": 0.6},
]
json.dump([descend(case) for case in cases], sys.stdout, indent=1)
print()
