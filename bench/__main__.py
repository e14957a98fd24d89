"""`python -m bench [--quick]`: measures the customer's page and prints one line a figure."""

import argparse
import sys

from bench import tracker


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 jobs, in under four minutes")
    plan = tracker.QUICK if parser.parse_args().quick else tracker.FULL
    figures = tracker.measure(plan, lambda line: print(line, file=sys.stderr, flush=True))
    for name, value in figures.items():
        print(f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
