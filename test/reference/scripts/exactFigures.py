# Freezes some of the models of randomModels.R in data/lm-random, with those figures computed anew at 50 digits of which R has few where
# predictors are nearly dependent or a leverage is near 1: sandwich errors, Cook's distance, and the exact p-value of Durbin-Watson.
# python3 test/reference/scripts/exactFigures.py models.json 3,17,42   (Python 3.11, mpmath 1.2.1)
import json, os, sys
from mpmath import mp, mpf, mpc, matrix, sqrt, log, exp, sinh, cosh, pi, qr, eigsy

mp.dps = 50
target = os.path.join(os.path.dirname(__file__), '..', 'data', 'lm-random')


def tail(a):
    """P(sum a z^2 < 0) by inversion along the line through the saddle point."""
    smallest = min(a)
    low, high = 1 / (2 * smallest), mpf(0)
    for _ in range(150):
        middle = (low + high) / 2
        rising = -1 / middle + sum(v / (1 - 2 * v * middle) for v in a) > 0
        low, high = (low, middle) if rising else (middle, high)
    c = (low + high) / 2
    width = 1 / sqrt(1 / c ** 2 + sum(2 * (v / (1 - 2 * v * c)) ** 2 for v in a))
    value = lambda t: exp(-log(-mpc(c, t)) - sum(log(1 - 2 * v * mpc(c, t)) for v in a) / 2).real
    step = mpf(1) / 16
    total = value(mpf(0)) / 2
    for k in range(1, 1000):
        term = value(width * sinh(k * step)) * cosh(k * step)
        total += term
        if k > 40 and abs(term) < mpf(10) ** -25 * abs(total):
            break
    return total * step * width / pi


def durbin_watson(x, e):
    n, p = x.rows, x.cols
    q, _ = qr(x, mode='skinny')
    d = sum((e[i] - e[i - 1]) ** 2 for i in range(1, n)) / sum(v * v for v in e)
    steps = matrix(n - 1, n)
    for i in range(n - 1):
        steps[i, i], steps[i, i + 1] = -1, 1
    left = steps - (steps * q) * q.T
    values = sorted(eigsy(left * left.T, eigvals_only=True))[-(n - p):]
    greater = tail([v - d for v in values])
    return float(2 * min(greater, 1 - greater))


def exact(model):
    design = model.pop('design')
    keep = [j for j, v in enumerate(model['estimate'] if isinstance(model['estimate'], list) else [model['estimate']]) if v is not None]
    rows = [i for i, v in enumerate(design['w']) if v > 0]
    x = matrix([[design['x'][i][j] for j in keep] for i in rows])
    y = matrix([design['y'][i] for i in rows])
    w = [mpf(design['w'][i]) for i in rows]
    n, p = x.rows, x.cols
    xw = matrix([[x[i, j] * w[i] for j in range(p)] for i in range(n)])
    inverse = (xw.T * x) ** -1
    e = y - x * (inverse * (xw.T * y))
    sigma2 = sum(w[i] * e[i] ** 2 for i in range(n)) / (n - p)
    h = [w[i] * (x[i, :] * inverse * x[i, :].T)[0] for i in range(n)]
    one = [1 - v < mpf(10) ** -30 for v in h]
    model['cooksDistance'] = [
        None if one[i] else float(w[i] * e[i] ** 2 * h[i] / (p * sigma2 * (1 - h[i]) ** 2)) for i in range(n)
    ]
    factors = {
        'HC0': lambda v: 1, 'HC1': lambda v: mpf(n) / (n - p), 'HC2': lambda v: 1 / (1 - v), 'HC3': lambda v: (1 - v) ** -2,
        'HC4': lambda v: (1 - v) ** -min(mpf(4), n * v / p),
    }
    model['robust'] = {}
    for kind, factor in factors.items():
        # With a leverage of 1 the sandwich is not defined from HC2 on.
        if any(one) and kind not in ('HC0', 'HC1'):
            continue
        scores = matrix([[xw[i, j] * e[i] * sqrt(factor(h[i])) for j in range(p)] for i in range(n)])
        covariance = inverse * (scores.T * scores) * inverse
        model['robust'][kind] = [float(sqrt(covariance[j, j])) for j in range(p)]
    if isinstance(model['durbinWatson'], dict) and n < 60:
        model['durbinWatson']['p'] = durbin_watson(x, e)
    return model


source = json.load(open(sys.argv[1]))
os.makedirs(target, exist_ok=True)
for index in (int(text) for text in sys.argv[2].split(',')):
    model = exact(source['models'][index])
    name = os.path.basename(model['dataset'])[:-4]
    with open(os.path.join(target, f'{name}-{index}.json'), 'w') as file:
        json.dump({'software': source['software'] + ', mpmath ' + __import__('mpmath').__version__, **model}, file, separators=(',', ':'))
        file.write('\n')
