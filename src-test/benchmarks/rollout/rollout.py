#!/usr/bin/env python3
"""Rolls an app over three pods, one at a time, while people load it.

    src-test/benchmarks/rollout/rollout.py [--seconds 9] [--rate 60] [--only CONTENDER]... [--json FILE]

Three builds of one app (esbuild: an entry, a shared chunk, twelve lazy pages; integrity in the page; an Angular service worker's
manifest) are released over three real nginx processes each, behind a round robin for each request. Contenders: Slipway as it is,
Slipway with "keep: false", and the stock configuration of the nginx image with try_files over a site made by cp and sed (without integrity,
which sed would break at once). Each pod of Slipway runs slipway-init first, as a pod does.

The Services are TCP proxies here: each connection goes to one of their pods at random. What they and the round robin know of a pod is
as in a cluster: a new pod's address is known to Service "starting" before anything listens there; the round robin sends it
requests at once when it is ready, while the Services hear of that 0.3 s later.

A fresh load is the page, its scripts, and what these import, each with status 200, a script's type, and the integrity that the page says. Lazy
pages are asked for behind each of these loads, and by tabs that were opened before the rollout, during it and behind it. A
worker's update is the manifest and each content-named file in it with the right SHA-1. Needs nginx, java, node and npm.
"""
import argparse, base64, collections, hashlib, http.client, json, os, random, re, shutil, socket, subprocess, sys, threading, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
WORK = ROOT / "src-test/benchmarks/target/rollout"
INIT = ROOT / "init-container/program/target/slipway-init.jar"
JAR = ROOT / "release/command/target/slipway.jar"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
PODS, PAGES, TABS = 3, 12, 40
STARTING, LAG, GRACE = 0.5, 0.3, 1.0
TYPES = ("text/javascript", "application/javascript")
STOCK = """
worker_processes 1;
pid {run}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{ root {site}; index index.html; try_files $uri $uri/ /index.html; }}
    }}
}}
"""


def free_port():
    """Below the ports that connections take for themselves."""
    while True:
        port = random.randint(20000, 31000)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass


def digest(form, content):
    return hashlib.new(form, content)


class Build:
    """One build of the app: its bundle, tokens inside, and the paths of its lazy pages."""

    def __init__(self, name):
        self.name, self.bundle = name, WORK / "builds" / name / "bundle"
        source = WORK / "builds" / name / "source"
        source.mkdir(parents=True)
        (source / "shared.js").write_text(f"export const shared = {{ build: '{name}', apiUrl: '#{{apiUrl}}#' }};\n")
        for page in range(PAGES):
            (source / f"page{page}.js").write_text(
                f"import {{ shared }} from './shared.js';\nexport const page = [shared, '{name} {page}'];\n")
        (source / "main.js").write_text(
            "import { shared } from './shared.js';\n"
            "globalThis.pages = {" + ",".join(f"{p}:()=>import('./page{p}.js')" for p in range(PAGES)) + "};\nconsole.log(shared);\n")
        meta = source / "meta.json"
        subprocess.run([HERE / "node_modules/.bin/esbuild", source / "main.js", "--bundle", "--splitting", "--format=esm", "--minify",
                        f"--outdir={self.bundle}", "--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]",
                        f"--metafile={meta}", "--log-level=error"], check=True, cwd=source)
        self.lazy = []
        for path, output in json.loads(meta.read_text())["outputs"].items():
            file = Path(path).name
            if file.startswith("page"):
                self.lazy.append("/" + file)
            elif file.startswith("main"):
                main = file
        integrity = base64.b64encode(digest("sha384", (self.bundle / main).read_bytes()).digest()).decode()
        page = f'<!doctype html><html><head><title>{name}</title></head><body><script type="module" src="{main}" integrity="sha384-{integrity}"></script></body></html>'
        (self.bundle / "index.html").write_text(page)
        files = sorted(file for file in self.bundle.iterdir() if file.suffix in (".js", ".html"))
        (self.bundle / "ngsw.json").write_text(json.dumps({
            "configVersion": 1, "timestamp": 1, "index": "/index.html", "appData": {}, "dataGroups": [],
            "assetGroups": [{"name": "app", "installMode": "prefetch", "updateMode": "prefetch", "cacheQueryOptions": {"ignoreVary": True},
                             "urls": ["/" + file.name for file in files], "patterns": []}],
            "hashTable": {"/" + file.name: digest("sha1", file.read_bytes()).hexdigest() for file in files},
            "navigationUrls": [{"positive": True, "regex": "^\\/.*$"}]}))
        self.plain = self.bundle.with_name("plain")
        shutil.copytree(self.bundle, self.plain)
        (self.plain / "index.html").write_text(re.sub(r' integrity="[^"]*"', "", page))
        subprocess.run(["java", "-jar", INIT, "index", self.bundle, "--app", "roll"], check=True, stdout=subprocess.DEVNULL)
        # Files whose tokens moved into the page have new names.
        names = json.loads((self.bundle / "ngsw.json").read_text())["hashTable"]
        self.indexed_lazy = [path for path in names if re.match(r"/page\d+-", path)]


class Service:
    """A ClusterIP: each connection goes to one of the pods that it knows."""

    def __init__(self):
        self.pods = []
        self.server = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.server.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        pods = self.pods
        try:
            upstream = socket.create_connection(("127.0.0.1", random.choice(pods).peer_port), 2)
        except (OSError, IndexError):
            # Refused: closed with a reset, as there is nobody who listens.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            client.close()
            return
        back = threading.Thread(target=pump, args=(upstream, client), daemon=True)
        back.start()
        pump(client, upstream)
        back.join()
        client.close()
        upstream.close()


def pump(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Release:
    def __init__(self, build, value):
        self.build, self.value = build, value
        self.id = digest("sha256", f"{build.name} {value}".encode()).hexdigest()[:10]


class Pod:
    def __init__(self, app, release, number):
        self.release, self.app = release, app
        self.directory = WORK / app.name.replace(" ", "-").replace(":", "") / f"pod{number}"
        self.run = self.directory / "run"
        self.run.mkdir(parents=True)
        self.port, self.peer_port = free_port(), free_port()

    def start(self):
        self.app.publish(self)
        (self.run / "nginx.conf").write_text(self.app.configuration(self))
        user = " user root;" if os.getuid() == 0 else ""
        self.nginx = subprocess.Popen(
            [NGINX, "-e", "stderr", "-c", self.run / "nginx.conf", "-g", "daemon off;" + user],
            stderr=open(self.run / "error.log", "w"))
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit("nginx did not start: " + (self.run / "error.log").read_text())

    def stop(self):
        self.nginx.terminate()
        self.nginx.wait()


class App:
    """What a contender makes of a release, and its pods."""

    def __init__(self, name):
        self.name, self.pods, self.number = name, [], 0
        self.peers, self.newest, self.starting = Service(), Service(), Service()
        self.turn = 0

    def later(self, change):
        threading.Timer(LAG, change).start()

    def add(self, release):
        pod = Pod(self, release, self.number)
        self.number += 1
        self.starting.pods = self.starting.pods + [pod]
        time.sleep(STARTING)
        pod.start()
        self.pods = self.pods + [pod]
        self.later(lambda: self.known(pod))

    def known(self, pod):
        self.peers.pods = self.peers.pods + [pod]
        if pod.release.id == self.current.id:
            self.newest.pods = self.newest.pods + [pod]

    def remove(self, pod):
        self.pods = [it for it in self.pods if it is not pod]
        self.peers.pods = [it for it in self.peers.pods if it is not pod]
        time.sleep(GRACE)
        pod.stop()

    def roll(self, release):
        """As a Deployment does with maxSurge 1 and maxUnavailable 0; the Services follow the release at once."""
        self.current, old = release, self.pods
        self.newest.pods = self.starting.pods = []
        for number in range(PODS):
            self.add(release)
            if number < len(old):
                self.remove(old[number])

    def close(self):
        for pod in self.pods:
            pod.stop()

    def ask(self, path, page=False):
        """Status, type and content; each request goes to the next pod."""
        pods = self.pods
        self.turn += 1
        client = http.client.HTTPConnection("127.0.0.1", pods[self.turn % len(pods)].port, timeout=20)
        client.request("GET", path, headers={"Accept": "text/html"} if page else {"Sec-Fetch-Mode": "cors", "Accept": "*/*"})
        answer = client.getresponse()
        result = answer.status, answer.getheader("Content-Type", ""), answer.read()
        client.close()
        return result


class Slipway(App):
    def __init__(self, name, keep):
        super().__init__(name)
        self.keep = keep
        app = WORK / ("app-keep" if keep else "app")
        app.mkdir(exist_ok=True)
        (app / "slipway.yaml").write_text(
            "app: {name: roll, tokens: {files: [main.js]}}\n" + ("" if keep else "keep: false\n")
            + "variables: {apiUrl: 'https://api.example.com'}\nenvironments: {test: {host: roll.example.com}}\n")
        (app / "main.js").write_text("'#{apiUrl}#'")
        (app / "package.json").write_text('{"name": "roll", "version": "1.0.0"}')
        self.text = subprocess.run(["java", "-jar", JAR, "render", app, "--environment", "test", "--nginx"],
                                   check=True, capture_output=True, text=True).stdout

    def lazy(self, build):
        return build.indexed_lazy

    def publish(self, pod):
        environment = {**os.environ, "SLIPWAY_BUNDLE": str(pod.release.build.bundle), "SLIPWAY_SITE": str(pod.directory / "html"),
                       "SLIPWAY_VAR_apiUrl": pod.release.value, "SLIPWAY_RELEASE": pod.release.id,
                       "SLIPWAY_TERMINATION_LOG": str(pod.run / "termination-log")}
        if self.keep:
            environment |= {"SLIPWAY_PEERS": f"127.0.0.1:{self.peers.port}", "SLIPWAY_NEWEST": f"127.0.0.1:{self.newest.port}",
                            "SLIPWAY_STARTING": f"127.0.0.1:{self.starting.port}"}
        with open(pod.run / "init.log", "w") as log:
            subprocess.run(["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", INIT], check=True, env=environment,
                           stdout=log, stderr=log)

    def configuration(self, pod):
        return (self.text.replace("/site/", f"{pod.directory}/").replace("/dev/stdout", f"{pod.run}/access.log")
                .replace('"/tmp/', f'"{pod.run}/').replace("0.0.0.0:8080", f"127.0.0.1:{pod.port}")
                .replace("0.0.0.0:8090", f"127.0.0.1:{pod.peer_port}"))


class Stock(App):
    def lazy(self, build):
        return build.lazy

    def publish(self, pod):
        site = pod.directory / "html"
        shutil.copytree(pod.release.build.plain, site)
        for file in site.iterdir():
            file.write_text(file.read_text().replace("#{apiUrl}#", pod.release.value))

    def configuration(self, pod):
        return STOCK.format(run=pod.run, port=pod.port, site=pod.directory / "html")


class Count:
    def __init__(self):
        self.tried, self.failed, self.lock, self.why = 0, 0, threading.Lock(), collections.Counter()

    def add(self, problem):
        with self.lock:
            self.tried += 1
            self.failed += bool(problem)
            if problem:
                self.why[re.sub(r"[A-Za-z0-9]{8}\.js", "….js", problem)] += 1


class People:
    """Those who load the app while a scenario lasts."""

    def __init__(self, app, rate):
        self.app, self.rate = app, rate
        self.counts = {name: Count() for name in ("fresh", "lazy", "tabs", "tabsAfter", "workers")}
        self.loading, self.ended = True, []

    def script(self, path, integrity=""):
        """The text of a script and what is wrong with it."""
        status, kind, content = self.app.ask(path)
        if status != 200:
            return "", f"{path} is {status}"
        if kind.split(";")[0] not in TYPES:
            return "", f"{path} is {kind}"
        if integrity and base64.b64encode(digest("sha384", content).digest()).decode() != integrity:
            return "", f"{path} is not what the page says"
        text = content.decode()
        for more in re.findall(r'(?:from|import)"\./([^"]+)"', text):
            _, problem = self.script("/" + more)
            if problem:
                return "", problem
        return text, ""

    def load(self):
        try:
            status, _, content = self.app.ask("/", page=True)
            source = re.search(r'src="([^"]+)"(?: integrity="sha384-([^"]+)")?', content.decode())
            text, problem = self.script("/" + source[1], source[2]) if status == 200 else ("", f"the page is {status}")
        except OSError as e:
            text, problem = "", f"the page: {e}"
        self.counts["fresh"].add(problem)
        if text:
            self.lazy("lazy", ["/" + page for page in re.findall(r'import\("\./([^"]+)"\)', text)])

    def lazy(self, count, pages):
        try:
            _, problem = self.script(random.choice(pages))
        except OSError as e:
            problem = str(e)
        self.counts[count].add(problem)

    def update(self):
        problem = ""
        try:
            _, _, content = self.app.ask("/ngsw.json")
            for path, sha1 in json.loads(content)["hashTable"].items():
                if path.endswith(".js"):
                    status, _, file = self.app.ask(path)
                    if status != 200 or digest("sha1", file).hexdigest() != sha1:
                        problem = problem or f"{path} is {status}"
        except OSError as e:
            problem = str(e)
        self.counts["workers"].add(problem)

    def again(self, each, rate):
        while self.loading:
            time.sleep(random.expovariate(rate))
            each()

    def begin(self, tabs):
        jobs = [(self.load, self.rate / 6)] * 6 + [(lambda: self.lazy("tabs", random.choice(tabs)), 6)] * 2 + [(self.update, 1)]
        self.ended = [threading.Thread(target=self.again, args=job) for job in jobs]
        for thread in self.ended:
            thread.start()

    def end(self, tabs):
        self.loading = False
        for thread in self.ended:
            thread.join()
        for _ in range(2 * TABS):
            self.lazy("tabsAfter", random.choice(tabs))


SCENARIOS = {
    # what runs, and what is released over it
    "a new version": ([(0, "a")], [(1, "a")]),
    "a rollback": ([(0, "a"), (1, "a")], [(0, "a")]),
    "two releases in a row": ([(0, "a")], [(1, "a"), (2, "a")]),
    "a value alone": ([(0, "a")], [(0, "b")]),
}


def play(app, builds, scenario, rate, loads):
    before, after = SCENARIOS[scenario]
    release = lambda it: Release(builds[it[0]], it[1])
    for it in before:
        app.roll(release(it))
    time.sleep(2 * LAG)
    tabs = [app.lazy(builds[before[-1][0]])]
    people = People(app, rate)
    people.begin(tabs)
    time.sleep(0.5)
    for it in after:
        app.roll(release(it))
        time.sleep(2 * LAG)
    while people.counts["fresh"].tried < loads:
        time.sleep(0.1)
    people.end(tabs)
    app.close()
    return people.counts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--loads", type=int, default=500, help="fresh loads in each rollout, at least")
    options.add_argument("--rate", type=float, default=60, help="fresh loads a second, at most")
    options.add_argument("--only", action="append", metavar="CONTENDER")
    options.add_argument("--scenario", action="append", choices=list(SCENARIOS))
    options.add_argument("--json", type=Path)
    options = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    if not (HERE / "node_modules/.bin/esbuild").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    builds = [Build(name) for name in ("one", "two", "three")]
    contenders = {"slipway": lambda: Slipway("slipway", True), "slipway, keep: false": lambda: Slipway("slipway without", False),
                  "stock nginx, cp and sed": lambda: Stock("stock")}
    results = {}
    for name, make in contenders.items():
        if name not in (options.only or contenders):
            continue
        results[name] = {}
        for scenario in options.scenario or SCENARIOS:
            app = make()
            counts = play(app, builds, scenario, options.rate, options.loads)
            results[name][scenario] = {key: [count.failed, count.tried] for key, count in counts.items()}
            print(f"{name:26}{scenario:24}" + "  ".join(f"{key} {c.failed}/{c.tried}" for key, c in counts.items()), flush=True)
            for key, count in counts.items():
                for why, number in count.why.most_common(3):
                    print(f"    {key}: {number} x {why}")
            shutil.rmtree(WORK / app.name.replace(" ", "-"), ignore_errors=True)
    if options.json:
        share = lambda count: 100 * count[0] / max(count[1], 1)
        options.json.write_text(json.dumps({
            f"{name}: {scenario}": {"fresh loads": counts["fresh"][1]} | {f"{key} failed, %": share(it) for key, it in counts.items()}
            for name, scenarios in results.items() for scenario, counts in scenarios.items()}, indent=1))
    ours = results.get("slipway", {})
    failed = sum(count[0] for scenario in ours.values() for count in scenario.values())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
