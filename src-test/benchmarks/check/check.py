#!/usr/bin/env python3
"""`slipway check` over three environments, against `helm lint` and `helm template` for each.

    src-test/benchmarks/check/check.py [--runs 15] [--helm PROGRAM]

Checks examples/office-addin as a process of its own, JVM start included, by the launcher and by `java -jar`; the other side
is six processes of the real helm on the same chart with the same values (Helm checks no tokens, no variables and no nginx
settings, so it does less). All in turn, several times; prints medians and ratios of the time that passed and of the time
that processors worked, which holds on a busy machine too. Needs ./slipway built, and helm 3: on PATH, by --helm, or built
into the cache by the tests.
"""
import argparse, glob, json, os, resource, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
APP = "examples/office-addin"
ENVIRONMENTS = ["development", "acceptance", "production"]
KUBERNETES = "1.34"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "slipway"


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def values_of(environment, work):
    """The values that Slipway gives to the chart, as far as they matter for the work of rendering."""
    report = json.loads(output("./slipway", "variables", APP, "--environment", environment, "--output", "json"))
    variables = {it["name"]: it["value"] for it in report["result"]["variables"] if "value" in it}
    values = {
        "environment": environment,
        "app": {"name": "office-addin", "basePath": "/addin/"},
        "hosts": [variables["host"]],
        "initContainer": {"image": {"repository": "registry.example.com/office-addin", "tag": "1.0.0"}},
        "nginx": {"config": output("./slipway", "render", APP, "--environment", environment, "--nginx")},
        "env": variables,
    }
    file = work / f"{environment}.json"
    file.write_text(json.dumps(values))
    return str(file)


def run(commands):
    """Seconds that passed, and that processors worked for it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for command in commands:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    passed, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def helm():
    found = shutil.which("helm") or next(iter(sorted(glob.glob(str(CACHE / "go-programs/*/helm-3/helm")))), None)
    return found or sys.exit("no helm: give one with --helm, or run the tests of release once, which build it")


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--runs", type=int, default=15)
arguments.add_argument("--helm")
arguments.add_argument("--json", type=Path, help="write the medians to this file too")
options = arguments.parse_args()
program = options.helm or helm()
with tempfile.TemporaryDirectory() as directory:
    files = [values_of(environment, Path(directory)) for environment in ENVIRONMENTS]
    by_helm = []
    for file in files:
        given = ["helm-chart", "--values", file, "--namespace", "web", "--kube-version", KUBERNETES]
        by_helm += [[program, "lint", "--strict", *given], [program, "template", "office-addin", *given]]
    contenders = {
        "helm lint, helm template": by_helm,
        "slipway check": [["./slipway", "check", APP]],
        "java -jar slipway.jar check": [["java", "-jar", "release/target/slipway.jar", "check", APP]],
    }
    times = {name: [] for name in contenders}
    for turn in range(options.runs + 1):
        for name, commands in contenders.items():
            taken = run(commands)
            if turn:  # the first one warms the disk's cache
                times[name].append(taken)

print(output(program, "version", "--short").strip(), output("java", "--version").splitlines()[0], f"{options.runs} runs", sep=", ")
print(f"{'':30}{'passed':>9}{'ratio':>7}{'worked':>9}{'ratio':>7}")
medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in times.items()}
if options.json:
    options.json.write_text(json.dumps({name: {"passed": it[0], "worked": it[1]} for name, it in medians.items()}))
base = medians["helm lint, helm template"]
for name, (passed, worked) in medians.items():
    print(f"{name:30}{passed:8.3f}s{passed / base[0]:7.2f}{worked:8.3f}s{worked / base[1]:7.2f}")
