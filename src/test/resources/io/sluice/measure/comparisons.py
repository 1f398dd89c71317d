"""Writes comparisons.json: paired comparisons as SciPy and statsmodels work them out.

    python -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0
    venv/bin/python comparisons.py > comparisons.json
"""

import json
import math

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests

NOT_TOO_MANY = stats.PermutationMethod(n_resamples=np.inf)
MARGIN = 0.4


def detectable(degrees):
    """In standard errors: what a two-sided test at 5 % finds with 80 % power."""
    critical = stats.t.isf(0.025, degrees)

    def lack(shift):
        upper = stats.nct.sf(critical, degrees, shift)
        lower = stats.nct.cdf(-critical, degrees, shift)
        return upper + (0 if math.isnan(lower) else lower) - 0.8

    return optimize.brentq(lack, 1, 40, xtol=1e-13, rtol=1e-14)


def signed_rank(differences):
    ties = len(np.unique(np.abs(differences))) < len(differences) or 0 in differences
    exact = NOT_TOO_MANY if ties else "exact"
    return stats.wilcoxon(differences, method=exact if len(differences) <= 50 else "asymptotic")


def comparison(name, differences, test_over_training=0.0):
    differences = np.asarray(differences, float)
    n = len(differences)
    if test_over_training == 0:
        test = stats.ttest_1samp(differences, 0)
        interval = test.confidence_interval(0.95)
        p_value, low, high = test.pvalue, interval.low, interval.high
        equivalence = max(
            stats.ttest_1samp(differences, -MARGIN, alternative="greater").pvalue,
            stats.ttest_1samp(differences, MARGIN, alternative="less").pvalue,
        )
        error = differences.std(ddof=1) / math.sqrt(n)
    else:  # Nadeau and Bengio (2003), section 3
        error = differences.std(ddof=1) * math.sqrt(1 / n + test_over_training)
        p_value = 2 * stats.t.sf(abs(differences.mean()) / error, n - 1)
        low, high = stats.t.interval(0.95, n - 1, differences.mean(), error)
        equivalence = max(
            stats.t.sf((differences.mean() + MARGIN) / error, n - 1),
            stats.t.cdf((differences.mean() - MARGIN) / error, n - 1),
        )
    return {
        "name": name,
        "differences": differences.tolist(),
        "test_over_training": test_over_training,
        "p_value": p_value,
        "low": low,
        "high": high,
        "margin": MARGIN,
        "equivalence": equivalence,
        "detectable": error * detectable(n - 1),
        "signed_rank": float(signed_rank(differences).pvalue),
    }


random = np.random.default_rng(16)
student = [-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4]  # Student (1908), sleep
darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]  # Wilcoxon (1945), corn
comparisons = [
    comparison("Student's sleep, a zero and a tie", student),
    comparison("Darwin's corn", darwin),
    comparison("two pairs", [0.1, 0.4]),
    comparison("three seeds", [-0.0147, -0.0087, -0.0102]),
    comparison("far off", [5.001, 5.002, 5.0005, 4.9991, 5.0003]),
    comparison("ties and zeros", [1, -1, 2, 2, 0, 3, -2, 4, 0, 5, 5, 6, -7, 8, 2]),
    comparison("ten folds", random.normal(0.3, 0.4, 10).round(6), 1 / 9),
    comparison("fifty", random.normal(0.1, 1, 50).round(6)),
    comparison("sixty", random.normal(0.2, 1, 60).round(6)),
    comparison("sixty with ties", random.normal(0.5, 2, 60).round(0)),
]
families = [
    [0.01, 0.04, 0.03, 0.005],
    [0.2, 0.2, 0.001, 0.001, 0.9, 1.0],
    random.beta(0.3, 1, 48).tolist(),
]
print(
    json.dumps(
        {
            "comparisons": comparisons,
            "families": [
                {"p_values": f, "adjusted": multipletests(f, method="holm")[1].tolist()}
                for f in families
            ],
        },
        indent=1,
    )
)
