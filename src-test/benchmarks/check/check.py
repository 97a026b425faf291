#!/usr/bin/env python3
"""`slipway check` over three environments, against `helm lint` and `helm template` for each.

    src-test/benchmarks/check/check.py [--runs 15] [--helm PROGRAM]

Checks examples/office-addin as a process of its own, JVM start included, by the launcher and by `java -jar`; the other side
is six processes of the real helm on the same chart with the same values (Helm checks no tokens, no variables and no nginx
settings, so it does less). The last three show what parts of it take by themselves. All in turn, several times; prints medians and ratios of the time that passed and of the time
that processors worked, which holds on a busy machine too. Needs ./slipway built, and helm 3: on PATH, by --helm, or built
into the cache by the tests.
"""
import argparse, json, subprocess, sys, tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import ROOT, add_options, helm, in_turn, report, wall

APP = "examples/office-addin"
ENVIRONMENTS = ["development", "acceptance", "production"]
KUBERNETES = "1.34"
JAR = ROOT / "release/command/target/slipway.jar"


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


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
add_options(arguments, 15)
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
        "java -jar slipway.jar check": [["java", "-jar", str(JAR), "check", APP]],
        "a JVM that calls Helm": [wall(Path(directory), "OnlyHelm", "lint", "helm-chart", "office-addin", "web", KUBERNETES, *files,
                                       class_path=JAR)],
        "slipway --version": [["./slipway", "--version"]],
        "slipway variables": [["./slipway", "variables", APP, "--environment", ENVIRONMENTS[0]]],
        "slipway package": [["./slipway", "package", APP, "--destination", directory]],
    }
    times = in_turn(contenders, options.runs)

print(output(program, "version", "--short").strip(), output("java", "--version").splitlines()[0], f"{options.runs} runs", sep=", ")
report(times, options.json)
