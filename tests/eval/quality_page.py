"""Reads and writes the figures that stand in docs/quality.md between its two markers."""
import pathlib
import re

import duties
import rule_precision

PAGE = pathlib.Path("docs/quality.md")
BEGIN, END = "<!-- figures: written by tests/eval/run -->", "<!-- end of figures -->"
ROW = re.compile(r"^\| ([^|]+) \| (?:at most )?([\d.]+) \|", re.MULTILINE)


def stated_figures():
    """By name, from the first table behind the marker."""
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index(BEGIN):text.index(END)].split("\n### ")[0]
    return {name: float(value) for name, value in ROW.findall(table)}


def compare(figure, stated):
    """What is wrong with a figure in view of what the page states; None when nothing is."""
    if figure.name not in stated:
        return "not in docs/quality.md"
    was = stated[figure.name]
    worse = figure.rounded() > was if figure.lower_is_better else figure.rounded() < was
    return f"WORSE than docs/quality.md, which states {was:g}" if worse else None


def write(measured, tables, rules, folder, date):
    lines = [BEGIN, "", f"Measured on {date}.", "", "| figure | reached | counts |", "|---|--:|---|"]
    for figure in measured:
        limit = "at most " if figure.lower_is_better else ""
        lines.append(f"| {figure.name} | {limit}{figure.rounded():g} | {figure.counts} |")
    for name, labelled in tables.items():
        lines += ["", f"### {name}, by category", "", *labelled.table()]
    lines += ["", "### What the seed pages leave out", "", *duties.gap_table(folder)]
    lines += ["", "### By rule, on promotional and neutral pages", "", *rule_precision.table(rules), "", END]
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text[:text.index(BEGIN)] + "\n".join(lines) + text[text.index(END) + len(END):], encoding="utf-8")
