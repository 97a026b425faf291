#!/usr/bin/env python3
"""The board of 1,000 apps in a Jenkins that has been there for a while, beside Jenkins' own list of the same jobs.

    JENKINS_URL=http://… JENKINS_HOME=… JENKINS_LOGIN=name:token src-test/benchmarks/board/board.py [--runs 20] [--json FILE]

Needs a Jenkins with the plugin, on this machine, that may be thrown away: 1,000 Pipelines with 16 records of releases each are
written into its home and read by it. Then a page is asked for after the other, in turn, each over a connection that is there; the
first rounds are not counted, as classes load and compilers work. `passed` and `worked` are ms, `worked` is processor time of that Jenkins;
`first` is the first board after the jobs were read, which opens their 1,000 files of records.
"""
import argparse, base64, http.client, json, os, statistics, subprocess, sys, time
from pathlib import Path
from urllib.parse import urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from contenders import processor_seconds

JOBS, EACH, WARM = 1_000, 16, 40
ENVIRONMENTS = ["development", "acceptance", "production"]
PAGES = {"the board": "/slipway/", "the board, filtered": "/slipway/?filter=bench-07", "Jenkins' list of the jobs": "/"}
PIPELINE = """<?xml version='1.1' encoding='UTF-8'?>
<flow-definition><definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition"><script/><sandbox>true</sandbox></definition>
</flow-definition>
"""


def records(job, now):
    """The newest first: releases that went well, and one in eight that did not."""
    for number in range(EACH, 0, -1):
        environment = ENVIRONMENTS[number % 3]
        failed = number % 8 == 3
        yield {"id": f"{number}-{environment}", "verb": "release", "environment": environment, "build": number, "user": "dev",
               "at": now - (EACH - number) * 3_600_000, "state": "FAILED" if failed else "RELEASED", "app": job,
               "cause": "Deployment did not come up: the image cannot be pulled" if failed else "",
               "released": {"app": job, "version": f"1.{number}.0", "chart": f"{job}-1.{number}.0", "revision": str(number),
                            "cluster": f"https://{environment}.example.com", "namespace": job, "source": str(number),
                            "url": f"https://{job}.{environment}.example.com/", "digest": "sha256:" + "5" * 64}}


def fill(home):
    now = int(time.time() * 1000)
    for index in range(JOBS):
        job = f"bench-{index:04}"
        directory = home / "jobs" / job
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "config.xml").write_text(PIPELINE)
        (directory / "slipway-releases.json").write_text(json.dumps(list(records(job, now))))


class Jenkins:
    def __init__(self, url, login):
        self.url = urlsplit(url)
        self.headers = {"Authorization": "Basic " + base64.b64encode(login.encode()).decode()}
        self.connection = http.client.HTTPConnection(self.url.hostname, self.url.port or 80, timeout=300)

    def ask(self, path, method="GET"):
        self.connection.request(method, self.url.path.rstrip("/") + path, headers=self.headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def page(self, path):
        status, body = self.ask(path)
        if status != 200:
            sys.exit(f"{path} answers {status}\n  fix: JENKINS_LOGIN is a name and an API token, with a colon between them")
        return body

    def read_jobs(self):
        self.ask("/reload", "POST")
        for _ in range(600):
            try:
                status, body = self.ask("/api/json?tree=jobs[name]")
                if status == 200 and sum(job["name"].startswith("bench-") for job in json.loads(body)["jobs"]) == JOBS:
                    return
            except (OSError, http.client.HTTPException):
                self.connection.close()
            time.sleep(1)
        sys.exit("Jenkins did not read the jobs\n  fix: JENKINS_HOME is the home of the Jenkins at JENKINS_URL, whose user may write there")


def process(port):
    """Whose port it is, to ask what it worked."""
    listed = subprocess.run(["ss", "-Hltnp", f"sport = :{port}"], stdout=subprocess.PIPE, text=True).stdout
    found = [part.split(",")[0] for part in listed.split("pid=")[1:]]
    return found[0] if found else sys.exit(f"no process of this machine listens on port {port}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--json", type=Path, help="write the medians to this file too")
    options = options.parse_args()
    missing = [name for name in ("JENKINS_URL", "JENKINS_HOME", "JENKINS_LOGIN") if not os.environ.get(name)]
    if missing:
        sys.exit(f"{missing[0]} is missing\n  fix: name a Jenkins with the plugin that may be thrown away, as this file's first lines say")
    jenkins = Jenkins(os.environ["JENKINS_URL"], os.environ["JENKINS_LOGIN"])
    pid = process(jenkins.url.port or 80)
    fill(Path(os.environ["JENKINS_HOME"]))
    jenkins.read_jobs()
    start = time.monotonic()
    jenkins.page(PAGES["the board"])
    first = (time.monotonic() - start) * 1000
    passed, work, sizes = ({name: [] for name in PAGES} for _ in range(3))
    for turn in range(WARM + options.runs):
        for name, path in PAGES.items():
            before, start = processor_seconds(pid), time.monotonic()
            body = jenkins.page(path)
            if turn >= WARM:
                passed[name].append((time.monotonic() - start) * 1000)
                work[name].append((processor_seconds(pid) - before) * 1000)
                sizes[name].append(len(body))
    # A clock tick is 10 ms: the mean of many says more than their median.
    figures = {name: {"passed": statistics.median(passed[name]), "worked": statistics.mean(work[name]),
                      "slowest": max(passed[name]), "KB": sizes[name][-1] / 1000} for name in PAGES}
    figures["the board"]["first"] = first
    if options.json:
        options.json.write_text(json.dumps(figures))
    for name, values in figures.items():
        print(f"{name:28}", *(f"{key} {value:8.1f}" for key, value in values.items()))


if __name__ == "__main__":
    main()
