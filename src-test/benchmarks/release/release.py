#!/usr/bin/env python3
"""`slipway release` of an unchanged chart, against `helm upgrade --install --wait` with the same chart and values.

    src-test/benchmarks/release/release.py [--runs 11] [--helm PROGRAM] [--kubeconfig FILE]

Both upgrade the same release of examples/office-addin in turn, several times, and nothing of it changes, so that what is
measured is the tool: JVM start, packaging, the Lease, the watch of the pods and the record included on Slipway's side. The JVM
is started as Jenkins' plugin starts it on an agent that has released before: with an archive of the classes of that release.
Prints medians and ratios of the time that passed and of the time that processors worked. Without --kubeconfig it starts the
cluster of the end-to-end tests, whose pods kwok simulates. Needs ./slipway built, and helm 3: on PATH, by --helm, or built
into the cache by the tests.
"""
import argparse, os, subprocess, sys, tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import ROOT, add_options, helm, in_turn, report, run

APP, ENVIRONMENT, NAMESPACE = "examples/office-addin", "acceptance", "office-addin-acc"
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable"]


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


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
add_options(arguments, 11)
arguments.add_argument("--kubeconfig")
options = arguments.parse_args()
program = options.helm or helm()

with tempfile.TemporaryDirectory() as directory:
    work = Path(directory)
    cluster, kubeconfig = (None, options.kubeconfig) if options.kubeconfig else start_cluster(work)
    try:
        jar = ["-jar", "release/command/target/slipway.jar"]
        target = [APP, "--environment", ENVIRONMENT, "--kubeconfig", kubeconfig]
        run(["java", *FLAGS, *jar, "package", APP, "--destination", directory])
        chart = next(work.glob("*.tgz"))
        archive = work / "release.jsa"
        run(["java", *FLAGS, f"-XX:ArchiveClassesAtExit={archive}", *jar, "release", *target, "--create-namespace"])
        slipway = ["java", *FLAGS, f"-XX:SharedArchiveFile={archive}", *jar]
        there = ["office-addin", "--namespace", NAMESPACE, "--kubeconfig", kubeconfig]
        values = subprocess.run([program, "get", "values", *there, "-o", "json"], check=True, stdout=subprocess.PIPE, text=True)
        file = work / "values.json"
        file.write_text(values.stdout)
        contenders = {
            "helm upgrade --install --wait": [
                program, "upgrade", "--install", there[0], str(chart), *there[1:], "--values", str(file), "--reset-values", "--wait"],
            "slipway release": [*slipway, "release", *target],
            "slipway release --helm path": [
                "env", f"PATH={Path(program).parent}:{os.environ['PATH']}", *slipway, "release", *target, "--helm", "path"],
        }
        times = in_turn({name: [command] for name, command in contenders.items()}, options.runs)
    finally:
        if cluster:
            cluster.stdin.close()
            cluster.wait()

print(f"{options.runs} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
report(times, options.json)
