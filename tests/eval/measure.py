"""Measures candor on the evaluation sets of a folder; see tests/eval/run."""
import argparse
import datetime
import pathlib
import sys

import contexts
import duties
import figures
import quality_page
import rule_precision

LABELLED = ("seeds", "ordinary", "contrast")
PAGES = pathlib.Path("tests/eval/pages")
OWN = {"seen pages": PAGES / "seen", "fresh pages": PAGES / "fresh",
       "seen contrast": PAGES / "contrast-seen", "fresh contrast": PAGES / "contrast-fresh"}
OTHERS = {"neutral": figures.neutral_figures, "sentences": figures.sentence_figures,
          "citations": figures.citation_figures, "markdown": figures.markdown_figures,
          "contexts": contexts.context_figures, "syllables": figures.syllable_figures,
          "duties": duties.duty_figures}


def measure(folder, only, show):
    """All figures, and the labelled sets by name for the tables."""
    measured, tables = [], {}
    for name, place in [*((name, folder / name) for name in LABELLED), *OWN.items()]:
        # All fresh pages may have become seen ones, and no new ones have come yet.
        if only in (None, name) and (place / "labels.jsonl").stat().st_size > 0:
            tables[name] = figures.Labelled(place)
            measured += figures.labelled_figures(name, tables[name])
            if "contrast" in name:
                measured += figures.contrast_figures(name, tables[name])
            # Whoever reads the misses of the fresh pages has made them seen ones.
            if show and "fresh" not in name:
                print(*tables[name].misses(show), sep="\n")
    for name, figures_of in OTHERS.items():
        if only in (None, name):
            measured += figures_of(folder)
    return measured, tables


def main():
    cli = argparse.ArgumentParser(prog="tests/eval/run")
    cli.add_argument("folder", type=pathlib.Path)
    cli.add_argument("--write", action="store_true")
    cli.add_argument("--only", choices=[*LABELLED, *OWN, *OTHERS])
    cli.add_argument("--show", type=int, default=0)
    arguments = cli.parse_args()
    if arguments.write and arguments.only:
        cli.error("--write puts all figures into the page; leave --only out")
    if not (arguments.folder / "seeds").is_dir():
        cli.error(f"{arguments.folder} holds no evaluation sets (no folder 'seeds')")

    measured, tables = measure(arguments.folder, arguments.only, arguments.show)
    if arguments.write:
        today = datetime.date.today().isoformat()
        rules = rule_precision.totals(tables, arguments.folder)
        quality_page.write(measured, tables, rules, arguments.folder, today)
        rule_precision.write(rules, today)
        return 0
    stated = quality_page.stated_figures()
    worse = 0
    for figure in measured:
        problem = quality_page.compare(figure, stated)
        worse += problem is not None
        print(f"{figure.rounded():8.3f}  {figure.name} ({figure.counts}){'' if problem is None else ': ' + problem}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
