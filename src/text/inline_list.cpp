#include "inline_list.h"

#include <charconv>
#include <string>

namespace candor {
namespace {

/// "7.)" as value 7 and closing ".)"; a letter counts from "a" = 1. `length` is 0 when the text begins with no such
/// mark.
struct Enumerator {
  std::size_t length = 0;
  unsigned value = 0;
  bool letter = false;
  std::string_view closing;
};

Enumerator read_enumerator(std::string_view text) {
  Enumerator found;
  std::size_t at = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), found.value);
  if (failure == std::errc{} && found.value < 1000) {
    at = static_cast<std::size_t>(end - text.data());
  } else if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    found.value = static_cast<unsigned>(text[0] - 'a') + 1;
    found.letter = true;
    at = 1;
  } else {
    return {};
  }
  for (const std::string_view closing : {".)", ")", "."}) {
    if (text.substr(at).starts_with(closing) && text.substr(at + closing.size()).starts_with(" ")) {
      found.closing = closing;
      found.length = at + closing.size();
      return found;
    }
  }
  return {};
}

std::size_t bullet_length(std::string_view text) {
  for (const std::string_view bullet : {"•", "⁃", "‣", "▪", "◦", "·"}) {
    if (text.starts_with(bullet)) {
      return bullet.size();
    }
  }
  return 0;
}

}  // namespace

std::vector<std::size_t> list_items(std::string_view text) {
  std::vector<std::size_t> items;
  if (const std::size_t bullet = bullet_length(text); bullet > 0) {
    std::string next(" ");
    next.append(text.substr(0, bullet));
    for (std::size_t at = text.find(next); at != std::string_view::npos; at = text.find(next, at + 1)) {
      items.push_back(at + 1);
    }
    return items;
  }
  const Enumerator first = read_enumerator(text);
  unsigned wanted = first.value + 1;
  for (std::size_t at = first.length > 0 ? text.find(' ') : std::string_view::npos; at != std::string_view::npos;
       at = text.find(' ', at + 1)) {
    const Enumerator next = read_enumerator(text.substr(at + 1));
    if (next.length > 0 && next.value == wanted && next.letter == first.letter && next.closing == first.closing) {
      items.push_back(at + 1);
      ++wanted;
    }
  }
  return items;
}

}  // namespace candor
