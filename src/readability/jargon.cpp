#include "candor/readability/jargon.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "reference_headings.h"

namespace candor {
namespace {

/// Shorter words of a plain wording ("of", "the") need not be said in a gloss.
constexpr std::size_t kContentLetters = 4;
/// A gloss has so many words, or one of kContentLetters small letters.
constexpr std::size_t kGlossWords = 2;

using Row = std::vector<std::string>;

bool is_quotation_mark(std::string_view mark) {
  return mark == "\"" || mark == "“" || mark == "”" || mark == "«" || mark == "»" || mark == "„";
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "–" || mark == "—";
}

bool looked_at(const Block& block) {
  return !block.quoted && (block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem ||
                           block.kind == BlockKind::kTableCell);
}

std::vector<std::string> wordings(const std::string& plain) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= plain.size();) {
    const std::size_t end = std::min(plain.find(';', begin), plain.size());
    parts.push_back(plain.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

/// A block's tokens without quotation marks, which only say how a word is meant.
struct JargonFinder::BlockText {
  const Document* page = nullptr;
  const Block* block = nullptr;
  std::vector<ReadToken> tokens;
  std::vector<Stretch> sentences;
  std::vector<Stretch> quotations;

  [[nodiscard]] bool is(std::size_t token, std::string_view mark) const {
    return token < tokens.size() && tokens[token].folded == mark;
  }

  [[nodiscard]] bool begins(std::size_t token, std::size_t end, const Row& row) const {
    return token + row.size() <= end &&
           std::equal(row.begin(), row.end(), tokens.begin() + static_cast<long>(token),
                      [](const std::string& word, const ReadToken& read) { return word == read.folded; });
  }

  [[nodiscard]] bool begins_any(std::size_t token, std::size_t end, const std::vector<Row>& rows) const {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return begins(token, end, row); });
  }

  /// Behind the bracket that opens at a token; its own place when it never closes.
  [[nodiscard]] std::size_t closing(std::size_t open, std::size_t end) const {
    for (std::size_t i = open + 1; i < end; ++i) {
      if (is(i, ")")) {
        return i;
      }
    }
    return open;
  }
};

JargonFinder::JargonFinder(JargonData data, const InflectionData& inflection, const SentenceData& sentences,
                           std::set<std::string> reference_headings)
    : data_(std::move(data)),
      finder_(
          [this] {
            std::vector<std::string> terms;
            for (const JargonTerm& term : data_.terms) {
              terms.push_back(term.term);
            }
            return terms;
          }(),
          inflection),
      splitter_(sentences),
      reference_headings_(std::move(reference_headings)),
      behind_(rows(data_.behind)),
      before_(rows(data_.before)),
      opening_(rows(data_.opening)),
      asking_(rows(data_.asking)),
      no_gloss_(rows(data_.no_gloss)) {
  for (const JargonTerm& term : data_.terms) {
    std::vector<Row>& plain = plain_.emplace_back();
    for (const std::string& wording : wordings(term.plain)) {
      Row all;
      Row content;
      for (const ReadToken& token : finder_.read(wording)) {
        if (token.token.kind == TokenKind::kWord) {
          all.push_back(token.key);
          if (token.folded.size() >= kContentLetters) {
            content.push_back(token.key);
          }
        }
      }
      plain.push_back(content.empty() ? all : content);
    }
  }
}

std::vector<JargonFinder::Row> JargonFinder::rows(const std::vector<std::string>& cues) const {
  std::vector<Row> rows;
  for (const std::string& cue : cues) {
    Row& row = rows.emplace_back();
    for (const ReadToken& token : finder_.read(cue)) {
      row.push_back(token.folded);
    }
  }
  return rows;
}

JargonFinder::BlockText JargonFinder::read(const Document& page, std::uint32_t number) const {
  BlockText text;
  text.page = &page;
  text.block = &page.blocks[number];
  const std::vector<TextSpan> spans = splitter_.split(text.block->text);
  auto span = spans.begin();
  std::size_t opened = 0;
  bool open = false;
  for (ReadToken& token : finder_.read(text.block->text)) {
    while (span != spans.end() && token.token.span.begin >= span->end) {
      ++span;
    }
    const auto sentence = static_cast<std::size_t>(span - spans.begin());
    text.sentences.resize(std::max(text.sentences.size(), sentence + 1), {text.tokens.size(), text.tokens.size()});
    if (is_quotation_mark(token.folded)) {
      if (open) {
        text.quotations.push_back({opened, text.tokens.size()});
      }
      open = !open;
      opened = text.tokens.size();
      continue;
    }
    text.tokens.push_back(std::move(token));
    text.sentences[sentence].end = text.tokens.size();
  }
  return text;
}

/// A word that stands alone between quotation marks is the page's own.
bool JargonFinder::is_quoted(const BlockText& text, const TermMatch& match) {
  return std::any_of(text.quotations.begin(), text.quotations.end(), [&](Stretch quotation) {
    return quotation.begin <= match.begin && match.end <= quotation.end &&
           quotation.end - quotation.begin > match.end - match.begin;
  });
}

std::vector<Unexplained> JargonFinder::find(const Document& page) const {
  std::vector<Unexplained> found;
  std::set<std::size_t> met;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const bool heading = block.kind == BlockKind::kHeading;
    if ((!looked_at(block) && !heading) || lists_references(page, i, reference_headings_)) {
      continue;
    }
    const BlockText text = read(page, i);
    for (std::size_t sentence = 0; sentence < text.sentences.size(); ++sentence) {
      const Stretch stretch = text.sentences[sentence];
      for (const TermMatch& match : finder_.find(block.text, text.tokens, stretch.begin, stretch.end)) {
        if (is_quoted(text, match) || met.contains(match.term)) {
          continue;
        }
        const bool told = explained(text, sentence, match);
        // A heading can explain a word; that it uses one without is for the text below it.
        if (told || !heading) {
          met.insert(match.term);
        }
        if (!told && !heading) {
          found.push_back(
              {i, {text.tokens[match.begin].token.span.begin, text.tokens[match.end - 1].token.span.end}, match.term});
        }
      }
    }
  }
  return found;
}

bool JargonFinder::explained(const BlockText& text, std::size_t sentence, const TermMatch& match) const {
  const Stretch here = text.sentences[sentence];
  const Stretch next = sentence + 1 < text.sentences.size() ? text.sentences[sentence + 1] : Stretch{};
  return in_plain_words(text, here, match) || in_plain_words(text, next, match) ||
         explained_behind(text, here, match) || explained_before(text, here, match) ||
         explained_next(text, next, match) || leads_to_glossary(text, match) || asked_above(text, match);
}

bool JargonFinder::in_plain_words(const BlockText& text, Stretch where, const TermMatch& match) const {
  const auto said = [&](const std::string& key) {
    for (std::size_t i = where.begin; i < where.end; ++i) {
      if (text.tokens[i].key == key && (i < match.begin || i >= match.end)) {
        return true;
      }
    }
    return false;
  };
  return std::any_of(plain_[match.term].begin(), plain_[match.term].end(),
                     [&](const Row& words) { return std::all_of(words.begin(), words.end(), said); });
}

/// Whether these words can explain one: enough of them, no source (a year), and no examples.
bool JargonFinder::is_gloss(const BlockText& text, Stretch words) const {
  constexpr std::size_t kYearDigits = 4;
  std::size_t count = 0;
  bool has_small_word = false;
  for (std::size_t i = words.begin; i < words.end; ++i) {
    const Token& token = text.tokens[i].token;
    if (token.kind == TokenKind::kNumber && token.span.size() == kYearDigits) {
      return false;
    }
    if (token.kind == TokenKind::kWord) {
      ++count;
      const std::string_view spelling = std::string_view(text.block->text).substr(token.span.begin, token.span.size());
      has_small_word = has_small_word || std::count_if(spelling.begin(), spelling.end(), [](char byte) {
                                           return byte >= 'a' && byte <= 'z';
                                         }) >= static_cast<long>(kContentLetters);
    }
  }
  return (count >= kGlossWords || has_small_word) && !text.begins_any(words.begin, words.end, no_gloss_);
}

bool JargonFinder::explained_behind(const BlockText& text, Stretch sentence, const TermMatch& match) const {
  std::size_t at = match.end;
  if (text.is(at, "(") && at < sentence.end) {
    const std::size_t close = text.closing(at, sentence.end);
    if (is_gloss(text, {at + 1, close})) {
      return true;
    }
    at = close > at ? close + 1 : at;  // "hypertension (HTN) means"
  }
  const bool dash = at < sentence.end && is_dash(text.tokens[at].folded);
  const bool defines = text.is(at, ":") && match.begin == sentence.begin;
  return text.begins_any(at, sentence.end, behind_) || ((dash || defines) && is_gloss(text, {at + 1, sentence.end}));
}

bool JargonFinder::explained_before(const BlockText& text, Stretch sentence, const TermMatch& match) const {
  std::size_t at = match.begin;
  if (at > sentence.begin && (text.is(at - 1, "a") || text.is(at - 1, "an") || text.is(at - 1, "the"))) {
    --at;
  }
  bool announced = false;
  for (const Row& row : before_) {
    if (at >= sentence.begin + row.size() && text.begins(at - row.size(), at, row)) {
      announced = true;
      at -= row.size();
      break;
    }
  }
  // "high blood pressure (hypertension)", "high blood pressure (also called hypertension)"
  const bool alone = at > sentence.begin + 1 && text.is(at - 1, "(") && text.is(match.end, ")");
  return announced || alone;
}

bool JargonFinder::explained_next(const BlockText& text, Stretch next, const TermMatch& match) const {
  if (text.begins_any(next.begin, next.end, opening_)) {
    return true;
  }
  const auto matches = finder_.find(text.block->text, text.tokens, next.begin, next.end);
  return std::any_of(matches.begin(), matches.end(), [&](const TermMatch& again) {
    return again.term == match.term && again.begin <= next.begin + 1 && explained_behind(text, next, again);
  });
}

bool JargonFinder::leads_to_glossary(const BlockText& text, const TermMatch& match) const {
  const TextSpan span{text.tokens[match.begin].token.span.begin, text.tokens[match.end - 1].token.span.end};
  return std::any_of(text.block->layers.begin(), text.block->layers.end(), [&](const Layer& layer) {
    if (layer.kind != LayerKind::kLink || !layer.span.contains(span)) {
      return false;
    }
    const std::string& destination = text.page->links[layer.index].destination;
    return std::any_of(data_.destinations.begin(), data_.destinations.end(),
                       [&](const std::string& part) { return destination.find(part) != std::string::npos; });
  });
}

bool JargonFinder::asked_above(const BlockText& text, const TermMatch& match) const {
  if (text.block->heading == Block::kNone) {
    return false;
  }
  const std::string& title = text.page->blocks[text.block->heading].text;
  BlockText heading;
  heading.tokens = finder_.read(title);
  const std::size_t end = heading.tokens.size();
  const auto matches = finder_.find(title, heading.tokens, 0, end);
  return heading.begins_any(0, end, asking_) &&
         std::any_of(matches.begin(), matches.end(), [&](const TermMatch& asked) { return asked.term == match.term; });
}

}  // namespace candor
