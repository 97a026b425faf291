"""What is compared with what, what is to be reached, and why we lose where we may."""
from dataclasses import dataclass
from typing import Callable, Optional


@dataclass
class Row:
    """One ratio: ours by theirs, of something of which less is better."""
    what: str
    peer: str
    ours: float
    theirs: float
    unit: str
    reach: Optional[float] = None
    why: str = ""
    worked: Optional[float] = None  # the ratio of the time that processors worked, which holds on a busy machine too
    wall: Optional[float] = None  # the ratio that is left when everything of ours is left out

    @property
    def ratio(self):
        """As it is printed, so that what is said of it holds for what is seen."""
        exact = self.ours / self.theirs
        return round(exact, 2 if exact >= 0.1 else 4)

    @property
    def lost(self):
        return self.ratio > (self.reach or 1)


@dataclass
class Comparison:
    name: str
    title: str
    about: str
    command: list
    runs: list
    quick: list
    rows: Callable[[dict], list]
    needs: tuple = ()  # variables of the environment that name what is not on every machine


def timed(what, peer, ours, theirs, unit, reach=None, why="", wall=None):
    """Of two contenders whose processor time was taken as well.

    @param wall: what does their work without anything of ours
    """
    return Row(what, peer, ours["passed"], theirs["passed"], unit, reach, why, ours["worked"] / theirs["worked"],
               wall["passed"] / theirs["passed"] if wall else None)


JVM = "a JVM starts, and ours has to load its classes"
ONLY_HELM = "a JVM that calls Helm"


def publish(figures):
    ours = next(name for name in ("slipway-init, index, no .gz files (Java 17)", "slipway-init, index (Java 17)") if name in figures)
    wall = figures["a JVM that copies"]
    row = lambda peer, reach, why: timed("publish a site", peer, figures[ours], figures[peer], "ms", reach, why, wall)
    hashes = ("every file with a value gets its SHA-1 and SHA-384 anew in `ngsw.json`, import map and page, which the peer leaves "
              "wrong, so that browsers refuse the file")
    gzip = "slipway-init, index (Java 17)"
    with_gzip = [timed("publish a site with .gz files", "cp -r, grep | sed -i", figures[gzip], figures["cp -r, grep | sed -i"],
                        "ms", 1.5, "what nginx would compress for each request is compressed once; the peer does not", wall)]
    scan = "slipway-init, scan, no .gz files (Java 17)"
    without_index = [timed("publish a site that has no index", "cp -r, grep | sed -i", figures[scan], figures["cp -r, grep | sed -i"], "ms", None,
                           "each script is read: its tokens, and what the policy has to allow", wall)]
    return [
        *(with_gzip if ours != gzip else []),
        *without_index,
        row("cp -r, grep | sed -i", 1.2, f"{JVM}; {hashes}"),
        row("cp -r", 2, f"{JVM}; {hashes}; the copy has no values at all"),
        row("cp -r, @qetza/replacetokens", None, f"{JVM}; {hashes}"),
        row("cp -r, import-meta-env", None, f"{JVM}; {hashes}; and import-meta-env changes one file, since an app has to ask one "
            "object for all of its values"),
        Row("memory of publishing", "64 MiB", figures[ours]["peak"], 64, "MiB", 1, "")]


def pod_start(figures):
    return [Row("start of a pod", "npm run build", figures["prebuilt"]["passed"], figures["npm run build"]["passed"], "s", 0.01),
            Row("memory of publishing in a container", "64 MiB", figures["prebuilt"]["peak"], 64, "MiB", 1)]


def check(version):
    return lambda figures: [timed(
        "check three environments", f"helm {version} lint, template", figures["slipway check"],
        figures["helm lint, helm template"], "s", 1.5,
        f"{JVM}, and Helm with them as a library; tokens, variables, secrets and nginx settings are checked as well",
        figures[ONLY_HELM])]


def release(version):
    why = (f"{JVM}, those of a client of the API server among them; the chart is packaged, a Lease taken, the pods are watched and the "
           "release is recorded")
    peer = f"helm {version} upgrade --install --wait"
    theirs = lambda figures: figures["helm upgrade --install --wait"]
    return lambda figures: [
        timed("release an unchanged chart", peer, figures["slipway release"], theirs(figures), "s", 1.5, why, figures[ONLY_HELM]),
        timed("the same by --helm path", peer, figures["slipway release --helm path"], theirs(figures), "s", None, why)]


def first_release(figures):
    return [Row("the first release on an agent", "2.5 s", figures["the first on an agent"]["passed"], 2.5, "s", 1,
                "the jar is copied, Helm's library unpacked, and there is no archive of classes yet: Jenkins' plugin has one written by an "
                "agent that is there for an hour")]


def new_version(figures):
    theirs = figures["helm upgrade --install --wait"]
    return [timed("release a new version", "helm 3 upgrade --install --wait", figures["slipway release"], theirs, "s", 1, JVM)]


def serving(figures):
    stock, ours = figures["stock"], figures["slipway"]
    rows = [Row("bytes of a first visit", "stock nginx", ours["cold"], stock["cold"], "bytes", 0.35),
            Row("bytes of a repeat visit", "a first visit of stock nginx", ours["repeat"], stock["cold"], "bytes", 0.02)]
    for title in (title for title in ours if title.startswith("requests/second, ")):
        rows.append(Row("time for " + title.partition(", ")[2], "stock nginx", 1e6 / ours[title], 1e6 / stock[title], "µs", None,
                        "nginx looks up which directory the site's link names, which costs up to a tenth (decision 3) where one "
                        "small file is asked for again and again; two runs of the same differ by a few hundredths"))
    rows.append(Row("wrong answers of 14", "stock nginx", ours["wrong"], max(stock["wrong"], 1), "answers"))
    return rows


ROLLED = "slipway"
ROLLED_PEERS = ("slipway, keep and hoist: false", "stock nginx, cp and sed")
PEOPLE = {"fresh": "fresh loads", "lazy": "their lazy pages", "tabs": "lazy pages of old tabs meanwhile",
          "tabsAfter": "lazy pages of old tabs afterwards", "workers": "updates of a service worker"}


def rollout(figures):
    """A row for all that was tried, and one for each scenario that failed for somebody's fresh loads or old tabs."""
    scenarios = [name.partition(": ")[2] for name in figures if name.startswith(ROLLED + ": ")]
    of = lambda contender, scenario: figures[f"{contender}: {scenario}"]
    share = lambda values, keys: 100 * sum(values[f"{key} failed"] or 0 for key in keys) / max(sum(values[key] or 0 for key in keys), 1)
    tried = sum(of(ROLLED, scenario)[key] or 0 for scenario in scenarios for key in PEOPLE)
    rows = []
    for peer in ROLLED_PEERS:
        rows.append(Row(f"failed of {tried:,} loads and updates in rollouts", peer,
                        sum(share(of(ROLLED, it), PEOPLE) for it in scenarios) / len(scenarios),
                        sum(share(of(peer, it), PEOPLE) for it in scenarios) / len(scenarios), "%", 0.001))
        for scenario in (it for it in scenarios if "," not in it):  # one replica, and all at once, stand in the section alone
            for key in ("fresh", "tabsAfter"):
                ours, theirs = share(of(ROLLED, scenario), [key]), share(of(peer, scenario), [key])
                if theirs or ours:
                    rows.append(Row(f"failed {PEOPLE[key]}, {scenario}", peer, ours, theirs or 0.1, "%", 0.001))
    return rows


def hoisting(figures):
    hoisted, patched = figures["slipway-init, index (Java 17)"], figures["slipway-init, index, hoist: false (Java 17)"]
    return [Row("processor time of publishing with precompressed files", "hoist: false", hoisted["worked"], patched["worked"], "ms", 0.75)]


BEFORE, ROUND_TRIP = "values in the scripts, names by pattern", 100


def render(figures):
    pages = {"the first page": "/", "a lazy page": "/about"}
    of = lambda contender, path: figures[contender][f"{path} lower quartile, ms"]
    return [Row(f"time until a returning browser shows {page}", f"{BEFORE}, less a round trip", of("values in the page", path),
                of(BEFORE, path) - ROUND_TRIP, "ms", 1,
                "one answer less is waited for, but Chromium used a part of that wait to start the page, which follows now")
            for page, path in pages.items()]


def board(figures):
    ours, theirs = figures["the board"], figures["Jenkins' list of the jobs"]
    return [Row("board of 1,000 apps", "300 ms", ours["passed"], 300, "ms", 1), timed("board of 1,000 apps", "Jenkins' list of the jobs", ours, theirs, "ms")]


def verify(figures):
    return [Row("all tests", "20 min", next(iter(figures.values()))["minutes"], 20, "min", 1,
                "Kubernetes, Helm and the images of the tests are real: their pods start, and releases wait for them")]


def comparisons(helm):
    """@param helm: gives the program of a major version"""
    by_helm = [
        Comparison(f"{verb}-helm-{version}", title.format(version), about, [f"{verb}/{verb}.py", "--helm", helm(version)],
                   ["--runs", runs], ["--runs", "3"], rows(version))
        for verb, runs, title, rows, about in (
            ("check", "11", "Check against helm {}", check,
             "`slipway check` of the example's three environments against `helm lint` and `helm template` for each of them, "
             "which check no tokens, no variables and no nginx settings. What a part of it takes by itself: `slipway --version` is "
             "the JVM and the command line, `slipway variables` reads the descriptor of one environment besides, and `slipway package` "
             "makes the chart of it."),
            ("release", "9", "Release against helm {}", lambda version: lambda figures: release(version)(figures)
             + (first_release(figures) if version == 3 else []),
             "A release of the example in which nothing changes, on a real API server whose pods are simulated, against "
             "`helm upgrade --install --wait` with the same chart and values. `slipway status` shows what a JVM with a client of the "
             "API server takes by itself."))
        for version in (3, 4)]
    new = Comparison("release-new", "Release a new version", "A release of the example that brings a new version, on the same API server; its two "
                     "pods take three seconds each until they are ready, and come one after the other.",
                     ["release/release.py", "--helm", helm(3), "--new"], ["--runs", "9"], ["--runs", "3"], new_version)
    return [
        Comparison("publish", "Publish a site", "A bundle of 423 files and 15 MB with 100 tokens in 46 files, a service worker's "
                   "manifest and an import map with integrity. A whole process each; the disk is synced before. `passed` and "
                   "`worked` (time of processors) in ms, `peak` (memory) in MiB. `java -version` is a JVM that does nothing.",
                   ["publish/publish.py", "--others"], ["--runs", "15"], ["--runs", "5"], publish),
        Comparison("pod-start", "Start a pod", "The init container of the example with many lazy pages, by podman, restricted as "
                   "in a cluster: the prebuilt bundle is published, or `npm run build` runs first.", ["pod-start/pod-start.py"],
                   ["--chunks", "400", "--runs", "10", "--builds", "2"], ["--chunks", "200", "--runs", "5", "--builds", "1"], pod_start),
        *by_helm,
        new,
        Comparison("serving", "Serve the site", "Bytes are what nginx sent to a headless Chromium, headers included. The stock "
                   "configuration is that of the nginx image with the two lines of `try_files`. Requests are wrk's, on one "
                   "processor for each side; `wrong` counts answers that break an app, such as HTML for a missing script.",
                   ["serving/serving.py"], ["--seconds", "3", "--rounds", "3"], ["--seconds", "1", "--rounds", "1"], serving),
        Comparison("hoisting", "Publish hoisted values", "The bundle of the first table with its precompressed files, values in the pages, and "
                   "values in the scripts as before.", ["publish/publish.py", "--hoisting"], ["--runs", "25"], ["--runs", "7"], hoisting),
        Comparison("rollout", "Roll an app over three pods", "The example with twelve lazy pages more, its integrity and its service worker, "
                   "while people load it: nginx processes are replaced one at a time. How many tried, and for how many it failed; loads "
                   "go on behind a rollout until there are 500, so the share that failed while it lasted is higher than that of all. "
                   "`keep and hoist: false` is how pods were before; the stock configuration serves a copy that sed edited, without "
                   "integrity, which sed breaks, as it breaks the manifest of Angular's worker.",
                   ["rollout/rollout.py"], ["--loads", "500"], ["--loads", "50"], rollout),
        Comparison("render", "Come back to the app", f"The example built with Angular 22, in a Chromium that has its files, over a network with "
                   f"a round trip of {ROUND_TRIP} ms: until `/` or the lazy `/about` shows a value. `values in the page` is what `index` makes; `values in "
                   "the scripts` is `hoist: false`; `names by pattern` is how nginx knew immutable files before `index` listed them. "
                   "`answers` came over the network.",
                   ["render/render.py", "--round-trip", str(ROUND_TRIP)], ["--runs", "25"], ["--runs", "7"], render),
        Comparison("board", "Board of 1,000 apps", "The plugin's board of 1,000 apps in three environments, 16,000 records in all and 100 apps a page, in a "
                   "warm Jenkins beside its own list of the same 1,000 jobs; all in ms, and the size of the page. `first` is the first board, which "
                   "opens 1,000 files. It needs a Jenkins: `JENKINS_URL`, `JENKINS_HOME` and `JENKINS_LOGIN` name one that may be thrown away.",
                   ["board/board.py"], ["--runs", "20"], ["--runs", "5"], board, ("JENKINS_URL", "JENKINS_HOME", "JENKINS_LOGIN")),
        Comparison("verify", "Run all tests", "Where the minutes of the last `./slipway verify` of this checkout went, by the reports of its tests, "
                   "on two processors: by module, and the classes that took longest. Two classes run at a time.",
                   ["verify/verify.py"], [], [], verify)]
