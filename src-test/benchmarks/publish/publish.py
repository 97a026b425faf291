#!/usr/bin/env python3
"""Publishing a prebuilt site, against what people do without us.

    src-test/benchmarks/publish/publish.py [--runs 15] [--others | --hoisting]

Makes a bundle of its own (420 chunks, 15 MB, 100 tokens in 46 files, ngsw.json and SRI), then runs every contender in turn,
several times, each into a fresh directory of the same disk, and prints medians and ratios. A run ends when the process has
ended; the disk is synced before each. The rows "no .gz files" write what the first two write; the others write .gz files as well, as
pods do. The time that processors worked holds on a busy machine too. Needs: the jar (mvn -pl init-container/program -am package
-DskipTests), cp, grep, sed;
--others fetches two npm packages into the working directory. Numbers of different machines do not compare; ratios do.
"""
import argparse, base64, hashlib, json, os, random, shutil, statistics, subprocess, sys, time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import ROOT, wall

JAR = ROOT / "init-container/program/target/slipway-init.jar"
WORK = ROOT / "init-container/program/target/benchmark-publish"
BUNDLE, SITE = WORK / "bundle", WORK / "volume"
CHUNKS, VARIABLES, HOLDERS, PLACES = 420, 34, 46, 100
JAVAS = {"17": "/usr/lib/jvm/java-17-openjdk-amd64/bin/java", "25": "/usr/lib/jvm/temurin-25-jdk-amd64/bin/java"}
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xms8m", "-Xlog:disable"]


def code(rand, size):
    """Something that looks like a minified chunk to a lexer."""
    words = ["t", "e", "n", "r", "this", "return", "function", "let", "const", "ngOnInit", "subscribe", "pipe", "component"]
    parts, length = [], 0
    while length < size:
        a, b = rand.choice(words), rand.choice(words)
        name = "%s%x" % (a[0], rand.getrandbits(24))
        part = rand.choice([
            f"function {name}(t,e){{return t.{b}?e({rand.randrange(9999)}):`${{t.a}} of {name}`}}",
            f"var {name}=class{{static \\u0275fac=\"{name}\";m(t){{return/^[\\w'\"]+{a}$/.test(t)&&t/2>1}}}};",
            f"let {name}={{\"{b}\":'it\\'s {name}',n:[1,2,{rand.randrange(99)}],u:\"https://example.com/{name}?a=1&b=2\"}};",
            f"{name}=t=>t.{b}(e=>{{if(!e)throw new Error(\"no {name}\");return e<{rand.randrange(99)}}});",
        ])
        parts.append(part)
        length += len(part)
    return "".join(parts)


def make_bundle():
    shutil.rmtree(WORK, ignore_errors=True)
    BUNDLE.mkdir(parents=True)
    rand = random.Random(42)
    names = [f"chunk-{rand.getrandbits(40):08X}.js" for _ in range(CHUNKS)]
    places = [rand.randrange(HOLDERS) for _ in range(PLACES - HOLDERS)] + list(range(HOLDERS))
    for i, name in enumerate(names):
        text = code(rand, rand.randrange(5_000, 66_000))
        for _ in range(places.count(i)):
            cut = text.index("function ", rand.randrange(len(text) - 2000) if len(text) > 4000 else 0)
            text = text[:cut] + f"var v{cut}=\"#{{variable{rand.randrange(VARIABLES)}}}#\";" + text[cut:]
        (BUNDLE / name).write_text(text)
    (BUNDLE / "styles.css").write_text("a{color:red}" * 5000)
    sri = lambda f: "sha384-" + base64.b64encode(hashlib.sha384((BUNDLE / f).read_bytes()).digest()).decode()
    preloads = "".join(f'<link rel="modulepreload" href="{n}" integrity="{sri(n)}">' for n in names[:60])
    imports = json.dumps({"integrity": {"./" + n: sri(n) for n in names}})
    (BUNDLE / "index.html").write_text(
        f'<!doctype html><html><head><base href="/"><script type="importmap">{imports}</script>{preloads}'
        f'<link rel="stylesheet" href="styles.css"></head><body><script type="module" src="{names[0]}"></script></body></html>')
    files = sorted(p.name for p in BUNDLE.iterdir())
    (BUNDLE / "ngsw.json").write_text(json.dumps({
        "configVersion": 1, "timestamp": 1, "index": "/index.html",
        "assetGroups": [{"name": "app", "urls": ["/" + f for f in files], "patterns": []}],
        "hashTable": {"/" + f: hashlib.sha1((BUNDLE / f).read_bytes()).hexdigest() for f in files}}, indent=2))
    size = sum(p.stat().st_size for p in BUNDLE.iterdir())
    print(f"bundle: {len(files) + 1} files, {size / 1e6:.1f} MB, {PLACES} tokens in {HOLDERS} files, {VARIABLES} variables")


VALUES = {f"variable{i}": f"https://service-{i}.acceptance.example.com/api" for i in range(VARIABLES)}


def quiet(*command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **more)


def contenders(others, hoisting):
    sed = ";".join(f"s|#{{{k}}}#|{v}|g" for k, v in VALUES.items())
    yield "cp -r", ["cp", "-r", str(BUNDLE), str(SITE / "html")], {}
    yield "cp -r, grep | sed -i", ["sh", "-c",
        f"cp -r {BUNDLE} {SITE}/html && grep -rlZ '#{{' {SITE}/html | xargs -0 sed -i '{sed}'"], {}
    if not hoisting:
        yield "java -version", [JAVAS["17"], *FLAGS, "-version"], {}
        yield "a JVM that copies", wall(WORK, "CopyBundle", str(BUNDLE), f"{SITE}/html", java=JAVAS["17"], flags=FLAGS,
                                        rehearsal=[str(BUNDLE), str(WORK / "copied")]), {}
    environment = {"SLIPWAY_BUNDLE": str(BUNDLE), "SLIPWAY_SITE": str(SITE / "html"),
                   **{"SLIPWAY_VAR_" + k: v for k, v in VALUES.items()}}
    indexed, plain = WORK / "indexed", WORK / "indexed-plain"
    patched = WORK / "patched"
    for bundle, options in ((indexed, []), (plain, ["--gzip", "false"]), (patched, ["--hoist", "false"])):
        shutil.copytree(BUNDLE, bundle)
        quiet("java", "-jar", str(JAR), "index", str(bundle), *options)
    for version, java in JAVAS.items():
        if not os.access(java, os.X_OK):
            continue
        if version == "25":
            archive = f"-XX:AOTCache={WORK}/init.aot"
            quiet(java, *FLAGS, f"-XX:AOTCacheOutput={WORK}/init.aot", "-jar", str(JAR), "rehearse", stderr=subprocess.DEVNULL)
        else:
            archive = f"-XX:SharedArchiveFile={WORK}/init.jsa"
            quiet(java, *FLAGS, f"-XX:ArchiveClassesAtExit={WORK}/init.jsa", "-jar", str(JAR), "rehearse", stderr=subprocess.DEVNULL)
        run = [java, *FLAGS, archive, "-jar", str(JAR)]
        yield f"slipway-init, index (Java {version})", run, {**environment, "SLIPWAY_BUNDLE": str(indexed)}
        if hoisting:
            yield f"slipway-init, index, hoist: false (Java {version})", run, {**environment, "SLIPWAY_BUNDLE": str(patched)}
            continue
        yield f"slipway-init, index, no .gz files (Java {version})", run, {**environment, "SLIPWAY_BUNDLE": str(plain)}
        yield f"slipway-init, scan (Java {version})", run, environment
        yield f"slipway-init, scan, no .gz files (Java {version})", run, {**environment, "SLIPWAY_GZIP": "false"}
    if others:
        yield from npm_packages()


def npm_packages():
    tools = WORK / "npm"
    tools.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path(__file__).with_name(name), tools)
    quiet("npm", "ci", "--prefix", str(tools), "--no-audit", "--no-fund", "--ignore-scripts")
    (WORK / "variables.json").write_text(json.dumps(VALUES))
    copy = f"cp -r {BUNDLE} {SITE}/html && cd {SITE}/html && "
    yield "cp -r, @qetza/replacetokens", ["sh", "-c", copy +
        f"{tools}/node_modules/.bin/replacetokens --sources '**/*.js' --variables '@{WORK}/variables.json' --log-level off"], {}
    # Made for Vite: an app asks one object for all values, which stands in index.html alone. So that is all that it replaces.
    asking = WORK / "asking"
    shutil.copytree(BUNDLE, asking)
    page = asking / "index.html"
    page.write_text(page.read_text().replace(
        "<head>", "<head><script>globalThis.import_meta_env=JSON.parse('\"import_meta_env_placeholder\"')</script>", 1))
    (WORK / "names.env").write_text("".join(f"{name}=\n" for name in VALUES))
    (WORK / "values.env").write_text("".join(f"{name}={value}\n" for name, value in VALUES.items()))
    yield "cp -r, import-meta-env", ["sh", "-c", f"cp -r {asking} {SITE}/html && {tools}/node_modules/.bin/import-meta-env "
        f"-x {WORK}/names.env -e {WORK}/values.env -p '{SITE}/html/**/*' --disposable"], {}


def measure(command, environment, run):
    # Each run gets a volume of its own, and none is removed in between: ext4 takes its time over inodes that were just freed.
    volume = SITE / str(run)
    volume.mkdir(parents=True)
    command = [word.replace(f"{SITE}/html", f"{volume}/html") for word in command]
    environment = {name: value.replace(f"{SITE}/html", f"{volume}/html") for name, value in environment.items()}
    os.sync()
    before = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, {"PATH": os.environ["PATH"], **environment},
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    elapsed = time.perf_counter() - before
    if status != 0:
        sys.exit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return elapsed * 1000, usage.ru_maxrss / 1024, (usage.ru_utime + usage.ru_stime) * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--others", action="store_true", help="npm packages too")
    options.add_argument("--hoisting", action="store_true", help="Slipway alone: values in the pages, and in the scripts as before")
    options.add_argument("--json", type=Path, help="write the medians to this file too")
    options = options.parse_args()
    if not JAR.exists():
        sys.exit(f"{JAR} is missing: mvn -pl init-container/program -am package -DskipTests")
    make_bundle()
    entries = list(contenders(options.others, options.hoisting))
    results = {name: [] for name, _, _ in entries}
    for run in range(options.runs + 1):
        for number, (name, command, environment) in enumerate(entries):
            result = measure(command, environment, run * len(entries) + number)
            if run > 0:  # the first round warms the page cache
                results[name].append(result)
    shutil.rmtree(SITE)
    median = {name: statistics.median(t for t, _, _ in runs) for name, runs in results.items()}
    if options.json:
        figures = {name: {
            "passed": median[name], "worked": statistics.median(c for _, _, c in runs), "peak": max(m for _, m, _ in runs)}
            for name, runs in results.items()}
        if options.hoisting:  # no clock: this may be measured on a busy machine
            figures = {name: {key: values[key] for key in ("worked", "peak")} for name, values in figures.items() if "init" in name}
        options.json.write_text(json.dumps(figures))
    cp, sed = median["cp -r"], median["cp -r, grep | sed -i"]
    print(f"{options.runs} runs, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors\n")
    print(f"{'':44} {'median':>9} {'fastest':>9} {'/ cp -r':>8} {'/ sed':>7} {'processor':>12} {'peak':>9}")
    for name, runs in results.items():
        processor = statistics.median(c for _, _, c in runs)
        print(f"{name:44} {median[name]:6.0f} ms {min(t for t, _, _ in runs):6.0f} ms {median[name] / cp:8.2f} "
              f"{median[name] / sed:7.2f} {processor:9.0f} ms {max(m for _, m, _ in runs):5.0f} MiB")


if __name__ == "__main__":
    main()
