#include "rewording_writer.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "ascii.h"

namespace candor {
namespace {

char capital(char byte) {
  return static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
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

class Writer {
 public:
  Writer(const Document& page, const Block& block, const RewordedPart& part, const Rewording& rewording)
      : page_(page), block_(block), part_(part), rewording_(rewording) {}

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

}  // namespace

std::optional<Replacement> reworded(const Document& page, const Block& block, const RewordedPart& part,
                                    const Rewording& rewording) {
  return Writer(page, block, part, rewording).replacement();
}

}  // namespace candor
