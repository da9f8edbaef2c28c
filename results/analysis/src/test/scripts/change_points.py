"""Asks Apache Otava for the change points of series.

Needs apache-otava (from PyPI). Run it in the module's directory to make the golden values anew:

    python3 src/test/scripts/change_points.py

or with the argument - to have series of standard input answered, one a line, as

    window,p,magnitude,values

Each answer is a line with the indexes that Otava finds.
"""

import pathlib
import sys

import numpy as np
from otava.analysis import compute_change_points

GOLDEN = pathlib.Path("src/test/resources/io/archbench/analysis/stats/change_points.csv")
SEED = 20261201
OPTIONS = ((50, 0.001, 0.02), (50, 0.001, 0.0), (30, 0.01, 0.05))


def noise(random, n, deviation=2.0):
    return random.normal(0, deviation, n)


def nothing(random, n):
    return 100 + noise(random, n)


def step(random, n):
    values = 100 + noise(random, n)
    values[random.integers(1, n):] += random.choice([-10, -5, -3, 3, 5, 10])
    return values


def steps(random, n):
    values = 100 + noise(random, n)
    for _ in range(random.integers(2, 6)):
        values[random.integers(1, n):] += random.choice([-12, -6, 6, 12])
    return values


def drift(random, n):
    return 100 + noise(random, n) + np.linspace(0, random.choice([-15, 10, 25]), n)


def outliers(random, n):
    values = 100 + noise(random, n, 1.0)
    values[random.integers(0, n, max(1, n // 20))] += 30
    return values


def short(random, n):
    n = int(random.integers(1, 9))
    return np.where(np.arange(n) < n // 2, 100.0, 110.0) + noise(random, n, 1.0)


def constant(random, n):
    values = np.full(n, float(random.integers(50, 150)))
    if random.random() < 0.5:
        values[n // 2:] += 8
    return values


def plateaus(random, n):
    values = 100 + noise(random, n, 1.0)
    start = int(random.integers(1, n - 1))
    values[start:start + int(random.integers(2, 20))] += 9
    values[start + 25:start + 25 + int(random.integers(2, 20))] += 9
    return values


def correlated(random, n):
    values = noise(random, n)
    for i in range(1, n):
        values[i] += 0.7 * values[i - 1]
    return 100 + values


def coarse(random, n):
    """Few different values, so that many cuts are as good as each other."""
    return 100.0 + random.integers(0, 3, n) + np.where(np.arange(n) < n // 3, 0, 4)


def scattering(random, n):
    """The deviation changes and the mean does not."""
    return 100 + noise(random, n) * np.where(np.arange(n) < n // 2, 0.3, 3)


KINDS = (nothing, step, steps, drift, outliers, short, constant, plateaus, correlated, coarse, scattering)


def answer(window, p, magnitude, values):
    # a list: of an array Otava would take the whole where it means a window
    points, _ = compute_change_points(
        list(values), window_len=window, max_pvalue=p, min_magnitude=magnitude
    )
    return " ".join(str(point.index) for point in points)


def goldens():
    random = np.random.default_rng(SEED)
    yield "kind,window,p,magnitude,values,indexes"
    for kind in KINDS:
        for i in range(24):
            window, p, magnitude = OPTIONS[i % len(OPTIONS)]
            values = np.round(kind(random, int(random.integers(10, 180))), 2).tolist()
            text = " ".join(f"{value:g}" for value in values)
            values = [float(each) for each in text.split()]
            yield f"{kind.__name__},{window},{p},{magnitude},{text},{answer(window, p, magnitude, values)}"


def main():
    np.seterr(all="ignore")
    if sys.argv[1:] == ["-"]:
        for line in sys.stdin:
            window, p, magnitude, values = line.strip().split(",")
            print(answer(int(window), float(p), float(magnitude), [float(v) for v in values.split()]))
        return
    GOLDEN.write_text("\n".join(goldens()) + "\n")


if __name__ == "__main__":
    main()
