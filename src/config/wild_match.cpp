#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include "candor/config/ignore_patterns.h"

// After git's wildmatch.c, with WM_PATHNAME; places that have failed are remembered instead of its abort codes.

namespace candor {
namespace {

struct CharacterClass {
  std::string_view name;
  int (*holds)(int);
};

constexpr std::array<CharacterClass, 12> kClasses = {{{"alnum", std::isalnum},
                                                      {"alpha", std::isalpha},
                                                      {"blank", std::isblank},
                                                      {"cntrl", std::iscntrl},
                                                      {"digit", std::isdigit},
                                                      {"graph", std::isgraph},
                                                      {"lower", std::islower},
                                                      {"print", std::isprint},
                                                      {"punct", std::ispunct},
                                                      {"space", std::isspace},
                                                      {"upper", std::isupper},
                                                      {"xdigit", std::isxdigit}}};

/// A bracket expression: where it ends, and whether the byte is in it. None when it is broken: it fits nothing then.
struct Bracket {
  std::size_t end = 0;
  bool holds = false;
};

class BracketReader {
 public:
  BracketReader(std::string_view pattern, std::size_t at, char byte)
      : pattern_(pattern), at_(at), byte_(static_cast<unsigned char>(byte)) {}

  std::optional<Bracket> read() {
    ++at_;
    const bool negated = at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^');
    at_ += negated ? 1 : 0;
    // A "]" in the first place stands for itself.
    bool first = true;
    while (at_ < pattern_.size() && (first || pattern_[at_] != ']')) {
      first = false;
      if (!read_item()) {
        return std::nullopt;
      }
    }
    if (at_ >= pattern_.size()) {
      return std::nullopt;
    }
    return Bracket{at_ + 1, found_ != negated && byte_ != '/'};
  }

 private:
  /// One byte, range or class; false when it is broken.
  bool read_item() {
    if (pattern_.substr(at_).starts_with("[:")) {
      const std::size_t end = pattern_.find(']', at_ + 2);
      if (end == std::string_view::npos) {
        return false;
      }
      if (end > at_ + 2 && pattern_[end - 1] == ':') {
        return read_class(end);
      }
    }
    const std::optional<unsigned char> low = read_byte();
    if (!low) {
      return false;
    }
    const bool range = at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']';
    if (!range) {
      found_ = found_ || byte_ == *low;
      return true;
    }
    ++at_;
    const std::optional<unsigned char> high = read_byte();
    found_ = found_ || (high && *low <= byte_ && byte_ <= *high);
    return high.has_value();
  }

  bool read_class(std::size_t end) {
    const std::string_view name = pattern_.substr(at_ + 2, end - 1 - (at_ + 2));
    at_ = end + 1;
    for (const CharacterClass& known : kClasses) {
      if (known.name == name) {
        found_ = found_ || (byte_ < 0x80 && known.holds(byte_) != 0);
        return true;
      }
    }
    return false;
  }

  std::optional<unsigned char> read_byte() {
    if (pattern_[at_] == '\\') {
      ++at_;
    }
    return at_ < pattern_.size() ? std::optional(static_cast<unsigned char>(pattern_[at_++])) : std::nullopt;
  }

  std::string_view pattern_;
  std::size_t at_;
  unsigned char byte_;
  bool found_ = false;
};

class Matcher {
 public:
  Matcher(std::string_view pattern, std::string_view path)
      : pattern_(pattern), path_(path), failed_((pattern.size() + 1) * (path.size() + 1), false) {}

  /// Calls itself at stars only, and never twice for the same place.
  bool match(std::size_t at, std::size_t in) {
    const std::size_t place = at * (path_.size() + 1) + in;
    if (failed_[place]) {
      return false;
    }
    const bool fits = try_match(at, in);
    failed_[place] = !fits;
    return fits;
  }

 private:
  bool try_match(std::size_t at, std::size_t in) {
    for (; at < pattern_.size(); ++in) {
      if (pattern_[at] == '*') {
        return match_star(at, in);
      }
      if (in >= path_.size()) {
        return false;
      }
      switch (pattern_[at]) {
        case '?':
          if (path_[in] == '/') {
            return false;
          }
          ++at;
          break;
        case '[': {
          const std::optional<Bracket> bracket = BracketReader(pattern_, at, path_[in]).read();
          if (!bracket || !bracket->holds) {
            return false;
          }
          at = bracket->end;
          break;
        }
        case '\\':
          ++at;
          [[fallthrough]];
        default:
          if (at >= pattern_.size() || pattern_[at] != path_[in]) {
            return false;
          }
          ++at;
      }
    }
    return in == path_.size();
  }

  bool match_star(std::size_t at, std::size_t in) {
    const std::size_t end = std::min(pattern_.find_first_not_of('*', at), pattern_.size());
    // Two stars cross folders only where they are a name of their own.
    const bool alone = (at == 0 || pattern_[at - 1] == '/') && (end == pattern_.size() || pattern_[end] == '/');
    const bool folders = end - at > 1 && alone;
    if (folders && end < pattern_.size() && match(end + 1, in)) {
      return true;
    }
    for (; in <= path_.size(); ++in) {
      if (match(end, in)) {
        return true;
      }
      if (!folders && in < path_.size() && path_[in] == '/') {
        return false;
      }
    }
    return false;
  }

  std::string_view pattern_;
  std::string_view path_;
  std::vector<bool> failed_;  ///< by place in the pattern and in the path
};

}  // namespace

bool wild_match(std::string_view pattern, std::string_view path) {
  return Matcher(pattern, path).match(0, 0);
}

}  // namespace candor
