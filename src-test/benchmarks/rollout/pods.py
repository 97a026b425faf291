"""Pods of an app behind a router and Services, and how a Deployment replaces them."""
import concurrent.futures, hashlib, http.client, http.server, os, random, re, shutil, signal, socket, socketserver, subprocess, threading, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
INIT = ROOT / "init-container/program/target/slipway-init.jar"
JAR = ROOT / "release/command/target/slipway.jar"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
STARTING, LAG, GRACE = 0.5, 0.3, 1.0
# What an app of the corpus or the example asks for; apiUrl is what releases differ in.
VARIABLES = {"environment": "test", "host": "roll.example.com", "adUrl": "https://login.example.com", "addinName": "Roll",
             "supportUrl": "https://support.example.com", "addinId": "b2f783be-0847-4ec3-9bf0-8f0506660cc2"}
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
    def __init__(self, bundle, value):
        self.bundle, self.value = bundle, value
        self.id = hashlib.sha256(f"{bundle.name} {value}".encode()).hexdigest()[:10]


class Pod:
    def __init__(self, app, release, number):
        self.release, self.app = release, app
        self.directory = app.work / app.name.replace(" ", "-") / f"pod{number}"
        self.run = self.directory / "run"
        self.run.mkdir(parents=True)
        self.port, self.peer_port = free_port(), free_port()

    def start(self):
        self.app.publish(self)
        (self.run / "nginx.conf").write_text(self.app.configuration(self))
        user = " user root;" if os.getuid() == 0 else ""
        self.nginx = subprocess.Popen(
            [NGINX, "-e", "stderr", "-c", self.run / "nginx.conf", "-g", "daemon off;" + user],
            stdin=subprocess.DEVNULL, stderr=open(self.run / "error.log", "w"))
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("nginx did not start: " + (self.run / "error.log").read_text())

    def stop(self):
        """As the nginx image says (STOPSIGNAL): what is open is answered before."""
        self.nginx.send_signal(signal.SIGQUIT)
        try:
            self.nginx.wait(20)
        except subprocess.TimeoutExpired:
            self.nginx.kill()
            self.nginx.wait()


class App:
    """What a contender makes of a release, and its pods."""

    def __init__(self, name, work):
        self.name, self.work, self.pods, self.number = name, work, [], 0
        self.peers, self.newest, self.starting = Service(), Service(), Service()
        self.turn, self.lock = 0, threading.Lock()

    def add(self, release):
        with self.lock:
            pod = Pod(self, release, self.number)
            self.number += 1
            self.starting.pods = self.starting.pods + [pod]
        time.sleep(STARTING)
        pod.start()
        with self.lock:
            self.pods = self.pods + [pod]
        threading.Timer(LAG, self.known, [pod]).start()

    def known(self, pod):
        with self.lock:
            self.peers.pods = self.peers.pods + [pod]
            if pod.release.id == self.current.id:
                self.newest.pods = self.newest.pods + [pod]

    def remove(self, pod):
        with self.lock:
            self.pods = [it for it in self.pods if it is not pod]
            self.peers.pods = [it for it in self.peers.pods if it is not pod]
        time.sleep(GRACE)
        pod.stop()

    def roll(self, release, pods, surge):
        """As a Deployment does with maxUnavailable 0; the Services follow the release at once."""
        self.current, old = release, self.pods
        self.newest.pods = self.starting.pods = []
        for first in range(0, pods, surge):
            numbers = range(first, min(first + surge, pods))
            together([lambda: self.add(release) for _ in numbers])
            together([lambda pod=old[number]: self.remove(pod) for number in numbers if number < len(old)])

    def close(self):
        for pod in self.pods:
            pod.stop()

    def send(self, method, path, headers):
        """Status, headers and content; each request goes to the next pod."""
        pods = self.pods
        self.turn += 1
        client = http.client.HTTPConnection("127.0.0.1", pods[self.turn % len(pods)].port, timeout=20)
        try:
            client.request(method, path, headers=headers)
            answer = client.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            client.close()


def together(jobs):
    with concurrent.futures.ThreadPoolExecutor(max(len(jobs), 1)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


class Slipway(App):
    def __init__(self, name, work, keep):
        super().__init__(name, work)
        self.keep = keep
        app = work / ("app-keep" if keep else "app")
        app.mkdir(exist_ok=True)
        (app / "slipway.yaml").write_text(
            "app: {name: roll, tokens: {files: [main.js]}}\n" + ("" if keep else "keep: false\n")
            + "variables: {apiUrl: 'https://api.example.com'}\nnginx: {connect: ['https://*.example.com']}\nenvironments: {test: {host: roll.example.com}}\n")
        (app / "main.js").write_text("'#{apiUrl}#'")
        (app / "package.json").write_text('{"name": "roll", "version": "1.0.0"}')
        self.text = subprocess.run(["java", "-jar", JAR, "render", app, "--environment", "test", "--nginx"],
                                   check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout

    def publish(self, pod):
        bundle = pod.release.bundle.hoisted if self.keep else pod.release.bundle.patched
        environment = {**os.environ, "SLIPWAY_BUNDLE": str(bundle), "SLIPWAY_SITE": str(pod.directory / "html"),
                       **{"SLIPWAY_VAR_" + name: value for name, value in VARIABLES.items()},
                       "SLIPWAY_VAR_apiUrl": pod.release.value, "SLIPWAY_RELEASE": pod.release.id,
                       "SLIPWAY_TERMINATION_LOG": str(pod.run / "termination-log")}
        if self.keep:
            environment |= {"SLIPWAY_PEERS": f"127.0.0.1:{self.peers.port}", "SLIPWAY_NEWEST": f"127.0.0.1:{self.newest.port}",
                            "SLIPWAY_STARTING": f"127.0.0.1:{self.starting.port}"}
        with open(pod.run / "init.log", "w") as log:
            done = subprocess.run(["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", INIT], env=environment,
                                  stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if done.returncode != 0:
            raise RuntimeError("slipway-init failed: " + (pod.run / "init.log").read_text())

    def configuration(self, pod):
        here = {"/site/": f"{pod.directory}/", "/dev/stdout": f"{pod.run}/access.log", '"/tmp/': f'"{pod.run}/',
                "0.0.0.0:8080": f"127.0.0.1:{pod.port}", "0.0.0.0:8090": f"127.0.0.1:{pod.peer_port}"}
        # At once, so that what was put in is not replaced again.
        return re.sub("|".join(map(re.escape, here)), lambda it: here[it[0]], self.text)


class Stock(App):
    def publish(self, pod):
        site = pod.directory / "html"
        shutil.copytree(pod.release.bundle.plain, site)
        for file in site.rglob("*"):
            if file.suffix in (".js", ".html", ".json", ".css", ".xml", ".webmanifest"):
                text = file.read_text()
                for name, value in {**VARIABLES, "apiUrl": pod.release.value}.items():
                    text = text.replace("#{" + name + "}#", value)
                file.write_text(text)

    def configuration(self, pod):
        return STOCK.format(run=pod.run, port=pod.port, site=pod.directory / "html")


class Router:
    """What a browser reaches: each of its requests goes to the next pod, as through a load balancer for requests."""

    def __init__(self, app, port):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "host")}
                try:
                    status, answer, content = app.send(self.command, self.path, {**headers, "Host": self.headers["Host"]})
                except OSError as e:
                    status, answer, content = 502, [], str(e).encode()
                self.send_response_only(status)
                for name, value in answer:
                    if name.lower() not in ("connection", "transfer-encoding", "content-length", "keep-alive"):
                        self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_HEAD = do_GET

            def log_message(self, *_):
                pass

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True
            request_queue_size = 200

        threading.Thread(target=Server(("127.0.0.1", port), Handler).serve_forever, daemon=True).start()
