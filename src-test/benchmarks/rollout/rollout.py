#!/usr/bin/env python3
"""Rolls an app over its pods while people load it.

    src-test/benchmarks/rollout/rollout.py [--app example|small] [--loads 500] [--rate 60] [--only CONTENDER]... [--json FILE]
    src-test/benchmarks/rollout/rollout.py --bundle DIRECTORY --bundle DIRECTORY --bundle DIRECTORY ...
    src-test/benchmarks/rollout/rollout.py --serve PORT --bundle ...    then lines "roll NUMBER VALUE" on its standard input

Three builds of one app are released over real nginx processes, behind a round robin for each request: the Angular add-in of the
examples with twelve lazy pages more, integrity and service worker; a small one that esbuild makes in a moment; or bundles of
yours, tokens inside. Contenders: Slipway as it is; Slipway with "keep: false" and "hoist: false", as it was before; and the
stock configuration of the nginx image with try_files over a site made by cp and sed (without integrity, which sed would break at
once; hence the manifest of Angular's worker is wrong there, whatever rolls). Each pod of Slipway runs slipway-init first, as a
pod does. --serve puts Slipway's pods behind one port for a browser, and rolls when it is told to.

The Services are TCP proxies here: each connection goes to one of their pods at random. What they and the round robin know of a pod is
as in a cluster: a new pod's address is known to Service "starting" before anything listens there; the round robin sends it
requests at once when it is ready, while the Services hear of that 0.3 s later.

A fresh load is the page, its scripts and style sheets, and what these import, each with status 200, a script's type, and the integrity
that the page says. Lazy pages are asked for behind each of these loads, and by tabs that were opened before the rollout, during it
and behind it. A worker's update is the manifest and each content-named file in it with the right hash. Needs nginx, java, node and npm.
"""
import argparse, json, shutil, sys, time
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True
import bundles
from people import People
from pods import LAG, Release, Router, Slipway, Stock

WORK = bundles.ROOT / "src-test/benchmarks/target/rollout"
TABS = 80
OURS = "slipway"


@dataclass
class Scenario:
    """What runs, and what is released over it: numbers of builds, and values."""
    before: list
    after: list
    pods: int = 3
    surge: int = 1


SCENARIOS = {
    "a new version": Scenario([(0, "a")], [(1, "a")]),
    "a rollback": Scenario([(0, "a"), (1, "a")], [(0, "a")]),
    "two releases in a row": Scenario([(0, "a")], [(1, "a"), (2, "a")]),
    "a value alone": Scenario([(0, "a")], [(0, "b")]),
    "a new version, maxSurge 100%": Scenario([(0, "a")], [(1, "a")], surge=3),
    "a new version, one replica": Scenario([(0, "a")], [(1, "a")], pods=1),
}
CONTENDERS = {
    OURS: lambda: Slipway("slipway", WORK, True),
    "slipway, keep and hoist: false": lambda: Slipway("slipway without", WORK, False),
    "stock nginx, cp and sed": lambda: Stock("stock", WORK),
}


def play(app, builds, scenario, rate, loads):
    release = lambda it: Release(builds[it[0]], f"https://api-{it[1]}.example.com")
    for it in scenario.before:
        app.roll(release(it), scenario.pods, scenario.surge)
    time.sleep(2 * LAG)
    people = People(app, rate)
    people.begin()
    time.sleep(0.5)
    for it in scenario.after:
        app.roll(release(it), scenario.pods, scenario.surge)
        time.sleep(2 * LAG)
    while people.counts["fresh"].tried < loads:
        time.sleep(0.1)
    people.end(TABS)
    app.close()
    return people.counts


def measure(options, builds):
    results = {}
    for name, make in CONTENDERS.items():
        for title, scenario in SCENARIOS.items():
            if name not in (options.only or CONTENDERS) or title not in (options.scenario or SCENARIOS):
                continue
            app = make()
            counts = play(app, builds, scenario, options.rate, options.loads)
            results[f"{name}: {title}"] = counts
            print(f"{name:32}{title:30}" + "  ".join(f"{key} {c.failed}/{c.tried}" for key, c in counts.items()), flush=True)
            for key, count in counts.items():
                for why, number in count.why.most_common(3):
                    print(f"    {key}: {number} x {why}")
            shutil.rmtree(WORK / app.name.replace(" ", "-"), ignore_errors=True)
    return results


def figures(results):
    """Tried and failed of each; none where nobody tried."""
    return {name: {f"{key}{what}": getattr(count, field) if count.tried else None
                   for key, count in counts.items() for what, field in (("", "tried"), (" failed", "failed"))}
            for name, counts in results.items()}


def serve(port, builds):
    app = CONTENDERS[OURS]()
    Router(app, port)
    try:
        for line in sys.stdin:
            _, number, value = line.split()
            app.roll(Release(builds[int(number)], value), pods=3, surge=1)
            print("rolled", flush=True)
    finally:
        app.close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--app", choices=["example", "small"], default="example")
    options.add_argument("--bundle", action="append", type=Path, help="a built bundle, tokens inside; three of them")
    options.add_argument("--loads", type=int, default=500, help="fresh loads in each rollout, at least")
    options.add_argument("--rate", type=float, default=60, help="fresh loads a second, at most")
    options.add_argument("--only", action="append", choices=list(CONTENDERS))
    options.add_argument("--scenario", action="append", choices=list(SCENARIOS))
    options.add_argument("--serve", type=int, metavar="PORT")
    options.add_argument("--work", type=Path, help="directory for everything that is made")
    options.add_argument("--json", type=Path)
    options = options.parse_args()
    global WORK
    WORK = options.work or WORK
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    builds = bundles.of(options.app, options.bundle, WORK)
    if options.serve:
        return serve(options.serve, builds)
    results = measure(options, builds)
    if options.json:
        options.json.write_text(json.dumps(figures(results), indent=1))
    failed = sum(count.failed for name, counts in results.items() if name.startswith(OURS + ":") for count in counts.values())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
