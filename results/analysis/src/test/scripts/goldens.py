"""Writes the golden values that the statistics are tested against.

Needs SciPy (from PyPI). Run it in the module's directory:

    python3 src/test/scripts/goldens.py

The values are independent of the Java code: quantiles come from scipy.stats.t, Welch's interval
from scipy.stats.ttest_ind(equal_var=False), the paired one from scipy.stats.ttest_1samp, p-values
from the same two, equivalence from two one-sided tests (Schuirmann 1987) at 5 %, and adjusted
p-values from scipy.stats.false_discovery_control. The mix of several cells is put together with NumPy as docs/money.md defines it.
"""

import pathlib

import numpy as np
from scipy import stats

RESOURCES = pathlib.Path("src/test/resources/io/archbench/analysis")
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


def confidence(random):
    for df in (2, 4.75, 9, 18.2, 199):
        for distance in (-6.5, -2, -0.3, 0.01, 1, 3, 8):
            theta = random.normal(0, 0.1)
            se = abs(random.normal(0.02, 0.01))
            ratio = np.exp(theta - distance * se)
            expected = stats.t.cdf((theta - np.log(ratio)) / se, df)
            yield f"confidence,{text([theta, se, df])},{text([ratio])},{text([expected])}"


def probabilities(random):
    """Welch's p, two-sided and on the side of the difference."""
    for n, shift in ((3, 0.0), (5, 0.02), (5, -0.1), (10, 0.004), (30, -0.02)):
        contender = random.normal(7 + shift, 0.02, n)
        baseline = random.normal(7, 0.03, n + 1)
        two = stats.ttest_ind(contender, baseline, equal_var=False)
        side = "greater" if two.statistic > 0 else "less"
        one = stats.ttest_ind(contender, baseline, equal_var=False, alternative=side)
        yield f"p,{text(contender)},{text(baseline)},{text([two.pvalue, one.pvalue])}"


def equivalence(random):
    """Whether both one-sided tests reject a ratio outside of the margin, as 1 or 0."""
    for n in (3, 5, 10, 20):
        for margin in (0.02, 0.05):
            for part in (0.0, 0.4, 0.8, 1.1):
                contender = random.normal(7 + part * margin, 0.02, n)
                baseline = random.normal(7, 0.02, n)
                reach = np.log1p(margin)
                below = stats.ttest_ind(
                    contender - reach, baseline, equal_var=False, alternative="less"
                )
                above = stats.ttest_ind(
                    contender + reach, baseline, equal_var=False, alternative="greater"
                )
                same = max(below.pvalue, above.pvalue) < 0.05
                yield f"equivalent,{text(contender)},{text([*baseline, margin])},{text([same + 1])}"


def discoveries(random):
    for m in (1, 2, 5, 40):
        p = random.uniform(0, 1, m) ** 3
        p[m // 2] = p[0]
        yield f"discoveries,{text(p)},,{text(stats.false_discovery_control(p))}"


def mix_time(weights, typical, units):
    """The sample of each unit: minus ln of the time it needs for the mix."""
    return -np.log((weights[:, None] * np.exp(typical[:, None] - units)).sum(axis=0))


def mixes(random):
    for cells in (1, 2, 7, 40):
        for n_baseline, n_contender in ((3, 3), (5, 5), (10, 6)):
            weights = random.dirichlet(np.ones(cells))
            level = random.uniform(0, 12, cells)
            effect = random.normal(-0.1, 0.3, cells)
            node_b = random.normal(0, 0.02, n_baseline)
            node_c = random.normal(0, 0.02, n_contender)
            baseline = level[:, None] + node_b + random.normal(0, 0.015, (cells, n_baseline))
            contender = (
                level[:, None]
                + effect[:, None]
                + node_c
                + random.normal(0, 0.03, (cells, n_contender))
            )
            typical = baseline.mean(axis=1)
            x_b = mix_time(weights, typical, baseline)
            x_c = mix_time(weights, typical, contender)
            welch_result = stats.ttest_ind(x_c, x_b, equal_var=False)
            se = np.sqrt(x_c.var(ddof=1) / n_contender + x_b.var(ddof=1) / n_baseline)
            inputs = (
                f"{text(weights)},{text(baseline.flatten())},{text(contender.flatten())}"
            )
            theta = x_c.mean() - x_b.mean()
            yield f"welch,{inputs},{text([theta, se, welch_result.df])} {bounds(welch_result)}"
            if n_baseline == n_contender:
                differences = x_c - x_b
                result = stats.ttest_1samp(differences, 0)
                se = differences.std(ddof=1) / np.sqrt(n_baseline)
                yield f"paired,{inputs},{text([differences.mean(), se, result.df])} {bounds(result)}"


def write(target, header, rows):
    (RESOURCES / target).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def main():
    random = np.random.default_rng(20261124)
    rows = [*quantiles(), *welch(random), *paired(random), *confidence(random)]
    random_tests = np.random.default_rng(20261127)
    for kind in (probabilities, equivalence, discoveries):
        rows += kind(random_tests)
    write("stats/goldens.csv", "kind,first,second,expected", rows)
    write("whole/goldens.csv", "kind,weights,baseline,contender,expected", mixes(random))


if __name__ == "__main__":
    main()
