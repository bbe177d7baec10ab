"""Run all measurements, or those whose name is given: python -m benchmarks [NAME…]."""

from __future__ import annotations

import sys

from benchmarks import answering, documents, loading, packing, portfolio, registers, saving, workbooks
from benchmarks.measure import Ratio

MEASUREMENTS = {
    "loading": loading.measure,
    "saving": saving.measure,
    "answering": answering.measure,
    "documents": documents.measure,
    "workbooks": workbooks.measure,
    "portfolio": portfolio.measure,
    "registers": registers.measure,
    "packing": packing.measure,
}


def main(names: list[str]) -> int:
    """Print one line per ratio; a limit that is missed is marked, never hidden."""
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"Unknown: {', '.join(sorted(unknown))}. Known: {', '.join(MEASUREMENTS)}.")
        return 2
    for name in names or MEASUREMENTS:
        print(f"\n{name}")
        for ratio in MEASUREMENTS[name]():
            print(_line(ratio))
    return 0


def _line(ratio: Ratio) -> str:
    mark = "within" if ratio.value <= ratio.limit else "OVER  "
    return f"  {ratio.value:8.3f}  {mark} {ratio.limit:<5g} {ratio.what}  [{ratio.detail}]"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
