"""Processes that are timed in turn, and what the scripts print and write of them."""
import json, os, resource, shutil, statistics, subprocess, sys, time
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "slipway"


def built_helm(version):
    """The helm that the tests built last, if they did."""
    found = sorted(CACHE.glob(f"go-programs/*/helm-{version}/helm"), key=lambda file: file.stat().st_mtime)
    return str(found[-1]) if found else None


def helm():
    return shutil.which("helm") or built_helm(3) or sys.exit(
        "no helm: give one with --helm, or run the tests of release once, which build it")


# As the launcher and Jenkins' plugin start a JVM.
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable"]


def wall(work, program, *arguments, java="java", flags=FLAGS, class_path: Optional[Path] = None, rehearsal=None):
    """The command of one of walls/, which shows what is left when everything of ours is left out.

    It is compiled, and gets an archive of its classes as ours do, made by one run.
    @param rehearsal: arguments of that run, where they are others
    """
    classes = work / "walls"
    subprocess.run(["javac", *(["-cp", class_path] if class_path else []), "-d", classes, ROOT / f"src-test/benchmarks/walls/{program}.java"],
                   check=True)
    # An archive is for jars alone.
    jar = work / f"{program}.jar"
    subprocess.run(["jar", "--create", "--file", jar, "-C", classes, "."], check=True)
    path = ":".join(str(it) for it in (class_path, jar) if it)
    archive = work / f"{program}.jsa"
    run([java, *flags, f"-XX:ArchiveClassesAtExit={archive}", "-cp", path, program, *(rehearsal or arguments)])
    return [java, *flags, f"-XX:SharedArchiveFile={archive}", "-cp", path, program, *arguments]


def add_options(arguments, runs):
    arguments.add_argument("--runs", type=int, default=runs)
    arguments.add_argument("--helm")
    arguments.add_argument("--json", type=Path, help="write the medians to this file too")


def run(*commands):
    """Seconds that passed, and that processors worked for it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for command in commands:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    passed, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def processor_seconds(pid):
    """What a process that still runs has worked so far; on a busy machine this holds where the clock does not."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def in_turn(contenders, runs):
    """The times of each, which is a list of commands by its name, or gives it each time."""
    times = {name: [] for name in contenders}
    for turn in range(runs + 1):
        for name, commands in contenders.items():
            taken = run(*(commands() if callable(commands) else commands))
            if turn:  # the first one warms the disk's cache
                times[name].append(taken)
    return times


def report(times, file):
    """Prints medians and ratios to the first of them; writes the medians to a file, if there is one."""
    medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in times.items()}
    if file:
        file.write_text(json.dumps({name: {"passed": it[0], "worked": it[1]} for name, it in medians.items()}))
    base = next(iter(medians.values()))
    print(f"{'':30}{'passed':>9}{'ratio':>7}{'worked':>9}{'ratio':>7}")
    for name, (passed, worked) in medians.items():
        print(f"{name:30}{passed:8.3f}s{passed / base[0]:7.2f}{worked:8.3f}s{worked / base[1]:7.2f}")
