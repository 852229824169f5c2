#include "candor/suppression/suppressor.h"

#include <algorithm>

#include <fmt/format.h>

#include "candor/base/digest.h"
#include "candor/base/nearest.h"
#include "candor/suppression/directive.h"

#include "quote.h"
#include "ranges.h"

namespace candor {
namespace {

constexpr std::size_t kFingerprintDigits = 16;
/// Findings about exceptions: no exception hides them.
constexpr std::string_view kOwnCategory = "suppression";

/// One rule of one exception, with the findings that it is about.
struct Exception {
  ExceptionRecord record;
  std::optional<Date> until;
  std::optional<SourceSpan> mark;   ///< where it stands; none: in the file
  std::optional<SourceSpan> range;  ///< findings within; none: on the whole page
  std::string words;                ///< normalised quote
};

class Suppressor {
 public:
  Suppressor(const Document& page, const SuppressionTerms& terms, FileReport& report)
      : page_(page), terms_(terms), report_(report) {}

  void take_directives() {
    const Directives directives = find_directives(page_);
    for (const DirectiveProblem& problem : directives.problems) {
      report(problem.detector, {{"problem", problem.message}}, problem.span);
      Exception broken = exception(problem.span);
      broken.record.state = ExceptionState::kInvalid;
      broken.record.problem = problem.message;
      exceptions_.push_back(std::move(broken));
    }
    const std::vector<DirectiveRange> ranges = ranges_of(page_, directives.good);
    for (std::size_t i = 0; i < directives.good.size(); ++i) {
      take(directives.good[i], ranges[i]);
    }
  }

  void take_from_file(const FileException& entry) {
    Exception exception;
    exception.record.where = entry.where;
    exception.record.rule = entry.rule;
    exception.record.quote = entry.quote;
    exception.record.signature = {false, entry.reason, entry.by, entry.until ? to_string(*entry.until) : ""};
    exception.record.ref = entry.ref;
    exception.until = entry.until;
    exception.words = normalized_words(entry.quote);
    check_terms(exception);
    exceptions_.push_back(std::move(exception));
  }

  std::vector<ExceptionRecord> apply() {
    std::vector<Finding> kept;
    for (Finding& finding : report_.findings) {
      Exception* allowing = find_exception(finding);
      if (allowing == nullptr) {
        kept.push_back(std::move(finding));
        continue;
      }
      ++allowing->record.findings;
      report_.suppressed.push_back({std::move(finding), allowing->record.signature});
    }
    report_.findings = std::move(kept);
    std::vector<ExceptionRecord> records;
    for (Exception& exception : exceptions_) {
      tell_unused(exception);
      exception.record.page = page_.source->path();
      records.push_back(std::move(exception.record));
    }
    std::move(own_.begin(), own_.end(), std::back_inserter(report_.findings));
    return records;
  }

 private:
  [[nodiscard]] Exception exception(SourceSpan mark) const {
    Exception exception;
    const Position place = page_.source->position(mark.begin);
    exception.record.where = {page_.source->path(), place.line, place.column};
    exception.mark = mark;
    return exception;
  }

  void take(const Directive& directive, const DirectiveRange& range) {
    if (directive.verb == DirectiveVerb::kEnd) {
      if (!range.matched) {
        report("exception-malformed", {{"problem", "there is nothing here that candor-enable could end"}},
               directive.span);
      }
      return;
    }
    if (directive.verb == DirectiveVerb::kBegin && !range.matched) {
      report("exception-unclosed", {}, directive.span);
    }
    for (const SuppressedRule& rule : directive.rules) {
      Exception taken = exception(directive.span);
      taken.range = range.span;
      taken.record.rule = rule.id;
      taken.record.quote = rule.quote;
      taken.record.signature = {true, directive.reason, directive.by,
                                directive.until ? to_string(*directive.until) : ""};
      taken.record.ref = directive.ref;
      taken.until = directive.until;
      taken.words = normalized_words(rule.quote);
      check_terms(taken);
      exceptions_.push_back(std::move(taken));
    }
  }

  void check_terms(Exception& exception) {
    const std::string& rule = exception.record.rule;
    const SuppressionPolicy& policy = *terms_.policy;
    const auto info = terms_.rules->find(rule);
    if (info == terms_.rules->end()) {
      unknown_rule(exception);
    } else if (info->second.category == kOwnCategory) {
      not_allowed(exception, fmt::format("findings of '{}' cannot be suppressed", rule));
    } else if (exception.until && *exception.until < terms_.today) {
      exception.record.state = ExceptionState::kExpired;
      exception.record.problem = fmt::format("ended on {}", to_string(*exception.until));
      report("exception-expired", {{"rule", rule}, {"day", to_string(*exception.until)}}, exception.mark,
             origin(exception));
    } else if (policy.require_expiry.value && !exception.until) {
      not_allowed(exception, "the project wants a last day: until=2027-03-31");
    } else if (policy.max_days.value > 0 && exception.until &&
               days_between(terms_.today, *exception.until) > static_cast<std::int64_t>(policy.max_days.value)) {
      not_allowed(exception, fmt::format("the project allows {} days at most, and {} is later", policy.max_days.value,
                                         to_string(*exception.until)));
    } else if (!may_approve(exception.record.signature.by)) {
      not_allowed(exception,
                  exception.record.signature.by.empty()
                      ? "the project wants to know who allowed it: by=NAME"
                      : fmt::format("the project does not let '{}' allow exceptions", exception.record.signature.by));
    }
  }

  [[nodiscard]] bool may_approve(const std::string& name) const {
    const std::vector<LocatedText>& allowed = terms_.policy->allowed_approvers;
    return allowed.empty() || std::any_of(allowed.begin(), allowed.end(),
                                          [&](const LocatedText& approver) { return approver.text == name; });
  }

  static std::string origin(const Exception& exception) {
    const Location& where = exception.record.where;
    return exception.mark ? std::string() : fmt::format(" ({}:{})", where.path, where.line);
  }

  void unknown_rule(Exception& exception) {
    std::vector<std::string> known;
    for (const auto& [id, info] : *terms_.rules) {
      known.push_back(id);
    }
    const std::string& rule = exception.record.rule;
    const std::string hint = nearest_hint(rule, known);
    exception.record.state = ExceptionState::kInvalid;
    exception.record.problem = fmt::format("there is no rule '{}'{}", rule, hint);
    report("exception-unknown-rule", {{"rule", rule}, {"hint", hint}}, exception.mark, origin(exception));
  }

  void not_allowed(Exception& exception, const std::string& problem) {
    exception.record.state = ExceptionState::kInvalid;
    exception.record.problem = problem;
    report("exception-not-allowed", {{"problem", problem}}, exception.mark, origin(exception));
  }

  Exception* find_exception(const Finding& finding) {
    std::optional<std::string> words;
    for (Exception& exception : exceptions_) {
      if (exception.record.state != ExceptionState::kInForce || exception.record.rule != finding.rule ||
          !in_range(exception, finding)) {
        continue;
      }
      if (!exception.words.empty() && !words) {
        words = normalized_words(finding.match);
      }
      if (exception.words.empty() || words->find(exception.words) != std::string::npos) {
        return &exception;
      }
    }
    return nullptr;
  }

  static bool in_range(const Exception& exception, const Finding& finding) {
    return !exception.range || (finding.span && exception.range->overlaps(*finding.span));
  }

  void tell_unused(Exception& exception) {
    if (exception.record.state == ExceptionState::kInForce && exception.record.findings == 0) {
      exception.record.state = ExceptionState::kUnused;
      report("exception-unused", {{"rule", exception.record.rule}}, exception.mark, origin(exception));
    }
  }

  /// `origin` is where it stands, when that is not on the page.
  void report(std::string_view detector, std::initializer_list<NoticeWord> words, std::optional<SourceSpan> span,
              const std::string& origin = {}) {
    std::optional<Finding> finding = make_notice(*terms_.notices, detector, words);
    if (!finding) {
      return;
    }
    finding->message += origin;
    finding->span = span;
    finding->match = span ? std::string(page_.source->text().substr(span->begin, span->size())) : std::string();
    finding->fingerprint =
        sha256_hex(fmt::format("{}\n{}\n{}\n{}", finding->rule, finding->match, finding->message, own_.size()))
            .substr(0, kFingerprintDigits);
    own_.push_back(*std::move(finding));
  }

  const Document& page_;
  const SuppressionTerms& terms_;
  FileReport& report_;
  std::vector<Exception> exceptions_;
  std::vector<Finding> own_;
};

}  // namespace

std::vector<ExceptionRecord> suppress(const Document& page, const SuppressionTerms& terms,
                                      const std::vector<const FileException*>& from_file, FileReport& report) {
  Suppressor suppressor(page, terms, report);
  if (terms.in_pages) {
    suppressor.take_directives();
  }
  if (terms.from_file) {
    for (const FileException* entry : from_file) {
      suppressor.take_from_file(*entry);
    }
  }
  return suppressor.apply();
}

}  // namespace candor
