#include "reworder.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "ascii.h"
#include "rewording_place.h"
#include "rewording_writer.h"

namespace candor {
namespace {

bool is_vowel(char byte) {
  return std::string_view("aeiou").find(static_cast<char>(std::tolower(static_cast<unsigned char>(byte)))) !=
         std::string_view::npos;
}

bool equal_but_for_case(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
}

/// Tries the words of a rewording at an item of the sentence.
class PartFinder {
 public:
  PartFinder(const RuleBook& book, const SentenceView& sentence, std::string_view text, const Rewording& rewording)
      : sentence_(sentence), text_(text), rewording_(rewording) {
    if (!rewording.list.empty()) {
      list_ = book.phrases().list(rewording.list);
    }
  }

  [[nodiscard]] std::optional<RewordedPart> at(std::uint32_t first) const {
    RewordedPart part;
    part.first = first;
    std::uint32_t item = first;
    for (const std::string& word : rewording_.from) {
      const std::uint32_t end = word.front() == '{' ? end_of_list(item) : end_of_word(item, word);
      if (end == item || !near(part, item)) {
        return std::nullopt;
      }
      part.words.push_back({sentence_.places[item].begin, sentence_.places[end - 1].end});
      item = end;
    }
    part.last = item;
    const bool ends_alike = rewording_.from.size() > 1 && rewording_.from.back() == rewording_.to.back();
    part.changed = part.words.size() - (ends_alike && rewording_.from.back().front() == '{' ? 1 : 0);
    return part;
  }

 private:
  /// A word with hyphens is several items.
  [[nodiscard]] std::uint32_t end_of_word(std::uint32_t item, const std::string& word) const {
    if (item >= sentence_.places.size() ||
        !equal_but_for_case(text_.substr(sentence_.places[item].begin, word.size()), word)) {
      return item;
    }
    const std::uint32_t end = sentence_.places[item].begin + static_cast<std::uint32_t>(word.size());
    for (std::uint32_t last = item; last < sentence_.places.size() && sentence_.places[last].end <= end; ++last) {
      if (sentence_.places[last].end == end) {
        return last + 1;
      }
    }
    return item;
  }

  [[nodiscard]] std::uint32_t end_of_list(std::uint32_t item) const {
    std::uint32_t end = item;
    for (const ListMatch& match : sentence_.lists) {
      if (match.list == list_ && match.begin == item) {
        end = std::max(end, match.end);
      }
    }
    return end;
  }

  /// Only blanks may stand between the words.
  [[nodiscard]] bool near(const RewordedPart& part, std::uint32_t item) const {
    if (part.words.empty()) {
      return true;
    }
    const std::uint32_t begin = part.words.back().end;
    const std::string_view between = text_.substr(begin, sentence_.places[item].begin - begin);
    return !between.empty() && between.find_first_not_of(' ') == std::string_view::npos;
  }

  const SentenceView& sentence_;
  std::string_view text_;
  const Rewording& rewording_;
  Symbol list_ = kNoSymbol;
};

/// Addresses, names and possessives are more than the words in them.
bool stands_free(std::string_view text, TextSpan span) {
  constexpr std::string_view kBefore = "-_/@#.&=+~\\'";
  constexpr std::string_view kBehind = "-_/@&=+~\\'";
  const std::string_view behind = text.substr(span.end);
  const bool free_before = span.begin == 0 || kBefore.find(text[span.begin - 1]) == std::string_view::npos;
  const bool free_behind = behind.empty() || kBehind.find(behind[0]) == std::string_view::npos;
  const bool is_address = behind.size() > 1 && behind[0] == '.' && is_letter(behind[1]);
  return free_before && free_behind && !is_address && !behind.starts_with("’");
}

/// Whether the source says these very words, with nothing but blanks, line ends and quote marks between them.
bool says(std::string_view source, std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ' ') {
      if (at >= source.size() || source[at++] != text[i]) {
        return false;
      }
      continue;
    }
    const std::size_t blank = at;
    bool line_end = false;
    while (at < source.size() && (is_blank(source[at]) || (line_end && source[at] == '>'))) {
      line_end = line_end || source[at] == '\n' || source[at] == '\r';
      ++at;
    }
    if (at == blank) {
      return false;
    }
    while (i + 1 < text.size() && text[i + 1] == ' ') {
      ++i;
    }
  }
  return at == source.size();
}

/// Whether the words are a link's label by which its address is looked up elsewhere on the page.
bool is_reference(const Document& page, const Block& block, TextSpan span) {
  return std::any_of(block.layers.begin(), block.layers.end(), [&](const Layer& layer) {
    if (layer.kind != LayerKind::kLink || !layer.span.overlaps(span)) {
      return false;
    }
    const std::string_view source = page.source->text();
    std::size_t end = block.map.to_source(layer.span).end;
    while (end < source.size() && (source[end] == '*' || source[end] == '_')) {
      ++end;
    }
    const std::string_view behind = source.substr(end);
    const bool names_another = behind.starts_with("][") && !behind.starts_with("][]");
    return !behind.starts_with("](") && !behind.starts_with("<") && !names_another;
  });
}

/// "a" or "an" before the words would have to change with them.
bool changes_article(const SentenceView& sentence, const RewordedPart& part, std::string_view text,
                     const std::string& replacement) {
  if (part.first == 0) {
    return false;
  }
  const TextSpan before = sentence.places[part.first - 1];
  const std::string_view word = text.substr(before.begin, before.size());
  const bool is_article = equal_but_for_case(word, "a") || equal_but_for_case(word, "an");
  return is_article && is_vowel(text[part.span().begin]) != is_vowel(replacement.front());
}

bool in_quotation(const SentenceView& sentence, const RewordedPart& part) {
  return std::any_of(sentence.quotations.begin(), sentence.quotations.end(), [&](const Quotation& quotation) {
    return part.first < quotation.end && quotation.begin < part.last;
  });
}

/// Words that both begin with stay as they are.
RewordingPlace rewording_place(const RewordedPart& part, const Rewording& rewording, const SentenceView& sentence,
                               Symbol list) {
  std::size_t same = 0;
  while (same + 1 < part.changed && same < rewording.to.size() && rewording.from[same] == rewording.to[same]) {
    ++same;
  }
  const TextSpan changed{part.words[same].begin, part.changed_span().end};
  std::uint32_t first = part.first;
  while (sentence.places[first].begin < changed.begin) {
    ++first;
  }
  return {first, part.last, changed, rewording.from.back().front() == '{' ? list : kNoSymbol};
}

}  // namespace

void Reworder::begin(const Document& page) {
  page_ = &page;
  quoted_.reset();
}

bool Reworder::is_quoted(const Block& block, TextSpan span) {
  if (!quoted_) {
    quoted_.emplace(*page_);
  }
  return quoted_->overlaps(static_cast<std::size_t>(&block - page_->blocks.data()), span);
}

bool Reworder::read_sentence_of(const Block& block, TextSpan span) {
  if (!reader_) {
    reader_.emplace(book_);
  }
  reader_->read(block);
  for (std::size_t i = 0; i < reader_->sentence_count(); ++i) {
    reader_->read_lists(i, view_);
    if (view_.span.contains(span.begin)) {
      reader_->read_phrases(PhraseGroup::kOther, view_);
      return true;
    }
  }
  return false;
}

std::optional<Replacement> Reworder::replacement(const Block& block, const Verdict& verdict) {
  const Document& page = *page_;
  const std::vector<Rewording>& rewordings = verdict.rule->rewordings;
  const bool in_tag = block.kind == BlockKind::kTitle || block.kind == BlockKind::kImageText;
  if (rewordings.empty() || block.quoted || in_tag || !read_sentence_of(block, verdict.span)) {
    return std::nullopt;
  }
  const std::string_view text = block.text;
  for (std::uint32_t number = 0; number < rewordings.size(); ++number) {
    const Rewording& rewording = rewordings[number];
    const PartFinder finder(book_, view_, text, rewording);
    for (std::uint32_t item = 0; item < view_.places.size(); ++item) {
      const std::optional<RewordedPart> part = finder.at(item);
      if (!part || !part->span().overlaps(verdict.span)) {
        continue;
      }
      const TextSpan span = part->changed_span();
      const SourceSpan place = block.map.to_source(span);
      if (in_quotation(view_, *part) || is_quoted(block, span) || !stands_free(text, span) ||
          is_reference(page, block, span) ||
          !says(page.source->text().substr(place.begin, place.size()), text.substr(span.begin, span.size()))) {
        return std::nullopt;
      }
      std::optional<Replacement> replacement = reworded(page, block, *part, rewording);
      if (!replacement || changes_article(view_, *part, text, replacement->text)) {
        return std::nullopt;
      }
      const Symbol list = rewording.list.empty() ? kNoSymbol : book_.phrases().list(rewording.list);
      replacement->safe =
          replacement->safe && is_safe_place(book_, block, view_, rewording_place(*part, rewording, view_, list));
      replacement->rewording = number;
      return replacement;
    }
  }
  return std::nullopt;
}

void Reworder::reword(const Block& block, const Verdict& verdict, Finding& finding) {
  finding.replacement = replacement(block, verdict);
  for (const Verdict& merged : verdict.merged) {
    if (std::optional<Replacement> other = replacement(block, merged)) {
      other->safe = false;
      finding.alternatives.push_back({merged.rule->info.id, *std::move(other)});
    }
  }
}

}  // namespace candor
