#include "reworder.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace candor {
namespace {

bool is_letter(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0;
}

bool is_capital(char byte) {
  return std::isupper(static_cast<unsigned char>(byte)) != 0;
}

char capital(char byte) {
  return static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
}

bool is_vowel(char byte) {
  return std::string_view("aeiou").find(static_cast<char>(std::tolower(static_cast<unsigned char>(byte)))) !=
         std::string_view::npos;
}

bool equal_but_for_case(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
}

/// Words of the text that a rewording is about.
struct RewordedPart {
  std::vector<TextSpan> words;  ///< one for each word of `from`; that of the list may be several words
  std::uint32_t first = 0;      ///< item
  std::uint32_t last = 0;       ///< behind the last item
  std::size_t changed = 0;      ///< how many of the words are replaced: not a {list} that ends both `from` and `to`

  [[nodiscard]] TextSpan span() const { return {words.front().begin, words.back().end}; }

  [[nodiscard]] TextSpan changed_span() const { return {words.front().begin, words[changed - 1].end}; }
};

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

/// Whether an odd number of quotation marks stands before the place, in a block whose quotations may go over several
/// sentences. What cannot be told counts as quoted.
bool is_quoted(std::string_view before) {
  int open = 0;
  bool straight = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string_view rest = before.substr(i);
    straight = before[i] == '"' ? !straight : straight;
    open += rest.starts_with("“") || rest.starts_with("„") || rest.starts_with("«") ? 1 : 0;
    open -= rest.starts_with("”") || rest.starts_with("»") ? 1 : 0;
  }
  return straight || open > 0;
}

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

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
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

/// How the letters of the words are written.
enum class Capitals : std::uint8_t { kNone, kFirst, kEachWord, kAll };

Capitals capitals_of(const std::vector<std::string_view>& words) {
  const bool all = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char letter) { return is_letter(letter) && !is_capital(letter); });
  });
  const auto begins = [](std::string_view word) { return is_capital(word.front()); };
  if (all && (words.size() > 1 || words.front().size() > 1)) {
    return Capitals::kAll;
  }
  if (words.size() > 1 && std::all_of(words.begin(), words.end(), begins)) {
    return Capitals::kEachWord;
  }
  return begins(words.front()) ? Capitals::kFirst : Capitals::kNone;
}

std::string written(std::string word, Capitals how, bool first) {
  if (how == Capitals::kAll) {
    std::transform(word.begin(), word.end(), word.begin(), capital);
  } else if (how == Capitals::kEachWord || (how == Capitals::kFirst && first)) {
    word.front() = capital(word.front());
  }
  return word;
}

/// Puts the words of `to` together, as the words in the source are written.
class Writer {
 public:
  Writer(const Document& page, const Block& block, const RewordedPart& part, const Rewording& rewording)
      : page_(page), block_(block), part_(part), rewording_(rewording) {}

  /// None when the words cannot be written so that a reader would not stumble.
  [[nodiscard]] std::optional<Replacement> replacement() const {
    const std::optional<Capitals> how = capitals();
    const std::optional<std::string> line_end = how ? only_line_end() : std::nullopt;
    if (!line_end) {
      return std::nullopt;
    }
    const std::size_t size = rewording_.to.size() - (part_.words.size() - part_.changed);
    Replacement replacement{block_.map.to_source(part_.changed_span()), {}, rewording_.safe, 0};
    for (std::size_t i = 0; i < size; ++i) {
      const bool breaks = i + 1 == size && !line_end->empty();
      replacement.text += i == 0 ? "" : breaks ? *line_end : " ";
      replacement.text += rewording_.to[i].front() == '{' ? carried_over() : written(rewording_.to[i], *how, i == 0);
    }
    if (size == 1 && !line_end->empty()) {
      return broken_behind(std::move(replacement), *line_end);
    }
    return replacement;
  }

 private:
  /// How the new words are to be written; none when it cannot be told.
  [[nodiscard]] std::optional<Capitals> capitals() const {
    std::vector<std::string_view> own;
    for (std::size_t i = 0; i < part_.changed; ++i) {
      if (rewording_.from[i].front() != '{') {
        own.push_back(std::string_view(block_.text).substr(part_.words[i].begin, part_.words[i].size()));
      }
    }
    const Capitals how = own.empty() ? Capitals::kNone : capitals_of(own);
    if (rewording_.from.front().front() != '{') {
      return how;
    }
    const std::string_view moved = source(part_.words.front());
    const bool is_name = moved.size() > 1 && is_capital(moved[1]);
    if (is_capital(moved.front()) && !is_name && how != Capitals::kEachWord) {
      return std::nullopt;  // a name keeps its capital in the middle of a sentence, any other word does not
    }
    return is_name && how == Capitals::kNone && begins_sentence() ? Capitals::kFirst : how;
  }

  /// One word takes the place of several on two lines: the line ends behind it, where a blank stood.
  [[nodiscard]] std::optional<Replacement> broken_behind(Replacement replacement, const std::string& line_end) const {
    const std::string_view text = page_.source->text();
    const std::uint32_t end = replacement.span.end;
    if (end + 1 >= text.size() || text[end] != ' ' || is_blank(text[end + 1])) {
      return std::nullopt;
    }
    replacement.span.end = end + 1;
    replacement.text += line_end;
    return replacement;
  }

  [[nodiscard]] std::string_view source(TextSpan span) const {
    const SourceSpan place = block_.map.to_source(span);
    return page_.source->text().substr(place.begin, place.size());
  }

  [[nodiscard]] bool begins_sentence() const {
    const std::string_view before = std::string_view(block_.text).substr(0, part_.span().begin);
    const std::size_t last = before.find_last_not_of(' ');
    return last == std::string_view::npos || std::string_view(".!?:").find(before[last]) != std::string_view::npos;
  }

  [[nodiscard]] std::string carried_over() const {
    const auto list = std::find_if(rewording_.from.begin(), rewording_.from.end(),
                                   [](const std::string& word) { return word.front() == '{'; });
    return std::string(source(part_.words[static_cast<std::size_t>(list - rewording_.from.begin())]));
  }

  /// The line end between the words, with what stands around it: empty when there is none. None when there are
  /// several: the page keeps its lines.
  [[nodiscard]] std::optional<std::string> only_line_end() const {
    std::string found;
    for (std::size_t i = 1; i < part_.changed; ++i) {
      const std::string between(source({part_.words[i - 1].end, part_.words[i].begin}));
      if (between.find_first_of("\r\n") == std::string::npos) {
        continue;
      }
      if (!found.empty()) {
        return std::nullopt;
      }
      found = between;
    }
    return found;
  }

  const Document& page_;
  const Block& block_;
  const RewordedPart& part_;
  const Rewording& rewording_;
};

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

}  // namespace

bool Reworder::read_sentence_of(const Block& block, TextSpan span) {
  if (!reader_) {
    reader_.emplace(book_);
  }
  reader_->read(block);
  for (std::size_t i = 0; i < reader_->sentence_count(); ++i) {
    reader_->read_lists(i, view_);
    if (view_.span.contains(span.begin)) {
      return true;
    }
  }
  return false;
}

std::optional<Replacement> Reworder::replacement(const Document& page, const Block& block, const Verdict& verdict) {
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
      if (in_quotation(view_, *part) || is_quoted(text.substr(0, span.begin)) || !stands_free(text, span) ||
          is_reference(page, block, span) ||
          !says(page.source->text().substr(place.begin, place.size()), text.substr(span.begin, span.size()))) {
        return std::nullopt;
      }
      std::optional<Replacement> replacement = Writer(page, block, *part, rewording).replacement();
      if (!replacement || changes_article(view_, *part, text, replacement->text)) {
        return std::nullopt;
      }
      replacement->rewording = number;
      return replacement;
    }
  }
  return std::nullopt;
}

}  // namespace candor
