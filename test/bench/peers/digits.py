"""Coefficients (numpy's lstsq) and coefficients with standard errors (statsmodels' OLS) of the regressions on standard input."""
import json
import sys

import numpy as np

try:
    import statsmodels
    import statsmodels.api as sm
except ImportError:
    statsmodels = None


def model_matrix(formula, columns):
    """Of a formula whose terms are columns and whole powers of one: y ~ x + I(x^2), 0 for no intercept."""
    terms = [term.strip().removeprefix("I(").removesuffix(")") for term in formula.split("~")[1].split("+")]
    power = lambda name, exponent="1": np.asarray(columns[name], float) ** int(exponent)
    parts = [power(*term.split("^")) for term in terms if term not in ("0", "1")]
    return np.column_stack(parts if "0" in terms else [np.ones(len(parts[0])), *parts])


answer = {"numpy": [], "statsmodels": []}
for regression in json.load(sys.stdin):
    x = model_matrix(regression["formula"], regression["columns"])
    y = np.asarray(regression["columns"]["y"], float)
    answer["numpy"].append({"estimates": np.linalg.lstsq(x, y, rcond=None)[0].tolist()})
    if statsmodels:
        fit = sm.OLS(y, x).fit()
        answer["statsmodels"].append({"estimates": fit.params.tolist(), "stdErrors": fit.bse.tolist()})
print(json.dumps(answer))
