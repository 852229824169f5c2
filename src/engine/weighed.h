#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "candor/policy/policies.h"
#include "candor/rules/decision.h"

/// What every part of a matcher has to say about a match, so that any part can be left out without compiling anew.

namespace candor {

enum class PartKind : std::uint8_t { kPhrase, kNeed, kContext, kExcept };

/// A part of a rule or signal. Regular expressions are counted on behind the phrases.
struct Part {
  PartKind kind = PartKind::kPhrase;
  std::uint32_t number = 0;
};

struct Weighed {
  TextSpan span;
  std::uint32_t phrase = 0;
  bool ruled_out = false;               ///< by the kind of block, the subject, or because it is struck out
  std::vector<std::uint32_t> excepts;   ///< places in the rule's `except`: what makes it harmless
  std::vector<std::uint32_t> unmet;     ///< places in its `needs`
  std::vector<std::uint32_t> contexts;  ///< places in RuleBook::unless(): those that hold
};

Weighed weigh(const Decision& decision);

struct WeighedOutcome {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Severity severity = Severity::kWarning;

  friend bool operator==(const WeighedOutcome&, const WeighedOutcome&) = default;
};

/// Judges from records, so that any part can be left out. Borrows both.
class Recorded {
 public:
  Recorded(const RuleDefinition& rule, const std::vector<ContextUse>& unless) : rule_(rule), unless_(unless) {}

  /// The findings of a sentence: overlapping ones are one, with the graver severity.
  [[nodiscard]] std::vector<WeighedOutcome> outcomes(const std::vector<Weighed>& sentence,
                                                     std::optional<Part> without) const;

  /// Whether the sentence's findings are others without the part.
  [[nodiscard]] bool needs(const std::vector<Weighed>& sentence, const Part& part) const;

 private:
  [[nodiscard]] std::optional<Severity> decide(const Weighed& match, std::optional<Part> without) const;

  const RuleDefinition& rule_;
  const std::vector<ContextUse>& unless_;
};

/// A part with how it is told of.
struct NamedPart {
  Part part;
  const char* kind = "";
  std::string text;
  Location where;
};

/// All phrases, regular expressions, needs and exceptions, and the entries of its own `unless`.
std::vector<NamedPart> parts_of(const RuleDefinition& rule);

}  // namespace candor
