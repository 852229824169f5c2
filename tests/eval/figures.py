"""The figures of docs/quality.md: what is measured, and how.

Each function takes the evaluation folder and yields Figures. Sentences are flagged with a category when a finding of
that category overlaps them by a byte; a category that the labels call optional counts neither way.
"""
import collections
import dataclasses
import json
import pathlib
import re
import subprocess
import tempfile

PROGRAM = "build/dev/candor"
TOOLS = "build/dev/tests/eval"
RANK = {"suggestion": 0, "warning": 1, "error": 2}


@dataclasses.dataclass
class Figure:
    name: str
    value: float
    counts: str
    lower_is_better: bool = False

    def rounded(self):
        return round(self.value, 3)


@dataclasses.dataclass
class Tally:
    """Hits, false alarms and misses."""

    hit: int = 0
    false: int = 0
    miss: int = 0

    def __iadd__(self, other):
        self.hit, self.false, self.miss = self.hit + other.hit, self.false + other.false, self.miss + other.miss
        return self

    def precision(self):
        return ratio(self.hit, self.hit + self.false)

    def recall(self):
        return ratio(self.hit, self.hit + self.miss)

    def f1(self):
        return ratio(2 * self.hit, 2 * self.hit + self.false + self.miss)

    def counts(self):
        return f"{self.hit} hit, {self.false} false, {self.miss} missed"


def ratio(part, whole):
    return part / whole if whole else 1.0


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def check(paths):
    """The findings with a place, by the name of the file; the report's coverage."""
    # The labels are about sentences; what a page leaves out is measured in duties.py.
    command = [PROGRAM, "check", "--format", "json", "--profile", "claims", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"candor left with {done.returncode}: {done.stderr.decode()[-500:]}")
    report = json.loads(done.stdout)
    found = collections.defaultdict(list)
    for file in report["files"]:
        found[pathlib.PurePath(file["path"]).name] += [one for one in file["findings"] if one["span"]]
    return found, report["coverage"]


def in_sentence(findings, row):
    return [one for one in findings if one["span"]["start"] < row["end"] and one["span"]["end"] > row["start"]]


class Labelled:
    """A set of labelled sentences, with what candor found in each."""

    def __init__(self, folder):
        self.rows = read_lines(folder / "labels.jsonl")
        found, _ = check(sorted({folder / "docs" / row["doc"] for row in self.rows}))
        self.categories = collections.defaultdict(Tally)
        self.any = Tally()
        self.shown = collections.defaultdict(list)
        for row in self.rows:
            row["found"] = in_sentence(found[row["doc"]], row)
            self._count(row)

    def _count(self, row):
        here = {one["category"] for one in row["found"]}
        gold, optional = set(row["labels"]), set(row.get("optional", []))
        for category in (here | gold) - optional:
            slot = "hit" if category in here & gold else "false" if category in here else "miss"
            self.categories[category] += Tally(**{slot: 1})
            if slot != "hit":
                self.shown[category, slot].append(row)
        if gold or not optional:
            flagged = bool(here - optional) or (bool(here) and bool(gold))
            if flagged or gold:
                self.any += Tally(**{"hit" if flagged and gold else "false" if flagged else "miss": 1})

    def micro(self):
        total = Tally()
        for tally in self.categories.values():
            total += tally
        return total

    def table(self):
        rows = [*sorted(self.categories.items()), ("micro average", self.micro()), ("any category", self.any)]
        yield "| category | precision | recall | F1 | hit | false | missed |"
        yield "|---|--:|--:|--:|--:|--:|--:|"
        for name, tally in rows:
            yield (f"| {name} | {tally.precision():.3f} | {tally.recall():.3f} | {tally.f1():.3f} "
                   f"| {tally.hit} | {tally.false} | {tally.miss} |")

    def misses(self, most):
        for (category, slot), rows in sorted(self.shown.items()):
            for row in rows[:most]:
                yield f"  {category} {slot}: {row['doc']}#{row['id']}: {row['text'][:200]}"


def labelled_figures(name, labelled):
    yield Figure(f"{name}: any category, F1", labelled.any.f1(), labelled.any.counts())
    yield Figure(f"{name}: micro average, F1", labelled.micro().f1(), labelled.micro().counts())


def contrast_figures(name, labelled):
    """Of groups of nearly the same sentence: those to flag carry a right category, those to pass stay quiet."""
    caught, quiet = collections.defaultdict(list), collections.defaultdict(list)
    for row in labelled.rows:
        here = {one["category"] for one in row["found"]}
        if row["labels"]:
            caught[row["group"]].append(bool(here & set(row["labels"])))
        elif not row["optional"]:
            quiet[row["group"]].append(not here)
    flags, passes = sum(caught.values(), []), sum(quiet.values(), [])
    lost = sum(not any(row) for row in [*caught.values(), *quiet.values()])
    yield Figure(f"{name}: to flag, flagged in a right category", ratio(sum(flags), len(flags)),
                 f"{sum(flags)} of {len(flags)}")
    yield Figure(f"{name}: to pass, quiet", ratio(sum(passes), len(passes)), f"{sum(passes)} of {len(passes)}")
    yield Figure(f"{name}: groups lost as a whole", lost, f"of {len(set(caught) | set(quiet))} groups", True)


def flagged_per_thousand(name, found, coverage):
    """Sentences, as candor splits them, with a finding at warning or above. Findings of one sentence share it."""
    flagged = set()
    for file, findings in found.items():
        for one in findings:
            if RANK[one["severity"]] >= RANK["warning"]:
                flagged.add((file, one["start"]["line"], one["span"]["start"]))
    return Figure(f"{name}: findings at warning or above in 1,000 sentences",
                  1000 * len(flagged) / coverage["sentences"], f"{len(flagged)} in {coverage['sentences']}", True)


def neutral_findings(folder):
    """What is found in each neutral set: its name, the findings by file, the coverage."""
    yield "agency pages", *check(sorted((folder / "neutral").glob("*.txt")))
    with tempfile.TemporaryDirectory() as made:
        paths = []
        for row in read_lines(folder / "neutral" / "cochrane.jsonl"):
            paths.append(pathlib.Path(made) / f"{row['id']}.txt")
            paths[-1].write_text(row["text"], encoding="utf-8")
        yield "plain-language summaries", *check(paths)


def neutral_figures(folder):
    for name, found, coverage in neutral_findings(folder):
        yield flagged_per_thousand(name, found, coverage)


def tool_output(name, folder):
    done = subprocess.run([f"{TOOLS}/{name}", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"{name} left with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout


def number(pattern, text):
    return [float(part) for part in re.search(pattern, text).groups()]


def sentence_figures(folder):
    text = tool_output("sentence_boundaries", folder)
    right, of = number(r"golden rules: (\d+)/(\d+)", text)
    yield Figure("sentences: Golden Rules for English", right / of, f"{right:.0f} of {of:.0f}")
    hit, extra, missed = number(r"hit (\d+), extra (\d+), missed (\d+)", text)
    tally = Tally(int(hit), int(extra), int(missed))
    yield Figure("sentences: CRAFT boundaries, F1", tally.f1(), tally.counts())


def citation_figures(folder):
    text = tool_output("citation_marks", folder)
    for kind in ("author-year", "brackets", "bare digits"):
        right, wrong, caught, missed = number(rf"{kind}: (\d+) right, (\d+) wrong, (\d+) caught, (\d+) missed", text)
        yield Figure(f"citations: {kind}, precision", ratio(right, right + wrong), f"{right:.0f} of {right + wrong:.0f}")
        if kind != "bare digits":
            yield Figure(f"citations: {kind}, recall", ratio(caught, caught + missed),
                         f"{caught:.0f} of {caught + missed:.0f}")


def markdown_figures(folder):
    right, of, broken = number(r"(\d+) of (\d+) text runs, (\d+) documents", tool_output("markdown_runs", folder))
    yield Figure("Markdown: CommonMark text runs at the same bytes", right / of, f"{right:.0f} of {of:.0f}")
    yield Figure("Markdown: documents with a broken place", broken, "of all examples", True)
    text = tool_output("finding_places", folder)
    examples, findings, comparisons = number(r"(\d+) examples, \d+ pages, (\d+) findings, (\d+) comparisons", text)
    known, other = number(r"(\d+) known and (\d+) other violations", text)
    yield Figure("Markdown: findings out of place or lost when a page is wrapped", other,
                 f"{findings:.0f} findings in {examples:.0f} examples, {comparisons:.0f} comparisons, {known:.0f} known", True)


def syllable_figures(folder):
    """Words that the counter's own list decides about are left out."""
    text = tool_output("syllables", folder)
    right, of = number(r"as shipped: (\d+) of (\d+)", text)
    yield Figure("syllables: words of the dictionary that the rules were fitted to", right / of, f"{right:.0f} of {of:.0f}")
    right, of = number(r"on the other: (\d+) of (\d+)", text)
    yield Figure("syllables: words of the other half, fitted to one half", right / of, f"{right:.0f} of {of:.0f}")
