#include "candor/suppression/directive.h"

#include <array>

#include <fmt/format.h>

namespace candor {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

struct VerbName {
  std::string_view name;
  DirectiveVerb verb;
};

constexpr std::array<VerbName, 6> kVerbs = {{{"disable-line", DirectiveVerb::kLine},
                                             {"disable-next-line", DirectiveVerb::kNextLine},
                                             {"disable-next-block", DirectiveVerb::kNextBlock},
                                             {"disable", DirectiveVerb::kBegin},
                                             {"enable", DirectiveVerb::kEnd},
                                             {"disable-file", DirectiveVerb::kFile}}};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// Reads a directive from left to right.
class DirectiveReader {
 public:
  explicit DirectiveReader(std::string_view text) : rest_(text) {}

  /// What is wrong; empty when it could be read.
  std::string read(Directive& directive) {
    rest_.remove_prefix(std::string_view("candor-").size());
    std::string problem = read_verb(directive);
    if (problem.empty()) {
      problem = read_rules(directive);
    }
    if (problem.empty()) {
      problem = read_attributes(directive);
    }
    return problem;
  }

 private:
  std::string_view word(std::string_view ends) {
    const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return word;
  }

  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size())); }

  [[nodiscard]] bool at_reason() const {
    return rest_.starts_with("--") && (rest_.size() == 2 || kBlanks.find(rest_[2]) != std::string_view::npos);
  }

  std::string read_verb(Directive& directive) {
    const std::string_view name = word(kBlanks);
    for (const VerbName& known : kVerbs) {
      if (known.name == name) {
        directive.verb = known.verb;
        return {};
      }
    }
    std::string names;
    for (const VerbName& known : kVerbs) {
      names += fmt::format("{}candor-{}", names.empty() ? "" : ", ", known.name);
    }
    return fmt::format("'candor-{}' is not known here (known: {})", name, names);
  }

  std::string read_rules(Directive& directive) {
    while (true) {
      skip_blanks();
      const bool attribute = rest_.substr(0, rest_.find_first_of(" \t\r\n,[")).find('=') != std::string_view::npos;
      if (rest_.empty() || at_reason() || attribute) {
        break;
      }
      SuppressedRule rule;
      rule.id = word(" \t\r\n,[");
      if (std::string problem = read_quote(rule); !problem.empty()) {
        return problem;
      }
      directive.rules.push_back(std::move(rule));
      skip_blanks();
      if (!rest_.starts_with(',')) {
        break;
      }
      rest_.remove_prefix(1);
    }
    return directive.rules.empty() ? "it must name the rules that it is about: what is allowed must be written down"
                                   : std::string();
  }

  std::string read_quote(SuppressedRule& rule) {
    if (!rest_.starts_with('[')) {
      return {};
    }
    const bool marked = rest_.starts_with("[\"");
    const std::string_view closing = marked ? "\"]" : "]";
    rest_.remove_prefix(marked ? 2 : 1);
    const std::size_t end = rest_.find(closing);
    if (end == std::string_view::npos) {
      return fmt::format("the quoted words behind '{}' do not end with {}", rule.id, closing);
    }
    rule.quote = trimmed(rest_.substr(0, end));
    rest_.remove_prefix(end + closing.size());
    return rule.quote.empty() ? fmt::format("there are no words in the brackets behind '{}'", rule.id) : std::string();
  }

  std::string read_attributes(Directive& directive) {
    skip_blanks();
    while (!rest_.empty() && !at_reason()) {
      const std::string_view attribute = word(kBlanks);
      const std::size_t equals = attribute.find('=');
      if (equals == std::string_view::npos || equals + 1 == attribute.size()) {
        return fmt::format("'{}' is not understood here; a reason stands behind two dashes: -- why", attribute);
      }
      if (std::string problem = take(attribute.substr(0, equals), attribute.substr(equals + 1), directive);
          !problem.empty()) {
        return problem;
      }
      skip_blanks();
    }
    directive.reason = at_reason() ? trimmed(rest_.substr(2)) : std::string_view();
    return {};
  }

  static std::string take(std::string_view name, std::string_view value, Directive& directive) {
    if (name == "by") {
      directive.by = value;
    } else if (name == "ref") {
      directive.ref = value;
    } else if (name == "until") {
      directive.until = date_from(value);
      return directive.until ? std::string() : fmt::format("'{}' is no day; write it as 2027-03-31", value);
    } else {
      return fmt::format("'{}=' is not known here (known: until=, by=, ref=)", name);
    }
    return {};
  }

  std::string_view rest_;
};

}  // namespace

void read_directive(std::string_view text, SourceSpan span, Directives& directives) {
  Directive directive;
  directive.span = span;
  const std::string problem = DirectiveReader(trimmed(text)).read(directive);
  if (!problem.empty()) {
    directives.problems.push_back({"exception-malformed", problem, span});
  } else if (directive.reason.empty() && directive.verb != DirectiveVerb::kEnd) {
    directives.problems.push_back({"exception-missing-reason", "it gives no reason", span});
  } else {
    directives.good.push_back(std::move(directive));
  }
}

}  // namespace candor
