#!/usr/bin/env python3
"""Serving the built example app, against the stock nginx configuration with the two-line try_files.

    src-test/benchmarks/serving/serving.py [--bundle DIR] [--seconds 5] [--rounds 3]

One site, indexed and published for acceptance as an image and a pod do it, is served by three: the stock configuration of the
nginx image plus "try_files $uri $uri/ /addin/index.html?$args;", what "slipway render --nginx" prints, and the same over a
site without .gz files (slipway-init index --gzip false). Each has one worker.

Bytes are what nginx sent to a real headless Chromium, headers included: a cold visit until the service worker holds the app,
and a second one with the same profile.
Requests per second are wrk's, contenders in turn, medians of the rounds; nginx has one processor and wrk another. The second
line divides by the processor time of nginx's worker, which other work on the machine does not change.
Wrong answers are counted over the questions in QUESTIONS. Everything is on loopback and ends by itself. Needs nginx, wrk,
chromium, chromedriver, node and npm (./slipway doctor --fix brings them). Numbers of different machines do not compare; ratios do.
"""
import argparse, http.client, json, os, re, shutil, socket, statistics, subprocess, sys, time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import processor_seconds

ROOT = Path(__file__).resolve().parents[3]
APP = ROOT / "examples/office-addin"
WORK = ROOT / "release/command/target/benchmark-serving"
JAR = ROOT / "release/command/target/slipway.jar"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
MIME = "/etc/nginx/mime.types"
VARIABLES = {
    "environment": "acceptance", "host": "addin.acc.example.com", "basePath": "/addin/",
    "addinId": "b2f783be-0847-4ec3-9bf0-8f0506660cc2", "addinName": "Reports (acceptance)",
    "apiUrl": "https://api.acc.example.com", "adUrl": "https://login.acc.example.com",
    "supportUrl": "https://support.example.com/reports"}
STOCK = """
worker_processes 1;
error_log stderr notice;
pid {run}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    include {mime};
    default_type application/octet-stream;
    log_format main '$remote_addr - $remote_user [$time_local] "$request" $status $bytes_sent '
                    '"$http_referer" "$http_user_agent" "$http_x_forwarded_for"';
    access_log {run}/access.log main;
    client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
    sendfile on;
    keepalive_timeout 65;
    server {{
        listen 127.0.0.1:{port};
        server_name localhost;
        location / {{
            root {site};
            index index.html index.htm;
            try_files $uri $uri/ /addin/index.html?$args;
        }}
        error_page 500 502 503 504 /50x.html;
        location = /50x.html {{ root /usr/share/nginx/html; }}
    }}
}}
"""
BROWSER = {"Accept-Encoding": "gzip, deflate", "User-Agent": "Mozilla/5.0"}
SCRIPT = {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script", "Accept": "*/*"}
PAGE = {"Sec-Fetch-Mode": "navigate", "Accept": "text/html,*/*;q=0.8"}
CALL = {"Sec-Fetch-Mode": "cors", "Accept": "application/json"}
html = lambda status, headers, body: "text/html" in headers.get("content-type", "") and status == 200
kept = lambda status, headers, body: "no-cache" not in headers.get("cache-control", "") and "no-store" not in headers.get("cache-control", "")
leaks = lambda status, headers, body: "://" in headers.get("location", "")
found = lambda status, headers, body: status == 200
QUESTIONS = [
    ("HTML for a missing script", "/addin/chunk-GONE2345.js", SCRIPT, html),
    ("HTML for a missing style sheet", "/addin/styles-GONE2345.css", SCRIPT, html),
    ("HTML for a missing image", "/addin/icons/gone.png", SCRIPT, html),
    ("HTML for a missing source map", "/addin/main.js.map", CALL, html),
    ("HTML for missing JSON", "/addin/assets/gone.json", CALL, html),
    ("HTML for a call of the app", "/addin/api/orders", CALL, html),
    ("HTML of another path than the app's", "/other", PAGE, html),
    ("index.html kept without asking", "/addin/", PAGE, kept),
    ("index.html of a route kept without asking", "/addin/settings", PAGE, kept),
    ("ngsw.json kept without asking", "/addin/ngsw.json", CALL, kept),
    ("answer to a missing script kept", "/addin/chunk-GONE2345.js", SCRIPT, kept),
    ("inner scheme and port in a redirect", "/addin?_host_Info=Excel$Web", PAGE, leaks),
    ("inner scheme and port in a directory's redirect", "/addin/icons", PAGE, leaks),
    ("our own notes served", "/.slipway/revalidate.map", CALL, found),
]


class Server:
    def __init__(self, name, site, configuration):
        self.name, self.run = name, WORK / ("run-" + name.replace(" ", "-"))
        self.run.mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (self.run / "nginx.conf").write_text(configuration(self, site))
        user = " user root;" if os.getuid() == 0 else ""
        self.process = subprocess.Popen(
            ["taskset", "-c", "0", NGINX, "-e", "stderr", "-c", str(self.run / "nginx.conf"), "-g", "daemon off;" + user],
            stderr=open(self.run / "error.log", "w"))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx did not start: " + (self.run / "error.log").read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def processor_seconds(self):
        """Of the worker."""
        return processor_seconds(subprocess.check_output(["pgrep", "-P", str(self.process.pid)], text=True).split()[0])

    def ask(self, path, headers):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        client.request("GET", path, headers={"Host": "addin.acc.example.com", **headers})
        answer = client.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()

    def log(self):
        """Pairs of request and bytes since the last call."""
        time.sleep(1.3)  # our log is written once a second
        lines = (self.run / "access.log").read_text().splitlines()
        new, self.seen = lines[getattr(self, "seen", 0):], len(lines)
        if self.name == "stock":
            matches = [re.search(r'"(\S+) (\S+) [^"]*" (\d+) (\d+)', line) for line in new]
            return [(m[2], int(m[3]), int(m[4])) for m in matches]
        return [(o["path"], o["status"], o["bytes"]) for o in map(json.loads, new)]


def stock(server, site):
    return STOCK.format(run=server.run, port=server.port, site=site, mime=MIME)


def ours(server, site):
    text = subprocess.run([ROOT / "slipway", "render", APP, "--environment", "acceptance", "--nginx"],
                          check=True, capture_output=True, text=True).stdout
    return (text.replace("/site/", f"{site.parent}/").replace("/dev/stdout", f"{server.run}/access.log")
            .replace('"/tmp/', f'"{server.run}/').replace("0.0.0.0:8080", f"127.0.0.1:{server.port}")
            .replace("0.0.0.0:8090", f"unix:{server.run}/peers.sock"))


def build():
    copy = WORK / "app"
    shutil.copytree(APP, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    for command in (["npm", "ci"], ["npm", "run", "build"]):
        subprocess.run(command, cwd=copy, check=True, stdout=subprocess.DEVNULL)
    return copy / "dist/office-addin/browser"


def publish(bundle, name):
    site = WORK / name / "html"
    settings = {"SLIPWAY_MODE": "prebuilt", "SLIPWAY_ENVIRONMENT": "acceptance", "SLIPWAY_BASE_PATH": "/addin/",
                "SLIPWAY_BUNDLE": str(bundle), "SLIPWAY_SITE": str(site),
                "SLIPWAY_TERMINATION_LOG": str(WORK / "termination-log")}
    settings.update({"SLIPWAY_VAR_" + name: value for name, value in VARIABLES.items()})
    subprocess.run(["java", "-cp", JAR, "io.slipway.initcontainer.SlipwayInit", "publish"],
                   env={**os.environ, **settings}, check=True, stdout=subprocess.DEVNULL)
    return site


def indexed(bundle, gzip):
    copy = WORK / f"bundle-gzip-{gzip}"
    shutil.copytree(bundle, copy)
    subprocess.run(["java", "-cp", JAR, "io.slipway.initcontainer.SlipwayInit", "index", copy, "--gzip", gzip],
                   check=True, stdout=subprocess.DEVNULL)
    return copy


def visit(server, profile):
    """Goes to the app and waits until its service worker holds it and nothing more is asked for."""
    server.log()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        call = lambda method, path, body=None: drive(port, method, path, body)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                     f"--user-data-dir={profile}"]
        session = call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments}}}})["sessionId"]
        call("POST", f"/session/{session}/url", {"url": f"http://127.0.0.1:{server.port}/addin/"})
        call("POST", f"/session/{session}/timeouts", {"script": 60000})
        call("POST", f"/session/{session}/execute/async", {"args": [], "script":
             "const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true)); setTimeout(done, 45000)"})
        requests = server.log()
        while True:
            time.sleep(3)
            more = server.log()
            if not more:
                break
            requests += more
        call("DELETE", f"/session/{session}")
        return requests
    finally:
        driver.terminate()
        driver.wait()


def drive(port, method, path, body):
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    client.request(method, path, json.dumps(body) if body else None)
    value = json.loads(client.getresponse().read())["value"]
    if isinstance(value, dict) and "error" in value:
        sys.exit("chromedriver: " + value["message"])
    return value


def wrk(server, seconds, paths, headers):
    script = WORK / "requests.lua"
    lines = ",".join(f'wrk.format("GET", "{path}")' for path in paths)
    script.write_text(f"local n, r = 0, nil\nfunction init() r = {{{lines}}} end\n"
                      "function request() n = n % #r + 1; return r[n] end\n")
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{seconds}s", "-s", script]
    for name, value in {"Host": "addin.acc.example.com", **headers}.items():
        command += ["-H", f"{name}: {value}"]
    before = server.processor_seconds()
    out = subprocess.run(command + [f"http://127.0.0.1:{server.port}"], check=True, capture_output=True, text=True).stdout
    errors = re.search(r"Non-2xx.*", out)
    if errors:
        sys.exit(server.name + ": " + errors[0])
    spent = server.processor_seconds() - before
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", out)[1]), int(re.search(r"(\d+) requests in", out)[1]) / spent


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bundle", type=Path)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--json", type=Path, help="write the figures to this file too")
    options = options.parse_args()
    subprocess.run([ROOT / "slipway", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds the jar
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    bundle = options.bundle or build()
    site, plain = publish(indexed(bundle, "true"), "site"), publish(indexed(bundle, "false"), "plain")
    servers = [Server("stock", site, stock), Server("slipway", site, ours), Server("slipway, no .gz files", plain, ours)]
    try:
        report(servers, options)
    finally:
        for server in servers:
            server.stop()


def report(servers, options):
    print(f"{'':50}" + "".join(f"{server.name:>20}" for server in servers))
    cold, warm, asked, figures = {}, {}, [], {server.name: {} for server in servers}
    for server in servers:
        profile = WORK / ("profile-" + server.name.replace(" ", "-"))
        first, second = visit(server, profile), visit(server, profile)
        cold[server], warm[server] = (sum(size for _, _, size in visit) for visit in (first, second))
        asked = asked or sorted({path.split("?")[0] for path, status, _ in first if status == 200})
        print(f"  {server.name}: {len(first)} requests cold, {len(second)} on a repeat visit: "
              + ", ".join(f"{path} {status} {size}" for path, status, size in second), file=sys.stderr)
    base = cold[servers[0]]
    row = lambda title, cells: print(f"{title:50}" + "".join(f"{cell:>20}" for cell in cells))
    row("bytes, cold visit (Chromium)", [f"{cold[s]} ({cold[s] / base:.3f})" for s in servers])
    row("bytes, repeat visit, against stock's cold", [f"{warm[s]} ({warm[s] / base:.3f})" for s in servers])
    script = max((path for path in asked if path.endswith(".js")), key=lambda p: len(servers[0].ask(p, {})[2]))
    small = "/addin/safety-worker.js"
    loads = [("a route", ["/addin/settings"], PAGE), ("the largest script", [script], SCRIPT), ("a small script", [small], SCRIPT),
             ("the page's files as Chromium asks", [p for p in asked if p.startswith("/addin/")], {**SCRIPT, **BROWSER})]
    for title, paths, headers in loads:
        rates = {server: [] for server in servers}
        for _ in range(options.rounds):
            for server in servers:
                rates[server].append(wrk(server, options.seconds, paths, headers))
        for unit, column in (("second", 0), ("second of the worker's processor time", 1)):
            median = {server: statistics.median(rate[column] for rate in rates[server]) for server in servers}
            for server in servers:
                figures[server.name][f"requests/{unit}, {title}"] = median[server]
            row(f"requests/{unit}, {title}" if column == 0 else f"  per {unit}",
                [f"{median[s]:.0f} ({median[s] / median[servers[0]]:.2f})" for s in servers])
    wrong = {server: [title for title, path, headers, is_wrong in QUESTIONS if is_wrong(*server.ask(path, headers))]
             for server in servers}
    if options.json:
        options.json.write_text(json.dumps({server.name: {
            "cold": cold[server], "repeat": warm[server], "wrong": len(wrong[server]), **figures[server.name]}
            for server in servers}))
    row(f"wrong answers of {len(QUESTIONS)}", [len(wrong[s]) for s in servers])
    for server in servers:
        print(f"  {server.name}: " + ("; ".join(wrong[server]) or "none"))


if __name__ == "__main__":
    main()
