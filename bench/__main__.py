"""`python -m bench [--quick]` measures the customer's page, `python -m bench board` the staff's."""

import argparse
import sys

from bench import board, tracker


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 jobs, in under four minutes")
    parser.add_argument("what", nargs="?", choices=["tracker", "board"], default="tracker")
    asked = parser.parse_args()
    plan = tracker.QUICK if asked.quick else tracker.FULL

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    figures = board.measure(say) if asked.what == "board" else tracker.measure(plan, say)
    for name, value in figures.items():
        print(f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
