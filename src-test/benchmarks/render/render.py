#!/usr/bin/env python3
"""The time until a returning browser shows the app, over a network where a round trip takes its time.

    src-test/benchmarks/render/render.py [--bundle DIRECTORY] [--before DIRECTORY] [--round-trip 100] [--runs 25] [--json FILE]

One built bundle, tokens inside (the example built with Angular 22, where none is named), is indexed twice: with its values in the
pages, and with its values in the scripts. slipway-init publishes both, nginx serves them as rendered, and the second one once more
as before there were lists of content names, when patterns told which files are immutable. An edge stands before each, as in a cluster:
it ends TLS and speaks HTTP/2. One Chromium for each comes back to the page in turn, its service worker
bypassed, its cache warm, its network slowed down by DevTools (latency, and 10 Mbit/s). The time is that of the page's own clock at
which the selector is there with a text. A machine that is busy makes times longer but not shorter, so the lower quartile counts; and a
round trip of a second shows how many of them there are where 100 ms get lost.
Needs nginx, java, openssl, chromium and chromedriver.
"""
import argparse, base64, hashlib, http.client, itertools, json, re, shutil, socket, statistics, subprocess, sys, time
from pathlib import Path

sys.dont_write_bytecode = True
BENCHMARKS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(BENCHMARKS), str(BENCHMARKS / "rollout")]
import bundles, pods
from contenders import CACHE

WORK = bundles.ROOT / "src-test/benchmarks/target/render"
HOISTED, PATCHED, BEFORE = "values in the page", "values in the scripts", "values in the scripts, names by pattern"
# What nginx took for a hash before slipway-init listed the names.
PATTERNS = [r"[.-](?=[0-9]*[A-Z])[A-Z0-9]{8}\.(?:[a-z]+\.)?[a-z0-9]+$", r"[.-](?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,64}\.(?:[a-z]+\.)?[a-z0-9]+$",
            r"/assets/[^/]*-(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{8}\.[a-z0-9]+$"]
# A path of the app, and what holds a value there.
PAGES = [("", "#api-url"), ("about", "#support-url")]
NOTE = """
new MutationObserver(() => {
    if (!globalThis.shownAt && document.querySelector(%s)?.textContent.trim()) globalThis.shownAt = performance.now();
}).observe(document, { childList: true, characterData: true, subtree: true });
"""


class ByPattern(pods.Slipway):
    """Slipway's pod with the list of immutable files cut down to what patterns found."""

    def publish(self, pod):
        super().publish(pod)
        immutable = pod.directory / "html/.slipway/immutable.map"
        lines = immutable.read_text().splitlines(keepends=True)
        immutable.write_text("".join(line for line in lines if any(re.search(it, line.split('"')[1]) for it in PATTERNS)))


class Edge:
    """What stands before the pods of a cluster: nginx that ends TLS and speaks HTTP/2 with the browser."""

    def __init__(self, name, pod):
        self.port = pods.free_port()
        self.run = WORK / ("edge-" + name.replace(" ", "-").replace(",", ""))
        self.run.mkdir()
        key, certificate = self.run / "key.pem", self.run / "certificate.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                       check=True, capture_output=True)
        public = subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
        # A certificate that is only not refused keeps Chromium from caching; one whose key it is told does not.
        self.trust = "--ignore-certificate-errors-spki-list=" + base64.b64encode(hashlib.sha256(public).digest()).decode()
        (self.run / "nginx.conf").write_text(f"""
pid {self.run}/nginx.pid;
error_log {self.run}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {self.run}/body; proxy_temp_path {self.run}/proxy; fastcgi_temp_path {self.run}/fastcgi;
    uwsgi_temp_path {self.run}/uwsgi; scgi_temp_path {self.run}/scgi;
    upstream pod {{ server 127.0.0.1:{pod.port}; keepalive 8; }}
    server {{
        listen 127.0.0.1:{self.port} ssl http2;
        ssl_certificate {certificate};
        ssl_certificate_key {key};
        location / {{
            proxy_pass http://pod;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Proto https;
        }}
    }}
}}
""")
        self.process = subprocess.Popen([pods.NGINX, "-e", self.run / "error.log", "-c", self.run / "nginx.conf", "-g", "daemon off;"])

    def close(self):
        self.process.terminate()
        self.process.wait()


class Driver:
    """One Chromium with a profile of its own, by WebDriver."""

    def __init__(self, name, edge, selectors, round_trip):
        self.port = pods.free_port()
        self.process = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                break
            except OSError:
                time.sleep(0.1)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", edge.trust, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                     f"--user-data-dir={WORK / ('profile-' + name.replace(' ', '-'))}"]
        self.session = "/session/" + self.call("/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments}}}}, session="")["sessionId"]
        self.call("/timeouts", {"script": 60000})
        self.tools("Network.enable", {})
        self.tools("Network.setBypassServiceWorker", {"bypass": True})
        self.tools("Network.emulateNetworkConditions", {"offline": False, "latency": round_trip,
                                                        "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000})
        self.tools("Page.addScriptToEvaluateOnNewDocument", {"source": NOTE % json.dumps(", ".join(selectors))})

    def call(self, path, body, session=None):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        client.request("POST", (self.session if session is None else session) + path, json.dumps(body))
        value = json.loads(client.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value:
            sys.exit("chromedriver: " + value["message"])
        return value

    def tools(self, command, parameters):
        return self.call("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def visit(self, url):
        """Milliseconds until the app is shown, and how many answers came over the network."""
        self.call("/url", {"url": "about:blank"})
        self.call("/url", {"url": url})
        return self.call("/execute/async", {"args": [], "script": """
            const done = arguments[0], timer = setInterval(() => {
                if (!globalThis.shownAt) return;
                clearInterval(timer);
                const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                done([globalThis.shownAt, files.filter(it => it.transferSize > 0 && it.startTime < globalThis.shownAt).length]);
            }, 20)"""})

    def close(self):
        # Ends Chromium too, which outlives its driver.
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        client.request("DELETE", self.session)
        client.getresponse().read()
        self.process.terminate()
        self.process.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path)
    options.add_argument("--before", type=Path, help="the bundle whose names are known by pattern; the same one if missing")
    options.add_argument("--page", nargs=2, action="append", metavar=("PATH", "SELECTOR"))
    options.add_argument("--round-trip", type=int, default=100, help="in milliseconds")
    options.add_argument("--runs", type=int, default=25)
    options.add_argument("--json", type=Path)
    options = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    pages = options.page or PAGES
    bundle = bundles.Bundle("one", options.bundle or bundles.angular22(CACHE), WORK / "bundles")
    before = bundles.Bundle("before", options.before, WORK / "bundles") if options.before else bundle
    # Both with keep's configuration, so that the bundle alone differs.
    bundle_of = {HOISTED: bundle.hoisted, PATCHED: bundle.patched, BEFORE: before.patched}
    apps, edges, drivers = {}, {}, {}
    seen = {name: {path: [] for path, _ in pages} for name in bundle_of}
    try:
        for name, directory in bundle_of.items():
            bundle.hoisted = directory
            apps[name] = (ByPattern if name == BEFORE else pods.Slipway)(name, WORK, True)
            apps[name].roll(pods.Release(bundle, "https://api.example.com"), pods=1, surge=1)
            edges[name] = Edge(name, apps[name].pods[0])
            drivers[name] = Driver(name, edges[name], [selector for _, selector in pages], options.round_trip)
        for run in range(options.runs + 2):
            for (path, _), (name, driver) in itertools.product(pages, drivers.items()):
                result = driver.visit(f"https://127.0.0.1:{edges[name].port}/{path}")
                if run > 1:  # the first is cold, and the second the first that finds compiled code
                    seen[name][path].append(result)
    finally:
        for it in [*drivers.values(), *edges.values()]:
            it.close()
        for app in apps.values():
            app.close()
    figures = {name: {} for name in bundle_of}
    for name, path in itertools.product(bundle_of, dict(pages)):
        times, answers = zip(*seen[name][path])
        figures[name] |= {f"/{path} lower quartile, ms": statistics.quantiles(times, n=4)[0],
                          f"/{path} median, ms": statistics.median(times), f"/{path} answers": statistics.median(answers)}
    for name, values in figures.items():
        print(f"{name:42}" + "  ".join(f"{key} {value:.0f}" for key, value in values.items()))
    if options.json:
        options.json.write_text(json.dumps(figures))
    gained = {path: figures[BEFORE][f"/{path} lower quartile, ms"] - figures[HOISTED][f"/{path} lower quartile, ms"] for path, _ in pages}
    for path, ms in gained.items():
        print(f"/{path} gained {ms / options.round_trip:.2f} round trips")
    sys.exit(0 if min(gained.values()) >= 0.9 * options.round_trip else 1)


if __name__ == "__main__":
    main()
