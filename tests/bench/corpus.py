"""Makes the pages that tests/bench/run measures with: the same bytes each time, written to a folder.

The vocabulary holds 16,000 made-up words with a Zipf-like frequency, so that nothing profits from seeing the same few words
again; every tenth sentence or so makes a claim, as a promotional page does. The Markdown is rich: headings, emphasis, links with
titles, code spans, entities, nested lists, quotes, tables, front matter.
"""
import pathlib
import random
import sys

PAGES = 2000
PAGE_BYTES = 8 << 10
LARGE_BYTES = 16_000_000
SYLLABLES = ("ba be bi bo bu da de di do du fa fe fi ga go ka ke ki la le li lo ma me mi mo na ne ni no pa pe pi ra re ri "
             "ro sa se si so ta te ti to va ve vi za zo").split()
COMMON = ("the of and to in a is for with that it as on are this be by or from at an which not have can your our you we "
          "may treatment people care doctor about when more after before").split()
CLAIMS = ("Our infusions are superior to most antidepressants.", "It works for everyone.", "There are no side effects.",
          "Studies have shown an 85% success rate.", "You will feel better within hours.",
          "It may help some people, and it does not help others.", "It is not a cure.",
          "Ketamine is effective in treating trauma.", "Is it safe for you? Ask your doctor.")


def vocabulary(random_):
    words = set()
    while len(words) < 16_000:
        words.add("".join(random_.choice(SYLLABLES) for _ in range(random_.randint(2, 4))))
    return sorted(words)


class Writer:
    def __init__(self, seed, words):
        self.random = random.Random(seed)
        self.words = words

    def word(self):
        if self.random.random() < 0.45:
            return self.random.choice(COMMON)
        rank = int(len(self.words) ** self.random.random())
        return self.words[rank - 1]

    def words_in_a_row(self, least, most):
        return " ".join(self.word() for _ in range(self.random.randint(least, most)))

    def sentence(self):
        if self.random.random() < 0.1:
            return self.random.choice(CLAIMS)
        return self.words_in_a_row(8, 22).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 5)))

    def marked_up(self, text):
        words = text.split(" ")
        at = self.random.randrange(len(words))
        words[at] = self.random.choice(("**{}**", "*{}*", "[{}](https://example.org/page \"Title\")", "`{}`", "&amp; {}",
                                        "<b>{}</b>")).format(words[at])
        return " ".join(words)

    def block(self):
        kind = self.random.randrange(8)
        if kind == 0:
            return f"## {self.words_in_a_row(2, 6).capitalize()}"
        if kind == 1:
            return "\n".join(f"{'  ' * (i % 2)}- {self.marked_up(self.sentence())}" for i in range(4))
        if kind == 2:
            return "> " + self.marked_up(self.paragraph())
        if kind == 3:
            rows = "".join(f"\n| {self.words_in_a_row(1, 3)} | {self.words_in_a_row(2, 5)} |" for _ in range(4))
            return "| Name | Effect |\n|---|---|" + rows
        return self.marked_up(self.paragraph())

    def markdown(self, size):
        parts = [f"---\ntitle: {self.words_in_a_row(3, 6)}\n---"]
        length = len(parts[0])
        while length < size:
            parts.append(self.block())
            length += len(parts[-1]) + 2
        return "\n\n".join(parts) + "\n"

    def plain_text(self, size):
        parts, length = [], 0
        while length < size:
            parts.append(self.paragraph())
            length += len(parts[-1]) + 2
        return "\n\n".join(parts) + "\n"


def main(folder):
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    words = vocabulary(random.Random(1))
    for number in range(PAGES):
        text = Writer(number + 2, words).markdown(PAGE_BYTES)
        (pages / f"page-{number:04}.md").write_text(text, encoding="utf-8")
    (folder / "large.md").write_text(Writer(0, words).markdown(LARGE_BYTES), encoding="utf-8")
    (folder / "large.txt").write_text(Writer(1, words).plain_text(LARGE_BYTES), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
