#!/usr/bin/env python3
"""A pod's start: the prebuilt bundle published, against the app built by the init container.

    src-test/benchmarks/pod-start/pod-start.py [--chunks 400] [--runs 9] [--builds 3]

Makes a large app out of the example (a lazy page for each chunk), builds its image for each mode from the example's own
Dockerfile, and runs the two as a pod's init container is run: read-only root, user 10001, no rights, no network, a volume for
the site. The time is that of the container, from its start to its end. Prints medians, the ratio, and the most memory that
publishing had; ends with 1 where the ratio is below 100 or the memory above 64 MiB. Needs what the container tests need
(./slipway doctor --fix --tests), half an hour at most, and 4 GB of memory. Numbers of different machines do not compare; ratios do.
"""
import argparse, json, os, random, re, shutil, statistics, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CONTAINERS = ROOT / "src-test/end-to-end/containers"
APP = ROOT / "src-test/end-to-end/target/pod-start/app"
VALUES = {"addinId": "b2f783be-0847-4ec3-9bf0-8f0506660cc2", "addinName": "Reports", "host": "addin.acc.example.com",
          "apiUrl": "https://api.acc.example.com", "adUrl": "https://login.acc.example.com", "basePath": "/addin/",
          "supportUrl": "https://support.example.com", "environment": "acceptance"}
BUILD = {"SLIPWAY_BUILD_COMMAND": "npm run build", "SLIPWAY_BUILD_OUTPUT": "dist/office-addin/browser",
         "SLIPWAY_TOKEN_FILES": "src/environments/environment.ts,public/manifest.xml", "SLIPWAY_WORK": "/work/build", "HOME": "/work"}
WORDS = "account balance carrier depot engine fleet gauge harbour invoice journey kilometre lease manifest node".split()


def engine(*command, **more):
    done = subprocess.run([CONTAINERS / "engine", *map(str, command)], text=True, capture_output=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout.strip()


def page(number, rand):
    """A component with a table, a few handlers, and texts: about 35 KB when it is built."""
    words = lambda count: " ".join(rand.choices(WORDS, k=count))
    rows = "\n".join(f"<tr><th>{words(2)}</th><td (click)=\"pick('{i}')\">{{{{ texts[{i}] }}}}</td></tr>" for i in range(60))
    texts = ",\n".join(f"'{i} {words(75)}'" for i in range(50 + 10))
    return f"""import {{ Component, signal }} from '@angular/core';
import {{ environment }} from '../../environments/environment';

@Component({{ selector: 'app-page-{number}', template: `<h1>{words(3)}</h1><p>{{{{ source }}}} {{{{ picked() }}}}</p><table>{rows}</table>` }})
export class Page{number} {{
  protected readonly source = environment.apiUrl + '/pages/{number}';
  protected readonly picked = signal('');
  protected readonly texts = [{texts}];
  protected pick(row: string): void {{
    this.picked.set(row + this.texts.length);
  }}
}}
"""


def make_app(chunks):
    shutil.rmtree(APP, ignore_errors=True)
    shutil.copytree(ROOT / "examples/office-addin", APP,
                    ignore=shutil.ignore_patterns("node_modules", "dist", ".angular", ".slipway"))
    pages, rand = APP / "src/app/pages", random.Random(42)
    pages.mkdir()
    for number in range(chunks):
        (pages / f"page-{number}.ts").write_text(page(number, rand))
    lazy = "\n".join(f"  {{ path: 'pages/{n}', loadComponent: () => import('./pages/page-{n}').then((m) => m.Page{n}) }},"
                     for n in range(chunks))
    routes = APP / "src/app/routes.ts"
    text = routes.read_text()
    at = re.search(r"Routes = \[\n", text).end()
    routes.write_text(text[:at] + lazy + "\n" + text[at:])


def images():
    subprocess.run([CONTAINERS / "images"], check=True, stdout=subprocess.DEVNULL)
    names = {mode: f"localhost/pod-start:{mode}" for mode in ("build", "prebuilt")}
    for mode, name in names.items():
        print(f"  building {name}", file=sys.stderr)
        engine("buildah", "build", "--layers", "--pull-never", "--target", mode, "--tag", name, APP)
    return names


def run(image, environment, *more, entrypoint=()):
    """One init container; its seconds, and what it printed."""
    name = "pod-start"
    settings = {"SLIPWAY_BASE_PATH": "/addin/", "SLIPWAY_ENVIRONMENT": "acceptance", **environment,
                **{f"SLIPWAY_VAR_{key}": value for key, value in VALUES.items()}}
    engine("podman", "create", "--name", name, "--read-only", "--read-only-tmpfs=false", "--network", "none",
           "--user", "10001:10001", "--cap-drop", "all", "--security-opt", "no-new-privileges",
           *(f"--volume={name}-{part}:/{part}" for part in ("site", "tmp", "work")),
           *(f"--env={key}={value}" for key, value in settings.items()), *more, image, *entrypoint)
    os.sync()
    try:
        printed = engine("podman", "start", "--attach", name)
        times = engine("podman", "inspect", "--format", "{{.State.StartedAt.UnixNano}} {{.State.FinishedAt.UnixNano}}", name)
    finally:
        engine("podman", "rm", "--force", name)
        engine("podman", "volume", "rm", *(f"{name}-{part}" for part in ("site", "tmp", "work")))
    started, finished = map(int, times.split())
    return (finished - started) / 1e9, printed


def most_memory(image):
    """KiB, of a publishing process; perl is in Debian's base, and getrusage(children) is its system call 98 on amd64."""
    script = 'system(@ARGV) == 0 or exit 1; my $u = "\\0" x 144; syscall(98, -1, $u); print "peak ", unpack("q", substr($u, 32, 8))'
    _, printed = run(image, {}, "--entrypoint", "perl", entrypoint=("-e", script, "/opt/slipway/bin/slipway-init"))
    return int(re.search(r"peak (\d+)", printed).group(1))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--chunks", type=int, default=400)
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--builds", type=int, default=3)
    options.add_argument("--json", type=Path, help="write the medians to this file too")
    options = options.parse_args()
    make_app(options.chunks)
    names = images()
    run(names["prebuilt"], {})  # warms the page cache
    prebuilt, built = [], []
    for turn in range(options.builds):  # in turn, so that both have what else the machine does
        prebuilt += [run(names["prebuilt"], {}) for _ in range(options.runs // options.builds)]
        built.append(run(names["build"], BUILD))
    print(" ", prebuilt[0][1])
    memory = [most_memory(names["prebuilt"]) / 1024 for _ in range(3)]
    limited, _ = run(names["prebuilt"], {}, "--memory", "64m", "--memory-swap", "64m")

    fast, slow = (statistics.median(seconds for seconds, _ in runs) for runs in (prebuilt, built))
    if options.json:
        options.json.write_text(json.dumps({"prebuilt": {"passed": fast, "peak": max(memory)}, "npm run build": {"passed": slow}}))
    print(f"{'init container':<38}{'median':>10}{'fastest':>10}{'runs':>6}")
    for title, runs, median in (("prebuilt: slipway-init publishes", prebuilt, fast), ("build: npm run build, then publishes", built, slow)):
        print(f"{title:<38}{median:>8.2f} s{min(seconds for seconds, _ in runs):>8.2f} s{len(runs):>6}")
    print(f"ratio {slow / fast:.0f}; most memory of publishing {max(memory):.0f} MiB; limited to 64 MiB it took {limited:.2f} s")
    sys.exit(0 if slow / fast >= 100 and max(memory) <= 64 else 1)


main()
