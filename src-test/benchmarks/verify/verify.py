#!/usr/bin/env python3
"""Where the minutes of `./slipway verify` go, by the reports that its tests left.

    src-test/benchmarks/verify/verify.py [--runs 1]

Runs nothing: it reads what the last verify of this checkout wrote. A line for each group of tests, with the minutes that its
classes took and how many tests there are, and one for each of the ten classes that took longest. Classes run two at a time, so
that the minutes of all add up to more than those that passed.
"""
import argparse, json, re, sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import ROOT

# Reports of another run than the last one lie about, too.
SAME_RUN = 3 * 3600
SLOWEST = 10


def reports():
    """Of each class of tests: when it ended, how long it took, how many tests it has, its group and its name."""
    for file in ROOT.glob("**/target/*-reports/**/TEST-*.xml"):
        with open(file, encoding="utf-8") as text:
            head = re.search(r"<testsuite [^>]*>", text.read(20_000))
        if head and "node_modules" not in file.parts:
            value = lambda key: re.search(rf' {key}="([^"]*)"', head[0])[1]
            module = str(file.relative_to(ROOT)).partition("/target/")[0]
            kind = "end-to-end tests" if "failsafe" in str(file) else "unit tests"
            yield (file.stat().st_mtime, float(value("time").replace(",", "")), int(value("tests")), f"{module}, {kind}",
                   value("name").rpartition(".")[2])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", help="of the other comparisons; this one is read once")
    options.add_argument("--json", type=Path, help="write the figures to this file too")
    options = options.parse_args()
    found = sorted(reports())
    if not found:
        sys.exit("there are no reports: ./slipway verify")
    last = [it for it in found if found[-1][0] - it[0] < SAME_RUN]
    passed = last[-1][0] - min(ended - took for ended, took, *_ in last)
    figures = {"all, from the first test to the last": {"minutes": passed / 60, "tests": sum(it[2] for it in last)}}
    groups = {}
    for _, took, tests, group, _ in last:
        before = groups.get(group, (0, 0))
        groups[group] = (before[0] + took, before[1] + tests)
    for group, (took, tests) in sorted(groups.items(), key=lambda it: -it[1][0]):
        figures[group] = {"minutes": took / 60, "tests": tests}
    for _, took, tests, _, name in sorted(last, key=lambda it: -it[1])[:SLOWEST]:
        figures[f"`{name}`"] = {"minutes": took / 60, "tests": tests}
    if options.json:
        options.json.write_text(json.dumps(figures))
    for name, values in figures.items():
        print(f"{name:60}{values['minutes']:8.1f}{values['tests']:8}")


if __name__ == "__main__":
    main()
