#include <array>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "candor/document/readers.h"

#include "unit/document/invariants.h"
#include "unit/document/read_page.h"

// Whatever a page holds, its readers come to an end and every byte of text keeps its place.

namespace candor {
namespace {

constexpr std::string_view kPage = R"(---
title: "A \"calm\" page"
description: >
  folded

  text
---

# Care &amp; *comfort*

Super**ior** care\* of [a study](https://example.org "T &lt; \" x")[^1] and `code`<br>more
> quoted *over
> lines* <span title="Tip">x</span>

- item ![alt *text*](a.png 'Title')
  wrapped <sup>1</sup>
  1. nested <https://example.org/x>

| A | B |
|---|---|
| c ~~d~~ | e \| f |

<div title="x">
Text <b>in</b> <ul><li>one</li></ul> <!-- no -- > -->
</div>

[^1]: Note [r]
    more

    again
[r]: /url 'Ref'

Setext é
========

    code

1. Numbered

me@example.org www.example.org
)";

constexpr std::array<std::string_view, 48> kSnippets = {
    "*",        "**",     "_",       "~~",    "`",      "``",         "[",      "]",         "](",    ")",
    "![",       "[^1]",   "[^1]:",   "<",     ">",      "<!--",       "-->",    "<br>",      "<sup>", "</sup>",
    "<a href=", "\"",     "'",       "&amp;", "&#0;",   "&#x110000;", "\\",     "\n",        "\r",    "\r\n",
    "\n\n",     "\n> ",   "\n- ",    "\n1. ", "\n    ", "\t",         "---\n",  "```\n",     "| a |", "é",
    "\u00AD",   "\uFEFF", "title: ", "<pre>", "</ul>",  "<ul>",       "<code>", "http://x.y"};

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::string mutate() {
    std::string page(kPage);
    for (std::size_t changes = 1 + below(12); changes > 0 && !page.empty(); --changes) {
      change(page);
    }
    return page;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(std::string& page) {
    const std::size_t at = below(page.size());
    const std::size_t length = std::min(below(40), page.size() - at);
    switch (below(4)) {
      case 0:
        page.erase(at, length);
        break;
      case 1:
        page.insert(below(page.size()), page.substr(at, length));
        break;
      case 2:
        page[at] = static_cast<char>(below(256));
        break;
      default:
        page.insert(at, kSnippets.at(below(kSnippets.size())));
    }
  }

  std::mt19937 random_;
};

TEST(DocumentProperty, UnchangedPageHolds) {
  EXPECT_EQ(broken_invariant(read_md(kPage)), "");
  EXPECT_EQ(broken_invariant(read_txt(kPage)), "");
}

TEST(DocumentProperty, ChangedPagesHold) {
  constexpr std::uint32_t kRounds = 3000;
  for (std::uint32_t seed = 0; seed < kRounds; ++seed) {
    const std::string page = Mutator(seed).mutate();
    const Result<SourcePtr> source = SourceFile::decode("page", page);
    if (!source) {
      continue;
    }
    for (const bool extensions : {true, false}) {
      ASSERT_EQ(broken_invariant(read_markdown(*source, {.front_matter = true, .extensions = extensions})), "")
          << "seed " << seed << "\n"
          << page;
    }
    ASSERT_EQ(broken_invariant(read_plain_text(*source)), "") << "seed " << seed << "\n" << page;
  }
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) {
    text += part;
  }
  return text;
}

TEST(DocumentProperty, DeepNestingIsRead) {
  constexpr std::size_t kDeep = 10000;
  for (const std::string_view part :
       {">", "- ", "[", "![", "*a ", "<b>", "<ul><li>", "<div>\n", "`", "(", "a**b", "&"}) {
    const Document page = read_md(repeated(part, kDeep) + "text");
    EXPECT_EQ(page.source->text().size(), part.size() * kDeep + 4) << part;
    EXPECT_EQ(broken_invariant(page), "") << part;
  }
}

TEST(DocumentProperty, ManyBracketsAreRead) {
  constexpr std::size_t kMany = 65536;
  EXPECT_EQ(texts(read_md(repeated("[", kMany))).size(), 1U);
  EXPECT_EQ(texts(read_md("a" + repeated("<!--", kMany))).size(), 1U);
  EXPECT_EQ(texts(read_md("a" + repeated("[^", kMany))).size(), 1U);
}

}  // namespace
}  // namespace candor
