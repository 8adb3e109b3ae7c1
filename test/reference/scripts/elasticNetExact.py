"""Lasso and elastic net to 17 digits, where glmnet's own iterations stop at 8 to 12.

/usr/bin/python3 test/reference/scripts/elasticNetExact.py   (from the root of the repository, after penalised.R)
Python 3.11, standard library only (decimal with 60 digits).

At the signs that glmnet found, the minimum is the solution of linear equations, solved here in 60 digits; the conditions of the minimum
(the subgradient holds 0) are then checked for every coefficient, so that nothing but the problem rests on glmnet. Reads lasso.json and
elasticNet.json, writes elasticNetExact.json: the penalties in the response's own units, `absolute` of sum D|b| and `squares` of half
sum D^2 b^2, and the coefficients.
"""

import csv
import json
from decimal import Decimal, getcontext

getcontext().prec = 60
DATA = "test/reference/data"


def read(reference):
    response, terms = (side.strip() for side in reference["formula"].split("~"))
    names = [name.strip() for name in terms.split("+")]
    with open(f"{DATA}/rdatasets/{reference['dataset']}") as file:
        rows = list(csv.DictReader(file))
    column = lambda name: [Decimal(repr(float(row[name]))) for row in rows]
    weights = reference["weights"]
    ones = [Decimal(1)] * len(rows)
    return [column(name) for name in names], column(response), column(weights) if weights else ones


def centred(values, weights):
    total = sum(weights)
    mean = sum(w * v for w, v in zip(weights, values)) / total
    return mean, [v - mean for v in values]


def mean_product(a, b, weights):
    return sum(w * x * y for w, x, y in zip(weights, a, b)) / sum(weights)


def solve(matrix, target):
    order = len(target)
    rows = [list(row) + [value] for row, value in zip(matrix, target)]
    for k in range(order):
        pivot = max(range(k, order), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, order):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
    solution = [Decimal(0)] * order
    for k in reversed(range(order)):
        rest = sum(rows[k][i] * solution[i] for i in range(k + 1, order))
        solution[k] = (rows[k][order] - rest) / rows[k][k]
    return solution


def exact(reference):
    columns, response, weights = read(reference)
    scale = Decimal(repr(reference["responseScale"]))
    penalty, alpha = Decimal(repr(reference["lambda"])), Decimal(repr(reference["alpha"]))
    absolute, squares = penalty * alpha * scale, penalty * (1 - alpha)
    mean, y = centred(response, weights)
    means, scaled, deviations = [], [], []
    for column in columns:
        own, x = centred(column, weights)
        deviation = mean_product(x, x, weights).sqrt()
        means.append(own)
        deviations.append(deviation)
        scaled.append([value / deviation for value in x])
    signs = [(value > 0) - (value < 0) for value in reference["coefficients"][1:]]
    active = [j for j, sign in enumerate(signs) if sign != 0]
    gram = [
        [mean_product(scaled[j], scaled[k], weights) + (squares if j == k else 0) for k in active] for j in active
    ]
    found = solve(gram, [mean_product(scaled[j], y, weights) - absolute * signs[j] for j in active])
    b = [Decimal(0)] * len(columns)
    for j, value in zip(active, found):
        b[j] = value
        assert value * signs[j] > 0, (reference["dataset"], j)
    residual = [value - sum(b[j] * scaled[j][i] for j in active) for i, value in enumerate(y)]
    for j, x in enumerate(scaled):
        assert signs[j] != 0 or abs(mean_product(x, residual, weights)) < absolute, (reference["dataset"], j)
    slopes = [value / deviation for value, deviation in zip(b, deviations)]
    intercept = mean - sum(slope * own for slope, own in zip(slopes, means))
    return {
        "dataset": reference["dataset"],
        "formula": reference["formula"],
        "weights": reference["weights"] or None,
        "absolute": float(absolute),
        "squares": float(squares),
        "coefficients": [float(value) for value in [intercept, *slopes]],
    }


references = []
for name in ("lasso", "elasticNet"):
    with open(f"{DATA}/penalised/{name}.json") as file:
        references += json.load(file)
with open(f"{DATA}/penalised/elasticNetExact.json", "w") as file:
    file.write("[\n" + ",\n".join("  " + json.dumps(exact(one)) for one in references) + "\n]\n")
