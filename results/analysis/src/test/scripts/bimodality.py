#!/usr/bin/env python3
"""Prints the 99 % points of the largest two-cluster separation under normality.

The separation of n sorted values is the largest share of their sum of squares that lies between
two clusters, over all places at which they can be cut in two. Seeded; needs NumPy.
"""
import numpy

RUNS = 400_000
SIZES = list(range(5, 31)) + [40, 60, 100]


def separations(values):
    values = numpy.sort(values, axis=1)
    n = values.shape[1]
    sums = numpy.cumsum(values, axis=1)
    total = sums[:, -1:]
    left = numpy.arange(1, n)
    between = (sums[:, :-1] - left * total / n) ** 2 * n / (left * (n - left))
    whole = ((values - total / n) ** 2).sum(axis=1)
    return between.max(axis=1) / whole


def main():
    random = numpy.random.default_rng(20261127)
    for n in SIZES:
        found = numpy.concatenate(
            [separations(random.standard_normal((RUNS // 10, n))) for _ in range(10)]
        )
        print(f"{n} {numpy.quantile(found, 0.99):.4f}")


if __name__ == "__main__":
    main()
