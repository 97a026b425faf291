#!/usr/bin/env python3
"""`slipway release` against `helm upgrade --install --wait` with the same chart and values.

    src-test/benchmarks/release/release.py [--runs 11] [--helm PROGRAM] [--kubeconfig FILE] [--new]

Both upgrade the same release of examples/office-addin in turn, several times. Nothing of it changes, so that what is measured
is the tool: JVM start, packaging, the Lease, the watch of the pods and the record included on Slipway's side. With --new each
upgrade brings a new version, whose two pods take three seconds each until they are ready, one after the other. The JVM is started as Jenkins'
plugin starts it on an agent that has released before: with an archive of the classes of that release. "the first on an agent"
has neither archive nor cache, and gets the jar first; it counts without --new. "a JVM that calls Helm" is what is left when
everything of ours is left out: it waits for nothing, as Helm does not where Slipway waits. "slipway status" is a JVM with a client
of the API server. Prints medians and ratios of the time that passed and of the time that processors worked. Without
--kubeconfig it starts the cluster of the end-to-end tests, whose pods kwok simulates. Needs ./slipway built, and helm 3: on
PATH, by --helm, or built into the cache by the tests.
"""
import argparse, itertools, os, shutil, subprocess, sys, tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import FLAGS, ROOT, add_options, helm, in_turn, report, run, wall

APP, ENVIRONMENT, NAMESPACE = "examples/office-addin", "acceptance", "office-addin-acc"
JAR = ROOT / "release/command/target/slipway.jar"


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


def slow_app(work):
    """The example, whose pods take their time."""
    app = work / "app"
    shutil.copytree(ROOT / APP, app, ignore=shutil.ignore_patterns("node_modules", "dist", ".angular", ".slipway"))
    descriptor = app / "slipway.yaml"
    text, place = descriptor.read_text(), f"  {ENVIRONMENT}:\n"
    assert text.count(place) == 1
    descriptor.write_text(text.replace(place, place + '    values:\n      podAnnotations: {slipway.test/ready-after: "3s"}\n'))
    return str(app)


def contenders(work, kubeconfig, program, new):
    app = slow_app(work) if new else APP
    target = [app, "--environment", ENVIRONMENT, "--kubeconfig", kubeconfig]
    versions = (f"2.0.{number}" for number in itertools.count())
    version = lambda: ["--version", next(versions)] if new else []
    run(["java", *FLAGS, "-jar", str(JAR), "package", app, "--destination", str(work)])
    chart = next(work.glob("*.tgz"))
    archive = work / "release.jsa"
    run(["java", *FLAGS, f"-XX:ArchiveClassesAtExit={archive}", "-jar", str(JAR), "release", *target, "--create-namespace", *version()])
    slipway = ["java", *FLAGS, f"-XX:SharedArchiveFile={archive}", "-jar", str(JAR), "release", *target]
    there = ["office-addin", "--namespace", NAMESPACE, "--kubeconfig", kubeconfig]
    file = work / "values.json"
    file.write_text(subprocess.run([program, "get", "values", *there, "-o", "json"], check=True, stdout=subprocess.PIPE, text=True).stdout)
    tag = lambda: ["--set", f"initContainer.image.tag={next(versions)}"] if new else []
    by_path = ["env", f"PATH={Path(program).parent}:{os.environ['PATH']}", *slipway]
    entries = {
        "helm upgrade --install --wait": lambda: [[program, "upgrade", "--install", there[0], str(chart), *there[1:], "--values", str(file),
                                                   "--reset-values", "--wait", *tag()]],
        "slipway release": lambda: [[*slipway, *version()]],
        "slipway release --helm path": lambda: [[*by_path, *version(), "--helm", "path"]],
    }
    if not new:
        entries["a JVM that calls Helm"] = [
            wall(work, "OnlyHelm", "upgrade", str(chart), there[0], NAMESPACE, kubeconfig, str(file), class_path=JAR)]
        fresh = work / "fresh"
        entries["the first on an agent"] = lambda: [
            ["rm", "-rf", str(fresh)], ["mkdir", str(fresh)], ["cp", str(JAR), str(fresh)],
            ["env", f"XDG_CACHE_HOME={fresh}", "java", *FLAGS, "-jar", f"{fresh}/{JAR.name}", "release", *target]]
        entries["slipway status"] = [["java", *FLAGS, f"-XX:SharedArchiveFile={archive}", "-jar", str(JAR), "status", *target]]
    return entries


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(arguments, 11)
    arguments.add_argument("--kubeconfig")
    arguments.add_argument("--new", action="store_true", help="a new version each time")
    options = arguments.parse_args()
    program = options.helm or helm()
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        cluster, kubeconfig = (None, options.kubeconfig) if options.kubeconfig else start_cluster(work)
        try:
            times = in_turn(contenders(work, kubeconfig, program, options.new), options.runs)
        finally:
            if cluster:
                cluster.stdin.close()
                cluster.wait()
    print(f"{options.runs} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    report(times, options.json)


if __name__ == "__main__":
    main()
