#!/usr/bin/env python3
"""`slipway release` of an unchanged chart, against `helm upgrade --install --wait` with the same chart and values.

    src-test/benchmarks/release/release.py [--runs 11] [--helm PROGRAM] [--kubeconfig FILE]

Both upgrade the same release of examples/office-addin in turn, several times, and nothing of it changes, so that what is
measured is the tool: JVM start, packaging, the Lease, the watch of the pods and the record included on Slipway's side.
Prints medians and ratios of the time that passed and of the time that processors worked. Without --kubeconfig it starts the
cluster of the end-to-end tests, whose pods kwok simulates. Needs ./slipway built, and helm 3: on PATH, by --helm, or built
into the cache by the tests.
"""
import argparse, glob, json, os, resource, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "slipway"
APP, ENVIRONMENT, NAMESPACE = "examples/office-addin", "acceptance", "office-addin-acc"
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]


def run(command):
    """Seconds that passed, and that processors worked for it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    passed, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_cluster(work):
    """The cluster of the end-to-end tests; it ends when its stdin does."""
    path = work / "classpath"
    subprocess.run(
        ["mvn", "-B", "-ntp", "-q", "-pl", "src-test/end-to-end", "-am", "test-compile", "dependency:build-classpath",
         f"-Dmdep.outputFile={path}", "-Dmdep.includeScope=test"], cwd=ROOT, check=True, stdout=sys.stderr)
    classes = f"{ROOT}/src-test/end-to-end/target/test-classes:{path.read_text()}"
    started = subprocess.Popen(
        ["java", "-cp", classes, "io.slipway.endtoend.cluster.StandingCluster"],
        cwd=ROOT / "src-test/end-to-end", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return started, started.stdout.readline().strip()


def helm():
    found = shutil.which("helm") or next(iter(sorted(glob.glob(str(CACHE / "go-programs/*/helm-3/helm")))), None)
    return found or sys.exit("no helm: give one with --helm, or run the tests of release once, which build it")


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--runs", type=int, default=11)
arguments.add_argument("--helm")
arguments.add_argument("--json", type=Path, help="write the medians to this file too")
arguments.add_argument("--kubeconfig")
options = arguments.parse_args()
program = options.helm or helm()

with tempfile.TemporaryDirectory() as directory:
    work = Path(directory)
    cluster, kubeconfig = (None, options.kubeconfig) if options.kubeconfig else start_cluster(work)
    try:
        jar = ["java", *FLAGS, "-jar", "release/target/slipway.jar"]
        target = [APP, "--environment", ENVIRONMENT, "--kubeconfig", kubeconfig]
        run([*jar, "package", APP, "--destination", directory])
        chart = next(work.glob("*.tgz"))
        run([*jar, "release", *target, "--create-namespace"])
        there = ["office-addin", "--namespace", NAMESPACE, "--kubeconfig", kubeconfig]
        values = subprocess.run([program, "get", "values", *there, "-o", "json"], check=True, stdout=subprocess.PIPE, text=True)
        file = work / "values.json"
        file.write_text(values.stdout)
        contenders = {
            "helm upgrade --install --wait": [
                program, "upgrade", "--install", there[0], str(chart), *there[1:], "--values", str(file), "--reset-values", "--wait"],
            "slipway release": [*jar, "release", *target],
            "slipway release --helm path": [
                "env", f"PATH={Path(program).parent}:{os.environ['PATH']}", *jar, "release", *target, "--helm", "path"],
        }
        times = {name: [] for name in contenders}
        for turn in range(options.runs + 1):
            for name, command in contenders.items():
                taken = run(command)
                if turn:  # the first one warms the disk's cache
                    times[name].append(taken)
    finally:
        if cluster:
            cluster.stdin.close()
            cluster.wait()

print(f"{options.runs} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
print(f"{'':30}{'passed':>9}{'ratio':>7}{'worked':>9}{'ratio':>7}")
medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in times.items()}
if options.json:
    options.json.write_text(json.dumps({name: {"passed": it[0], "worked": it[1]} for name, it in medians.items()}))
base = medians["helm upgrade --install --wait"]
for name, (passed, worked) in medians.items():
    print(f"{name:30}{passed:8.3f}s{passed / base[0]:7.2f}{worked:8.3f}s{worked / base[1]:7.2f}")
