"""Writes docs/rule-precision.yaml, from which `candor explain` and `candor rules` say how often a rule is right."""
import pathlib

PAGE = pathlib.Path("docs/rule-precision.yaml")
HEAD = """\
# How often the findings of each rule were right on labelled sentences; see docs/quality.md. Written by
# tests/eval/run FOLDER --write, and put into the program: not to be edited.
"""


def totals(tables):
    """By rule: how many findings were right, and how many were not, over all labelled sets."""
    rules = {}
    for labelled in tables.values():
        for rule, tally in labelled.rules.items():
            right, wrong = rules.get(rule, (0, 0))
            rules[rule] = (right + tally.hit, wrong + tally.false)
    return dict(sorted(rules.items()))


def write(tables, date):
    lines = [f"measured: {date}", f"sets: [{', '.join(tables)}]", "rules:"]
    lines += [f"  {rule}: {{right: {right}, wrong: {wrong}}}" for rule, (right, wrong) in totals(tables).items()]
    PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
