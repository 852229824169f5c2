#include "unit/page/page_of.h"

#include <utility>

#include "candor/document/readers.h"
#include "candor/rules/judge.h"

namespace candor::testing {

PolicyFiles lumen_policies(const std::string& signals) {
  PolicyFiles policies;
  policies.file("categories.yaml", "categories:\n  hype: {title: Hype, about: Sells., unless: [], promises: true}\n")
      .lists("  condition: {entries: [gloom, dread]}")
      .rule("heal", "phrases: [heal]")
      .file("signals/words.yaml",
            "about: Words.\nsignals:\n"
            "  condition: {label: names the condition, phrases: ['{condition}']}\n"
            "  promotional: {label: offers it, phrases: [book now]}\n"
            "  harm/glare: {label: glare, phrases: [glare]}\n"
            "  harm/burns: {label: burns, phrases: [burn]}\n"
            "  line: {label: gives the line, phrases: [call 988]}\n"
            "  crisis: {label: speaks of a crisis, phrases: [despair]}\n" +
                signals)
      .file("facts/lumen.yaml",
            "treatment: lumen\ntitle: Lumen\nkind: medicine\nnames: [lumen, Lux]\ntraits: [sedating]\n"
            "approved: [{in: US, for: [gloom], as: gloom in adults, source: law, date: 2020-01}]\n"
            "controlled: [{in: US, schedule: Schedule III, source: law, date: 2020-01}]\n"
            "harms: {name: [glare, burns], source: law, date: 2020-01}\n"
            "contraindications: {name: [glaucoma], source: law, date: 2020-01}\n"
            "guidelines: [{for: [dread], says: against, as: the guideline says no, source: law, date: 2020-01}]\n"
            "statements: {}\n")
      .file("facts/pack.yaml",
            "pack: facts\ntitle: Facts\nunnamed: what it offers\n"
            "statements: {title: T, message: 'M', why: W, advice: A}\n")
      .file("duties/pack.yaml", "pack: duties\ntitle: Duties\n");
  return policies;
}

PolicyFiles& add_duty(PolicyFiles& policies, const std::string& name, const std::string& lines) {
  return policies.file("duties/" + name + ".yaml",
                       "id: duties/" + name +
                           "\nkind: duty\nseverity: warning\ntitle: A duty\nwhy: W\nadvice: A\nreferences: [law]\n" +
                           lines + "\nexamples: {met: [a, b, c], missing: [a, b, c]}\n");
}

SurveyedPage::SurveyedPage(const PolicyFiles& policies, const std::string& markdown, const std::string& country)
    : SurveyedPage(RuleBook::compile(policies.load()), markdown, country) {}

SurveyedPage::SurveyedPage(RuleBookPtr rule_book, const std::string& markdown, const std::string& country)
    : book(std::move(rule_book)), page(read_markdown(SourceFile::decode("page.md", markdown).value())) {
  BlockReader reader(*book);
  BlockReader beside(*book);
  Judge judge(*book, page, reader, beside);
  PageSurvey survey(*book, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    std::vector<Verdict> verdicts;
    judge.judge(i, verdicts);
    survey.add(i, verdicts);
  }
  facts = std::move(survey).facts(country);
}

std::string SurveyedPage::words(SourceSpan span) const {
  return std::string(page.source->text().substr(span.begin, span.size()));
}

std::vector<Finding> SurveyedPage::findings(const ProfileDefinition& profile) const {
  return ask_duties(*book, page, facts, profile);
}

std::vector<std::string> SurveyedPage::asked(const std::string& country) const {
  ProfileDefinition profile;
  profile.country = country;
  profile.asks_all = true;
  std::vector<std::string> told;
  for (const Finding& finding : findings(profile)) {
    std::string text = finding.rule + (finding.span ? " at " + words(*finding.span) : std::string());
    text += ": " + finding.message;
    for (const RelatedPlace& place : finding.related) {
      text += " | " + place.label + ": " + words(place.span);
    }
    told.push_back(std::move(text));
  }
  return told;
}

}  // namespace candor::testing
