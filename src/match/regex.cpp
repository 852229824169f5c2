#include "candor/match/regex.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "regex_options.h"

namespace candor {
namespace {

/// The group of a pattern whose words are the place that it finds; the rest of the pattern are their surroundings.
constexpr const char* kPlaceGroup = "here";

}  // namespace

/// Compiled when it is first asked: most runs on one page never ask, and compiling takes longer than reading all rules.
struct Regex::Impl {
  explicit Impl(std::string text) : pattern(std::move(text)) {}

  const RE2& expression() {
    std::call_once(compiled, [this] { automaton.emplace(pattern, regex_options()); });
    return *automaton;
  }

  std::string pattern;
  std::once_flag compiled;
  std::optional<RE2> automaton;
};

Result<std::size_t> Regex::size(const std::string& pattern) {
  if (pattern.size() > kMaxBytes) {
    return Error{ErrorCode::kPolicy, fmt::format("has {} bytes, the limit is {}", pattern.size(), kMaxBytes), {}};
  }
  const RE2 expression(pattern, regex_options());
  if (!expression.ok()) {
    return Error{ErrorCode::kPolicy, expression.error(), {}};
  }
  return static_cast<std::size_t>(expression.ProgramSize());
}

Regex::Regex(const std::string& pattern) : impl_(std::make_unique<Impl>(pattern)) {}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::vector<TextSpan> Regex::find(std::string_view text) const {
  std::vector<TextSpan> found;
  const RE2& expression = impl_->expression();
  const std::map<std::string, int>& groups = expression.NamedCapturingGroups();
  const auto named = groups.find(kPlaceGroup);
  const int place = named == groups.end() ? 0 : named->second;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(place) + 1);
  std::size_t at = 0;
  while (at <= text.size() && expression.Match(re2::StringPiece(text.data(), text.size()), at, text.size(),
                                               RE2::UNANCHORED, parts.data(), place + 1)) {
    const re2::StringPiece& here = parts.back();
    if (!here.empty()) {
      const auto begin = static_cast<std::size_t>(here.data() - text.data());
      found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + here.size())});
    }
    const auto begin = static_cast<std::size_t>(parts.front().data() - text.data());
    at = begin + std::max<std::size_t>(parts.front().size(), 1);
  }
  return found;
}

}  // namespace candor
