"""How often the findings of each rule are right, on promotional and neutral pages; see docs/quality.md.

A finding is right in a sentence that a reader marked: under its category, or under another (a claim all the same). It is
wrong in a sentence that no reader marked, and in neutral texts. Contrasting sentences, which were written to be hard, and
sentences on whose category readers differ do not count.
"""
import collections
import dataclasses
import pathlib

import figures

PAGE = pathlib.Path("docs/rule-precision.yaml")
HEAD = """\
# How often the findings of each rule were right on labelled sentences; see docs/quality.md. Written by
# tests/eval/run FOLDER --write, and put into the program: not to be edited.
"""
PAGES = ("seeds", "ordinary", "seen pages", "fresh pages")


@dataclasses.dataclass
class Count:
    category: int = 0  # in a sentence that is marked under the rule's category
    other: int = 0  # under another one
    wrong: int = 0

    def right(self):
        return self.category + self.other

    def precision(self):
        return self.right() / (self.right() + self.wrong)


def count_labelled(labelled, categories, rules):
    for row in labelled.rows:
        gold, optional = set(row["labels"]), set(row.get("optional", []))
        for rule, category in {(one["rule"], one["category"]) for one in row["found"]}:
            if category in categories and category not in optional:
                count = rules[rule]
                if category in gold:
                    count.category += 1
                elif gold or optional:
                    count.other += 1
                else:
                    count.wrong += 1


def totals(tables, folder):
    """Count by rule, of the categories that labels know."""
    pages = [tables[name] for name in PAGES if name in tables]
    categories = {label for labelled in pages for row in labelled.rows for label in row["labels"]}
    rules = collections.defaultdict(Count)
    for labelled in pages:
        count_labelled(labelled, categories, rules)
    for _, found, _ in figures.neutral_findings(folder):
        for one in sum(found.values(), []):
            if one["category"] in categories:
                rules[one["rule"]].wrong += 1
    return dict(sorted(rules.items()))


def table(rules):
    yield "| rule | right | of these under another category | wrong | precision |"
    yield "|---|--:|--:|--:|--:|"
    for rule, count in rules.items():
        if count.right() + count.wrong > 0:
            yield f"| {rule} | {count.right()} | {count.other} | {count.wrong} | {count.precision():.2f} |"


def write(rules, date):
    lines = [f"measured: {date}", f"sets: [{', '.join([*PAGES, 'neutral texts'])}]", "rules:"]
    lines += [f"  {rule}: {{right: {count.right()}, wrong: {count.wrong}}}" for rule, count in rules.items()
              if count.right() + count.wrong > 0]
    PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
