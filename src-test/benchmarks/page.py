"""Writes docs/benchmarks.md and its plot."""
import datetime, json, math, os, re, subprocess
from dataclasses import dataclass
from html import escape
from typing import Optional

PLOT = "pictures/benchmarks.svg"
# Which rows of the table a section has brought.
ROW_NAME = r"<!-- row (.*?) / (.*?) -->"


def verdict(row):
    if row.reach is None:
        return " lost" if row.lost else ""
    return f" missed, to reach: {row.reach:g}" if row.lost else f" reached: {row.reach:g}"


def number(value, unit):
    text = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{text} {unit}"


def ratio(row):
    return f"{row.ratio:.2f}" if row.ratio >= 0.1 else f"{row.ratio:.4f}"


def table(head, lines):
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in [head, ["---"] * len(head), *lines])


def results_table(rows):
    return table(["what", "against", "ours", "theirs", "ratio", "to reach", "", "ratio of processor time", "wall"], [
        [row.what, f"`{row.peer}`" if " " in row.peer and "MiB" not in row.peer else row.peer, number(row.ours, row.unit),
         number(row.theirs, row.unit), f"**{ratio(row)}**", "–" if row.reach is None else f"≤ {row.reach:g}",
         "lost" if row.lost else "reached" if row.reach else "won" if row.ratio < 1 else "even",
         *("–" if it is None else f"{it:.2f}" for it in (row.worked, row.wall))] for row in rows])


def figures_table(figures):
    columns = list(dict.fromkeys(key for values in figures.values() for key in values))
    cell = lambda value: "–" if value is None else f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    if len(columns) > len(figures) + 3:  # more figures than contenders: these are the columns
        return table(["", *figures], [[c, *(cell(values.get(c)) for values in figures.values())] for c in columns])
    return table(["", *columns], [[name, *(cell(values.get(c)) for c in columns)] for name, values in figures.items()])


def lost_list(rows):
    lost = [row for row in rows if row.lost]
    if not lost:
        return "Nowhere in this run."
    return "\n".join(f"- {row.what}, against {row.peer}: {ratio(row)} times"
                     + (f", where {row.reach:g} is to be reached" if row.reach else "")
                     + (f". Why: {row.why}" if row.why else "")
                     + (f". Without anything of ours, {row.wall:.2f} times are left." if row.wall else ".") for row in lost)


def write(root, results, left_out, quick, minutes, programs):
    """@param left_out: comparisons that this machine has not what they need for: they stay as they are"""
    before = (root / "docs/benchmarks.md").read_text()
    stays = list(filter(None, (section(before, comparison.title).strip() for comparison in left_out)))
    named = set(re.findall(ROW_NAME, "\n".join(stays)))
    kept = [row for row in printed_rows(before)[1] if (row.what, row.peer) in named]
    rows = [row for _, _, rows in results for row in rows]
    sections = "\n\n".join([f"## {comparison.title}\n{comparison.about}\n\n{figures_table(figures)}"
                            for comparison, figures, _ in results] + stays)
    lines = "".join("\n" + row.line for row in kept)
    command = "./slipway-bench --quick" if quick else "./slipway-bench"
    (root / "docs/benchmarks.md").write_text(f"""# Benchmarks

Slipway beside the programs that people use without it, each of them real, in turn on one machine; medians. A ratio is ours by
theirs, and less is better: below 1 we are faster or smaller. The ratio of the time that
processors worked holds where something else ran beside it, too. Seconds of different machines do not compare; ratios do. The
wall is the ratio that is left when everything of ours is left out: a JVM that starts and does the peer's work.

`{command}` wrote this page in {minutes:.0f} minutes. `./slipway-bench --quick` takes fewer runs; `--only NAME` runs one
comparison and leaves the page as it is. It needs what the tests need: `./slipway doctor --fix --tests`, and one
`./slipway verify`, which builds helm 3 and 4 and a cluster.

![Ratios on a logarithmic axis; 1 is the peer]({PLOT})

{results_table(rows)}{lines}

## Where we lose
{lost_list(rows)}

One number of the design is none of these, what a waiting release costs a Jenkins controller: [the page of the plugin](jenkins.md#what-it-costs-the-controller) has it.

{sections}

## This run
{datetime.date.today()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at its end.

{table(["program", "version"], programs)}
""")
    (root / "docs" / PLOT).write_text(svg(rows + kept))


@dataclass
class PrintedRow:
    """A row that stands in the page."""
    line: str
    what: str
    peer: str
    ratio: float
    reach: Optional[float]
    lost: bool

    @staticmethod
    def of(line):
        cells = [cell.strip().strip("`*").replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        reach = None if cells[5] == "–" else float(cells[5].removeprefix("≤ "))
        return PrintedRow(line, cells[0], cells[1], float(cells[4]), reach, cells[6] == "lost")


def printed_rows(text):
    """The table of the page: its head and the line below it, and the rows."""
    head, rule, *lines = re.search(r"(?m)^\| what \| against .*\n(?:\|.*\n)+", text)[0].splitlines()
    return [head, rule], [PrintedRow.of(line) for line in lines]


def update(root, results):
    """Puts some comparisons into the page that is there, in place of what they said before."""
    file = root / "docs/benchmarks.md"
    text = file.read_text()
    for comparison, figures, rows in results:
        (head, rule), old = printed_rows(text)
        before = section(text, comparison.title)
        gone = {(row.what, row.peer) for row in rows} | set(re.findall(ROW_NAME, before))
        kept = [row for row in old if (row.what, row.peer) not in gone]
        new_head, new_rule, *new = results_table(rows).splitlines()
        # Rows of another day have no column that came since.
        lines = [row.line + " – |" * (new_head.count("|") - head.count("|")) for row in kept] + new
        text = text.replace("\n".join([head, rule, *(row.line for row in old)]), "\n".join([new_head, new_rule, *lines]))
        lost = "\n".join(line for line in section(text, "Where we lose").splitlines()[1:]
                         if line.startswith("- ") and not any(line.startswith(f"- {what}, against {peer}: ") for what, peer in gone))
        own = lost_list(rows) if any(row.lost for row in rows) else ""
        tail = section(text, "Where we lose").partition("\n\n")[2]
        text = text.replace(section(text, "Where we lose"),
                            "## Where we lose\n" + ("\n".join(filter(None, [lost, own])) or lost_list([])) + "\n\n" + tail)
        names = "\n".join(f"<!-- row {row.what} / {row.peer} -->" for row in rows)
        new = (f"## {comparison.title}\n{comparison.about} Measured by itself on {datetime.date.today()}.\n\n"
               f"{figures_table(figures)}\n{names}\n\n")
        text = text.replace(before, new) if before else text.replace("## This run\n", new + "## This run\n")
        drawn = kept + rows
        (root / "docs" / PLOT).write_text(svg(drawn))
        file.write_text(text)


def section(text, title):
    """From a heading to the next one; empty where it is missing."""
    found = re.search(rf"(?ms)^## {re.escape(title)}\n.*?(?=^## |\Z)", text)
    return found[0] if found else ""


def svg(rows):
    """Bars from 1, the peer, on a logarithmic axis; a mark where the number to reach is."""
    shown = [row for row in rows if row.ratio > 0]
    values = [row.ratio for row in shown] + [row.reach for row in shown if row.reach]
    low, high = math.floor(math.log10(min(values))), max(1, math.ceil(math.log10(max(values))))
    labels = [f"{row.what} / {row.peer}" for row in shown]
    left, width, step, top = 20 + round(6.2 * max(map(len, labels))), 380, 22, 34
    x = lambda value: left + width * (math.log10(value) - low) / (high - low)
    height, parts = top + step * len(shown) + 34, []
    for power in range(low, high + 1):
        name, at = ("1 = the peer", "peer") if power == 0 else (f"{10.0 ** power:g}", "grid")
        parts.append(f'<line class="{at}" x1="{x(10 ** power):.1f}" x2="{x(10 ** power):.1f}" y1="{top - 8}" y2="{height - 28}"/>'
                     f'<text class="axis" x="{x(10 ** power):.1f}" y="{top - 14}">{name}</text>')
    for i, row in enumerate(shown):
        y, start, end = top + step * i, min(x(row.ratio), x(1)), max(x(row.ratio), x(1))
        parts.append(f'<text x="{left - 10}" y="{y + 13}" class="label">{escape(labels[i])}</text>'
                     f'<rect class="{"lost" if row.lost else "won"}" x="{start:.1f}" y="{y + 3}" width="{max(end - start, 1):.1f}" height="13"/>'
                     f'<text class="ratio" x="{end + 6:.1f}" y="{y + 13}">{ratio(row)}</text>')
        if row.reach:
            parts.append(f'<path class="reach" d="M{x(row.reach):.1f} {y}v19"/>')
    parts.append(f'<path class="reach" d="M{left} {height - 20}v14"/><text x="{left + 8}" y="{height - 9}">to be reached</text>'
                 f'<rect class="won" x="{left + 120}" y="{height - 19}" width="12" height="12"/>'
                 f'<text x="{left + 138}" y="{height - 9}">won or reached</text>'
                 f'<rect class="lost" x="{left + 250}" y="{height - 19}" width="12" height="12"/>'
                 f'<text x="{left + 268}" y="{height - 9}">lost</text>')
    body = "\n".join(parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 60} {height}" role="img">
<title>Slipway's ratios to its peers</title>
<style>
svg {{ color: #1f2328; font: 12px system-ui, sans-serif }}
text {{ fill: currentColor }} .label {{ text-anchor: end }} .axis {{ text-anchor: middle; opacity: .7 }}
.grid {{ stroke: currentColor; opacity: .2 }} .peer {{ stroke: currentColor }}
.reach {{ stroke: currentColor; stroke-width: 2.5 }} .won {{ fill: #2f81c7 }} .lost {{ fill: #d1662b }}
@media (prefers-color-scheme: dark) {{ svg {{ color: #e6edf3 }} }}
</style>
{body}
</svg>
"""


def versions(root, helm):
    """Of all that takes part, as the programs tell them."""
    def first(*command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return next((line for line in done.stdout.splitlines() if re.search(r"\d\.\d", line)), "?").strip()
    packages = json.loads((root / "src-test/benchmarks/publish/package-lock.json").read_text())["packages"]
    os.environ["PATH"] += ":/usr/sbin"
    return [["slipway", first(root / "slipway", "--version")], ["java", first("java", "--version")],
            ["cp, sed", f"{first('cp', '--version')}; {first('sed', '--version')}"],
            *[[name, packages["node_modules/" + name]["version"]] for name in ("@qetza/replacetokens", "@import-meta-env/cli")],
            ["node, npm", f"{first('node', '--version')}, {first('npm', '--version')}"],
            ["helm 3, helm 4", f"{first(helm(3), 'version', '--short')}, {first(helm(4), 'version', '--short')}"],
            ["nginx", first("nginx", "-v").removeprefix("nginx version: ")], ["wrk", first("wrk", "-v")],
            ["Chromium", first("chromium", "--version")], ["podman", first("podman", "--version")]]
