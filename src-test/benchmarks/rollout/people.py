"""Who loads an app while it is rolled, and what failed for them."""
import base64, collections, hashlib, html.parser, json, posixpath, random, re, threading, time
from urllib.parse import urljoin

TYPES = {".js": ("text/javascript", "application/javascript"), ".css": ("text/css",)}
STATIC = re.compile(r"""(?:\bfrom|\bimport)\s*["'](\.\.?/[^"']+\.js)["']""")
LAZY = re.compile(r"""\bimport\(\s*["'`](\.\.?/[^"'`]+\.js)["'`]\s*\)""")
HASHED = re.compile(r"[-.][A-Za-z0-9_-]{8}\.(?:js|css)$")


class Count:
    def __init__(self):
        self.tried, self.failed, self.lock, self.why = 0, 0, threading.Lock(), collections.Counter()

    def add(self, problem):
        with self.lock:
            self.tried += 1
            self.failed += bool(problem)
            if problem:
                self.why[re.sub(r"[A-Za-z0-9_-]{8}\.(js|css)", r"….\1", problem)] += 1


class Page(html.parser.HTMLParser):
    """What a page needs before the app starts: paths and integrity."""

    def __init__(self, text):
        super().__init__()
        self.base, self.files = "/", []
        self.feed(text)
        self.files = [(urljoin(self.base, path), integrity) for path, integrity in self.files]

    def handle_starttag(self, tag, attributes):
        it = dict(attributes)
        if tag == "base" and it.get("href"):
            self.base = it["href"]
        path = it.get("src" if tag == "script" else "href" if tag == "link" and it.get("rel") in ("modulepreload", "stylesheet") else "", "")
        if path and not path.startswith(("http:", "https:", "//")):
            self.files.append((path, it.get("integrity") or ""))


class Problem(Exception):
    pass


class People:
    """Those who load the app while a scenario lasts."""

    def __init__(self, app, rate):
        self.app, self.rate = app, rate
        self.counts = {name: Count() for name in ("fresh", "lazy", "tabs", "tabsAfter", "workers")}
        self.loading, self.jobs, self.old = True, [], []

    def get(self, path, page=False):
        status, headers, content = self.app.send(
            "GET", path, {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"} if page else {"Sec-Fetch-Mode": "cors", "Accept": "*/*"})
        if status != 200:
            raise Problem(f"{path} is {status}")
        kind = dict((name.lower(), value) for name, value in headers).get("content-type", "").split(";")[0]
        if not page and kind not in TYPES.get(posixpath.splitext(path)[1], (kind,)):
            raise Problem(f"{path} is {kind}")
        return content

    def file(self, path, integrity="", seen=None):
        """Loads a file and what it imports; returns the lazy pages that these scripts name."""
        seen = set() if seen is None else seen
        if path in seen:
            return []
        seen.add(path)
        content = self.get(path)
        if integrity:
            form, _, expected = integrity.split()[0].partition("-")
            if base64.b64encode(hashlib.new(form, content).digest()).decode() != expected:
                raise Problem(f"{path} is not what the page says")
        lazy = []
        if path.endswith(".js"):
            text = content.decode()
            for more in STATIC.findall(text):
                lazy += self.file(urljoin(path, more), seen=seen)
            lazy += [urljoin(path, it) for it in LAZY.findall(text)]
        return lazy

    def page(self):
        """Loads the app; returns its lazy pages."""
        seen, lazy = set(), []
        for path, integrity in Page(self.get("/", page=True).decode()).files:
            lazy += self.file(path, integrity, seen)
        return [it for it in lazy if it not in seen]

    def counted(self, count, job):
        problem, result = "", None
        try:
            result = job()
        except (Problem, OSError) as e:
            problem = str(e) or type(e).__name__
        self.counts[count].add(problem)
        return result

    def load(self):
        lazy = self.counted("fresh", self.page)
        if lazy:
            self.counted("lazy", lambda: self.file(random.choice(lazy)))

    def old_tab(self, count="tabs"):
        self.counted(count, lambda: self.file(random.choice(self.old)))

    def update(self):
        """As Angular's worker and Workbox do: the manifest, then every file with a content name in it."""
        for path, sha1 in self.manifest():
            content = self.get(path)
            if sha1 and hashlib.sha1(content).hexdigest() != sha1:
                raise Problem(f"{path} is not what the worker's manifest says")

    def manifest(self):
        try:
            files = json.loads(self.get("/ngsw.json"))["hashTable"].items()
        except (Problem, ValueError):
            try:
                files = [(urljoin("/", path), "") for path in re.findall(r'url:"([^"]+)",revision:null', self.get("/sw.js").decode())]
            except Problem:
                return []
        return [(path, sha1) for path, sha1 in files if HASHED.search(path)]

    def again(self, each, rate):
        while self.loading:
            time.sleep(random.expovariate(rate))
            each()

    def begin(self):
        """Those who opened the app before the rollout know its lazy pages."""
        self.old = self.page()
        if not self.old:
            raise SystemExit("the app has no lazy pages")
        jobs = [(self.load, self.rate / 6)] * 6 + [(self.old_tab, 6)] * 2
        if self.manifest():
            jobs.append((lambda: self.counted("workers", self.update), 1))
        self.jobs = [threading.Thread(target=self.again, args=job) for job in jobs]
        for thread in self.jobs:
            thread.start()

    def end(self, tabs):
        self.loading = False
        for thread in self.jobs:
            thread.join()
        for _ in range(tabs):
            self.old_tab("tabsAfter")
