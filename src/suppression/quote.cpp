#include "quote.h"

#include "candor/text/fold.h"

namespace candor {

std::string normalized_words(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::string words;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty()) {
      return words;
    }
    const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
    words += (words.empty() ? "" : " ") + fold(text.substr(0, end)).text;
    text.remove_prefix(end);
  }
}

}  // namespace candor
