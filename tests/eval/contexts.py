"""How well contexts are told, from what `candor inspect` shows: negation, hedges, claim strength."""
import json
import pathlib
import subprocess
import tempfile

from figures import PROGRAM, Figure, Tally, ratio, read_lines


def contexts_of(texts, names, options=()):
    """For each text, a page of its own: its contexts of these names, as `candor inspect` writes them."""
    with tempfile.TemporaryDirectory() as made:
        for number, text in enumerate(texts):
            pathlib.Path(made, f"{number}.txt").write_text(text, encoding="utf-8")
        call = [PROGRAM, "inspect", "--format", "jsonl", "--only", "context", *options, made]
        done = subprocess.run(call, capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"candor left with {done.returncode}: {done.stderr.decode()[-500:]}")
    found = [[] for _ in texts]
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        if record["context"] in names:
            found[int(pathlib.PurePath(record["path"]).stem)].append(record)
    return found


def in_scope(record, text, begin):
    """Whether the character stands in one of the context's scopes."""
    at = len(text[:begin].encode())
    return any(scope["start"] <= at < scope["end"] for scope in record["scopes"])


def negation(rows, options=()):
    """Rows with what was found: the target's first word stands in a scope of `negated`."""
    rows = [row for row in rows if row["span"]]
    for row, records in zip(rows, contexts_of([row["text"] for row in rows], {"negated"}, options)):
        row["contexts"] = records
        row["found"] = any(in_scope(one, row["text"], row["span"][0]) for one in records)
        row["gold"] = row["negation"] == "Negated"
    return rows


def hedged_sentences(rows, options=()):
    for row, records in zip(rows, contexts_of([row["text"] for row in rows], {"hedged"}, options)):
        row["contexts"] = records
        row["found"], row["gold"] = bool(records), bool(row["cues"])
    return rows


def claim_strength(rows, options=()):
    """Of causal conclusions, the hedged (2) from the direct ones (3)."""
    rows = [row for row in rows if row["label"] in "23"]
    for row, records in zip(rows, contexts_of([row["sentence"] for row in rows], {"hedged"}, options)):
        row["contexts"] = records
        row["found"], row["gold"] = bool(records), row["label"] == "2"
    return rows


def tally(rows):
    total = Tally()
    for row in rows:
        if row["found"] or row["gold"]:
            slot = "hit" if row["found"] and row["gold"] else "false" if row["found"] else "miss"
            total += Tally(**{slot: 1})
    return total


def context_figures(folder):
    place = folder / "context"
    found = tally(negation(read_lines(place / "negex.jsonl")))
    yield Figure("contexts: negated targets, F1", found.f1(), found.counts())
    found = tally(hedged_sentences(read_lines(place / "bioscope_hedge.jsonl")))
    yield Figure("contexts: hedged sentences of abstracts, F1", found.f1(), found.counts())
    rows = claim_strength(read_lines(place / "claim_strength_pubmed.jsonl"))
    right = sum(row["found"] == row["gold"] for row in rows)
    yield Figure("contexts: hedged or direct, of causal conclusions, accuracy", ratio(right, len(rows)),
                 f"{right} of {len(rows)}")
