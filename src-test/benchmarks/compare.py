#!/usr/bin/env python3
"""Runs every comparison with the programs that people use without Slipway, and writes docs/benchmarks.md.

    ./slipway-bench [--quick] [--only NAME]... [--page]

--only runs some of them, prints their ratios and leaves the page as it is; with --page it puts them into the page. Needs what the tests need (./slipway doctor --fix
--tests), and the programs that they build once: helm 3 and 4 and a cluster. Everything is on this machine and ends by itself.
Logs and figures stay in src-test/benchmarks/target. Numbers of different machines do not compare; ratios do.
"""
import argparse, json, os, subprocess, sys, time
from pathlib import Path

sys.dont_write_bytecode = True
import page
from comparisons import comparisons
from contenders import ROOT, built_helm

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"


def fail(code, message, fix):
    print(f"slipway-bench: {message}\n  fix: {fix}", file=sys.stderr)
    sys.exit(code)


def helm(version):
    return built_helm(version) or fail(
        3, f"helm {version} is missing", "mvn -pl release/command -am verify builds it once, with Go 1.26 on PATH")


def run(comparison, quick, since):
    """Runs one of them; what it prints goes to a log."""
    figures, log = TARGET / f"{comparison.name}.json", TARGET / f"{comparison.name}.log"
    figures.unlink(missing_ok=True)
    script, *more = comparison.command
    command = [sys.executable, HERE / script, *more, *(comparison.quick if quick else comparison.runs), "--json", figures]
    started = time.monotonic()
    with open(log, "w") as out:
        child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        while child.poll() is None:
            try:
                child.wait(1 if sys.stderr.isatty() else 20)
            except subprocess.TimeoutExpired:
                progress(comparison, started, since, "\r" if sys.stderr.isatty() else "\n")
    # One that missed its goal ends with 1, and has its figures all the same.
    if not figures.exists():
        print(log.read_text()[-3000:], file=sys.stderr)
        fail(1, f"{comparison.name} ended with {child.returncode}", f"read {log}")
    progress(comparison, started, since, " done\n")
    return json.loads(figures.read_text())


def progress(comparison, started, since, end):
    now = time.monotonic()
    print(f"  {comparison.name:16} {now - started:4.0f} s of {now - since:4.0f} s", end=end, file=sys.stderr, flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="fewer runs")
    options.add_argument("--only", action="append", metavar="NAME", help="one comparison, and no page; may be repeated")
    options.add_argument("--page", action="store_true", help="put what --only runs into the page: for figures that a busy machine leaves alone")
    options = options.parse_args()
    every = comparisons(helm)
    names = [it.name for it in every]
    for name in options.only or []:
        if name not in names:
            fail(2, f"there is no comparison {name}", "one of " + ", ".join(names))
    TARGET.mkdir(exist_ok=True)
    # Builds the jar and its archive of classes before anything is measured.
    subprocess.run([ROOT / "slipway", "--version"], check=True, stdout=subprocess.DEVNULL)
    since, results = time.monotonic(), []
    left_out = [it for it in every if not options.only and not all(os.environ.get(name) for name in it.needs)]
    for comparison in left_out:
        print(f"  {comparison.name:16} is left out, and stays as it is in the page: {comparison.needs[0]} is not set", file=sys.stderr)
    for comparison in every:
        if comparison.name in (options.only or names) and comparison not in left_out:
            figures = run(comparison, options.quick, since)
            rows = comparison.rows(figures)
            results.append((comparison, figures, rows))
            for row in rows:
                print(f"{row.what:40} {row.peer:36} {row.ratio:8.3f}{page.verdict(row)}", flush=True)
    if options.only and options.page:
        page.update(ROOT, results)
    if not options.only:
        minutes = (time.monotonic() - since) / 60
        page.write(ROOT, results, left_out, options.quick, minutes, page.versions(ROOT, helm))


if __name__ == "__main__":
    main()
