"""Writes the golden values that the statistics are tested against.

Needs SciPy (from PyPI). Run it in the module's directory:

    python3 src/test/scripts/goldens.py

The values are independent of the Java code: quantiles come from scipy.stats.t, Welch's interval
from scipy.stats.ttest_ind(equal_var=False), the paired one from scipy.stats.ttest_1samp.
"""

import pathlib

import numpy as np
from scipy import stats

TARGET = pathlib.Path("src/test/resources/io/archbench/analysis/stats/goldens.csv")
LEVELS = (0.5, 0.9, 0.95)


def text(values):
    return " ".join(repr(float(value)) for value in values)


def bounds(result):
    ends = []
    for level in LEVELS:
        interval = result.confidence_interval(level)
        ends += [interval.low, interval.high]
    return text(ends)


def quantiles():
    for df in (1, 1.5, 2, 2.06, 3, 4, 4.75, 7.3, 9, 18.2, 30, 199, 1234.5):
        for level in (0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
            quantile = stats.t.isf((1 - level) / 2, df)
            yield f"quantile,{text([level, df])},,{text([quantile])}"


def welch(random):
    for n_contender, n_baseline in ((2, 2), (3, 5), (5, 5), (5, 9), (10, 10), (30, 7)):
        for sd_contender, sd_baseline in ((0.015, 0.015), (0.2, 0.01), (1e-7, 1e-6)):
            contender = random.normal(7.03, sd_contender, n_contender)
            baseline = random.normal(7.0, sd_baseline, n_baseline)
            result = stats.ttest_ind(contender, baseline, equal_var=False)
            theta = contender.mean() - baseline.mean()
            se = np.sqrt(
                contender.var(ddof=1) / n_contender + baseline.var(ddof=1) / n_baseline
            )
            yield (
                f"welch,{text(contender)},{text(baseline)},"
                f"{text([theta, se, result.df])} {bounds(result)}"
            )


def paired(random):
    for n in (2, 3, 5, 10, 30):
        for sd in (0.001, 0.03, 0.5):
            differences = random.normal(0.02, sd, n)
            result = stats.ttest_1samp(differences, 0)
            se = differences.std(ddof=1) / np.sqrt(n)
            yield (
                f"paired,{text(differences)},,"
                f"{text([differences.mean(), se, result.df])} {bounds(result)}"
            )


def main():
    random = np.random.default_rng(20261124)
    rows = ["kind,first,second,expected", *quantiles(), *welch(random), *paired(random)]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
