"""Figures about duties: the gaps that a reviewer found on five real pages, and warnings on neutral reference pages."""
import json
import pathlib
import subprocess

import figures

GAPS = pathlib.Path(__file__).with_name("page_gaps.json")
# An excerpt of a page has neither.
NOT_OF_EXCERPTS = {"duty/date", "duty/author"}


def page_duties(paths, profile):
    """The duties that are not met, with their severities, by the name of the file."""
    command = [figures.PROGRAM, "check", "--format", "json", "--profile", profile, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"candor left with {done.returncode}: {done.stderr.decode()[-500:]}")
    return {pathlib.PurePath(file["path"]).name:
            {duty_of(one): one["severity"] for one in file["findings"] if duty_of(one)}
            for file in json.loads(done.stdout)["files"]}


def duty_of(finding):
    """The duty that a finding is about. A page that is hard to read is one of a reviewer's gaps, too."""
    if finding["rule"] == "readability/page-grade":
        return "duty/reading-grade"
    return finding["category"] if finding["category"].startswith("duty/") else None


def compare(folder):
    """For each page: its name, the gaps found, those missed, and what was asked for although the page has it."""
    expected = json.loads(GAPS.read_text(encoding="utf-8"))["pages"]
    found = page_duties(sorted((folder / "seeds" / "docs").glob("*.txt")), "us-clinic")
    for name, duties in sorted(found.items()):
        page = expected[name[:3]]
        asked = {category.removeprefix("duty/") for category in duties}
        gaps = set(page["gaps"])
        yield name[:3], sorted(gaps & asked), sorted(gaps - asked), sorted(set(page["met"]) & asked)


def gap_table(folder):
    """By duty and page, what a reviewer and candor say of it."""
    pages = list(compare(folder))
    met = {name: set(page["met"]) for name, page in json.loads(GAPS.read_text(encoding="utf-8"))["pages"].items()}
    yield f"| duty | {' | '.join(page[0] for page in pages)} |"
    yield f"|---|{'---|' * len(pages)}"
    for duty in sorted({duty for page in pages for duty in page[1] + page[2]}.union(*met.values())):
        cells = ["found" if duty in found else "missed" if duty in missed else "asked in vain" if duty in wrong
                 else "has it" if duty in met[name] else "" for name, found, missed, wrong in pages]
        yield f"| {duty} | {' | '.join(cells)} |"


def duty_figures(folder):
    pages = list(compare(folder))
    found = sum(len(page[1]) for page in pages)
    missed = sum(len(page[2]) for page in pages)
    wrong = sum(len(page[3]) for page in pages)
    yield figures.Figure("duties: gaps of the seed pages found", figures.ratio(found, found + missed),
                         f"{found} of {found + missed}")
    yield figures.Figure("duties: asked for although the page has it", float(wrong), f"{wrong} on {len(pages)} pages",
                         lower_is_better=True)
    neutral = page_duties(sorted((folder / "neutral").glob("*.txt")), "reference")
    warnings = sum(severity != "suggestion" and category not in NOT_OF_EXCERPTS
                   for duties in neutral.values() for category, severity in duties.items())
    yield figures.Figure("duties: warnings a reference page, dates and authors apart", warnings / len(neutral),
                         f"{warnings} on {len(neutral)} pages", lower_is_better=True)
