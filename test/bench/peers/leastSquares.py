"""Seconds of numpy's lstsq and of statsmodels' OLS on normal data, best of several, for each [rows, columns] on standard input."""
import json
import sys
import time

import numpy as np

try:
    import statsmodels
    import statsmodels.api as sm
except ImportError:
    statsmodels = None


def best_of(runs, fit):
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        fit()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def blas():
    """The linear algebra library that this process has loaded."""
    paths = [line.split()[-1] for line in open("/proc/self/maps") if "blas" in line]
    names = {path.split("/")[-1] for path in paths if path.split("/")[-1].startswith("lib")}
    return max(names, key=len, default="BLAS")


random = np.random.default_rng(1)
answer = {"numpy": [], "statsmodels": []}
for rows, columns in json.load(sys.stdin):
    x = np.asfortranarray(np.column_stack([np.ones(rows), random.standard_normal((rows, columns - 1))]))
    y = random.standard_normal(rows)
    answer["numpy"].append(best_of(7, lambda: np.linalg.lstsq(x, y, rcond=None)))
    if statsmodels:
        answer["statsmodels"].append(best_of(3, lambda: sm.OLS(y, x).fit().bse))
answer["versions"] = {
    "numpy": f"{np.__version__}, {blas()}",
    "statsmodels": statsmodels and statsmodels.__version__,
}
print(json.dumps(answer))
