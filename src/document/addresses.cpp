#include "addresses.h"

#include <algorithm>

namespace candor {
namespace {

constexpr std::string_view kBlanks = " \t";
/// What may stand around an address without being part of it.
constexpr std::string_view kOpening = "(<[{\"'";
constexpr std::string_view kClosing = ".,;:!?)>]}\"'*_";

bool is_host_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || value >= 0x80;
}

bool is_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 2 < host.size() &&
         std::all_of(host.begin(), host.end(), is_host_byte);
}

std::string destination_of(std::string_view word) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (word.starts_with(scheme) && word.size() > scheme.size()) {
      return std::string(word);
    }
  }
  if (word.starts_with("www.") && is_host(word.substr(0, word.find_first_of("/?#")))) {
    return "http://" + std::string(word);
  }
  const std::size_t at = word.find('@');
  const bool mail = at != std::string_view::npos && at > 0 && is_host(word.substr(at + 1));
  return mail ? "mailto:" + std::string(word) : std::string();
}

/// An opening parenthesis within the address takes its closing one along.
std::size_t trimmed_size(std::string_view word) {
  std::ptrdiff_t unopened = std::count(word.begin(), word.end(), ')') - std::count(word.begin(), word.end(), '(');
  std::size_t size = word.size();
  while (size > 0 && kClosing.find(word[size - 1]) != std::string_view::npos) {
    if (word[size - 1] == ')' && unopened-- <= 0) {
      break;
    }
    --size;
  }
  return size;
}

}  // namespace

std::vector<Address> find_addresses(std::string_view line) {
  std::vector<Address> found;
  for (std::size_t at = line.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    const std::size_t begin = std::min(line.find_first_not_of(kOpening, at), end);
    const std::string_view word = line.substr(begin, trimmed_size(line.substr(begin, end - begin)));
    if (std::string destination = destination_of(word); !destination.empty()) {
      found.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + word.size()), std::move(destination)});
    }
    at = line.find_first_not_of(kBlanks, end);
  }
  return found;
}

}  // namespace candor
