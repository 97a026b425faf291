#!/usr/bin/env python3
"""Writes ../resources/schemas anew: the API types that the chart renders, as strict JSON schemas.

Sources are the published Go modules of Kubernetes, the Gateway API and Traefik, by exact version. Needs `go` and PyYAML;
nobody needs it for a build. To support a new minor: change its version here and in Kubernetes.java, run, read the diff.
"""

import json
import pathlib
import subprocess

import yaml

KUBERNETES = {"1.30": "v1.30.14", "1.37": "v1.37.2"}
GATEWAY_API = "v1.6.0"
TRAEFIK = "v3.7.13"
KINDS = {
    ("", "v1", "ConfigMap"), ("", "v1", "Pod"), ("", "v1", "Secret"), ("", "v1", "Service"),
    ("", "v1", "ServiceAccount"), ("apps", "v1", "Deployment"), ("autoscaling", "v2", "HorizontalPodAutoscaler"),
    ("networking.k8s.io", "v1", "Ingress"), ("networking.k8s.io", "v1", "NetworkPolicy"),
    ("policy", "v1", "PodDisruptionBudget"),
}
OUT = pathlib.Path(__file__).parent.parent / "resources" / "schemas"
QUANTITY = {"type": ["string", "number"]}
INT_OR_STRING = {"type": ["string", "integer"]}


def module(path, version):
    """The directory of a Go module, downloaded if it is not there."""
    answer = subprocess.run(["go", "mod", "download", "-json", f"{path}@{version}"], stdout=subprocess.PIPE, check=True)
    return pathlib.Path(json.loads(answer.stdout)["Dir"])


def strict(node):
    """A schema without prose, closed wherever it lists its properties."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "int-or-string" or node.get("x-kubernetes-int-or-string"):
        return INT_OR_STRING
    kept = {key: node[key] for key in node
            if key not in ("description", "default", "format", "properties") and not key.startswith("x-")}
    closed = {key: strict(value) for key, value in kept.items()}
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    if "properties" in node:
        closed["properties"] = {name: strict(value) for name, value in node["properties"].items()}
        if "additionalProperties" not in node and not node.get("x-kubernetes-preserve-unknown-fields"):
            closed["additionalProperties"] = False
    return closed


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[1]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def kubernetes(minor, version):
    every = json.loads((module("k8s.io/kubernetes", version) / "api/openapi-spec/swagger.json").read_text())["definitions"]
    kinds = {}
    for name, definition in every.items():
        for it in definition.get("x-kubernetes-group-version-kind", []):
            if (it["group"], it["version"], it["kind"]) in KINDS:
                kinds["/".join(filter(None, (it["group"], it["version"], it["kind"])))] = {"$ref": f"#/definitions/{name}"}
    assert len(kinds) == len(KINDS), kinds
    needed, ahead = {}, list(references(kinds))
    while ahead:
        name = ahead.pop()
        if name not in needed:
            needed[name] = QUANTITY if name.endswith(".Quantity") else strict(every[name])
            ahead += references(needed[name])
    write(f"kubernetes-{minor}", kinds, needed, f"Kubernetes {version}, Apache-2.0")


def custom_resources(name, files, source):
    kinds = {}
    for file in files:
        for crd in yaml.safe_load_all(file.read_text()):
            for version in crd["spec"]["versions"]:
                schema = strict(version["schema"]["openAPIV3Schema"])
                schema["properties"]["metadata"] = {"type": "object"}
                kinds["/".join((crd["spec"]["group"], version["name"], crd["spec"]["names"]["kind"]))] = schema
    write(name, kinds, {}, source)


def write(name, kinds, definitions, source):
    document = {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": f"From {source}; see refresh.py.",
                "kinds": dict(sorted(kinds.items())), "definitions": dict(sorted(definitions.items()))}
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n")


for minor, version in KUBERNETES.items():
    kubernetes(minor, version)
crds = module("sigs.k8s.io/gateway-api", GATEWAY_API) / "config/crd/standard"
custom_resources("gateway-api", [crds / "gateway.networking.k8s.io_httproutes.yaml"], f"Gateway API {GATEWAY_API}, Apache-2.0")
crds = module("github.com/traefik/traefik/v3", TRAEFIK) / "docs/content/reference/dynamic-configuration"
custom_resources("traefik", [crds / "traefik.io_middlewares.yaml", crds / "traefik.io_tlsoptions.yaml"], f"Traefik {TRAEFIK}, MIT")
