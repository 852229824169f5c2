#include "duty_test.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"

#include "placement.h"

namespace candor {
namespace {

/// The beginning of a page, in one line.
std::string quote(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string quoted = "\"";
  for (const char byte : text.substr(0, kShown)) {
    quoted += byte == '\n' ? ' ' : byte;
  }
  return quoted + (text.size() > kShown ? "…\"" : "\"");
}

class DutyTester {
 public:
  DutyTester(const RuleBookPtr& book, PolicyTestResult& result) : analyzer_(book), result_(result) {
    const auto standard = book->definitions().profiles.find("default");
    country_ = standard != book->definitions().profiles.end() ? standard->second.country : "US";
  }

  void test(const DutyDefinition& duty) {
    ++result_.rules;
    for (const DutyExample& example : duty.examples) {
      ++result_.examples;
      ++result_.placements;
      test_example(duty, example);
    }
    for (const auto& [country, sentence] : duty.add) {
      for (const Finding& finding : findings(sentence, nullptr)) {
        fail(fmt::format("{}: the sentence to add {} is itself flagged by {} for {}", duty.info.id, quote(sentence),
                         finding.rule, quote(finding.match)),
             duty.where);
      }
    }
  }

 private:
  void fail(std::string message, const Location& where) {
    result_.failures.push_back({ErrorCode::kPolicy, std::move(message), where});
  }

  std::vector<Finding> findings(const std::string& markdown, const ProfileDefinition* profile) {
    const Result<SourcePtr> source = SourceFile::decode("example.md", markdown);
    if (!source) {
      return {};
    }
    return analyzer_.analyze(read_markdown(*source, {}), {.merge = false, .profile = profile}).findings;
  }

  void test_example(const DutyDefinition& duty, const DutyExample& example) {
    const std::optional<MarkedText> marked = read_marks(example.markdown.text);
    if (!marked || (example.met && !marked->spans.empty()) || marked->spans.size() > 1) {
      fail(fmt::format("{}: of a page's marks [[ ]] there is one pair at most, where the finding is", duty.info.id),
           example.markdown.where);
      return;
    }
    ProfileDefinition profile;
    profile.country = duty.example_country.empty() ? country_ : duty.example_country;
    profile.asks = {{duty.info.id, {}}};
    const std::vector<Finding> all = findings(marked->text, &profile);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Finding& finding) { return finding.rule == duty.info.id; });
    if (example.met != (found == all.end())) {
      fail(fmt::format("{}: page {}: {}", duty.info.id, quote(example.markdown.text),
                       example.met ? fmt::format("the duty is met, but: {}", found->message)
                                   : std::string("the duty is not met, but nothing was said")),
           example.markdown.where);
    } else if (!marked->spans.empty() && (!found->span || *found->span != marked->spans.front())) {
      fail(fmt::format("{}: page {}: expected at \"{}\", found at \"{}\"", duty.info.id, quote(example.markdown.text),
                       marked->text.substr(marked->spans.front().begin, marked->spans.front().size()), found->match),
           example.markdown.where);
    }
  }

  Analyzer analyzer_;
  PolicyTestResult& result_;
  std::string country_;
};

}  // namespace

void test_duties(const RuleBookPtr& book, const std::string& pack, PolicyTestResult& result) {
  DutyTester tester(book, result);
  for (const auto& [id, duty] : book->policies().duties) {
    if (pack.empty() || duty.pack == pack) {
      tester.test(duty);
    }
  }
}

}  // namespace candor
