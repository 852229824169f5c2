#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "candor/yaml/reading_target.h"

#include "readers.h"

namespace candor {
namespace {

constexpr std::size_t kMinExamples = 3;
constexpr std::uint32_t kMostSentences = 100;
constexpr std::uint32_t kWholePage = 100;

std::vector<LocatedText> one_or_several(const YamlNode& node) {
  return node.is_list() ? node.located_texts() : std::vector<LocatedText>{node.located()};
}

std::vector<std::string> texts_of(const std::vector<LocatedText>& located) {
  std::vector<std::string> texts;
  texts.reserve(located.size());
  for (const LocatedText& one : located) {
    texts.push_back(one.text);
  }
  return texts;
}

std::vector<DutyCondition> read_conditions(const YamlNode& node);

void read_numbers(const YamlFields& fields, DutyCondition& condition) {
  if (const YamlNode* at_least = fields.find("at-least")) {
    condition.at_least = at_least->number(kMostSentences).value_or(1);
  }
  if (const YamlNode* all_but = fields.find("all-but")) {
    condition.all_but = all_but->number(kMostSentences).value_or(0);
  }
  if (const YamlNode* times = fields.find("times")) {
    condition.times = times->number(kMostSentences).value_or(0);
  }
  if (const YamlNode* before = fields.find("before-percent")) {
    condition.before_percent = before->number(kWholePage).value_or(kWholePage);
  }
  if (const YamlNode* count = fields.find("count")) {
    condition.distinct = count->one_of({"sentences", "kinds"}).value_or(0) == 1;
  }
  if (const YamlNode* in = fields.find("in")) {
    static_cast<void>(in->one_of({"heading", "image-text"}));
    condition.in.push_back(in->text());
  }
  if (const YamlNode* near = fields.find("near")) {
    condition.near = static_cast<DutyNear>(near->one_of({"page", "section", "block"}).value_or(0));
  }
}

DutyCondition read_condition(const YamlNode& node) {
  DutyCondition condition;
  condition.where = node.where();
  const YamlFields fields = node.fields({"signal", "claim", "treatment", "named", "country", "any", "at-least",
                                         "all-but", "times", "before-percent", "count", "near", "in", "label"});
  if (const YamlNode* signal = fields.find("signal")) {
    condition.signals = one_or_several(*signal);
  }
  if (const YamlNode* claim = fields.find("claim")) {
    condition.claims = one_or_several(*claim);
  }
  condition.treatment = fields.text("treatment");
  if (const YamlNode* named = fields.find("named")) {
    static_cast<void>(named->one_of({"harms", "boxed-warning"}));
    condition.named = named->text();
  }
  if (const YamlNode* country = fields.find("country")) {
    condition.countries = texts_of(one_or_several(*country));
  }
  if (const YamlNode* any = fields.find("any")) {
    condition.any = read_conditions(*any);
  }
  condition.label = fields.text("label");
  read_numbers(fields, condition);
  const bool balance = condition.times > 0;
  const std::size_t kinds =
      static_cast<std::size_t>(!condition.signals.empty()) + static_cast<std::size_t>(!condition.claims.empty()) +
      static_cast<std::size_t>(!condition.treatment.empty()) + static_cast<std::size_t>(!condition.named.empty()) +
      static_cast<std::size_t>(!condition.countries.empty()) + static_cast<std::size_t>(!condition.any.empty());
  if (kinds != (balance ? 2 : 1)) {
    node.fail(balance ? "a balance ('times') has a 'claim' and a 'signal'"
                      : "a condition has one of 'signal', 'claim', 'treatment', 'named', 'country' and 'any'");
  }
  return condition;
}

std::vector<DutyCondition> read_conditions(const YamlNode& node) {
  std::vector<DutyCondition> conditions;
  for (const YamlNode& item : node.items()) {
    conditions.push_back(read_condition(item));
  }
  return conditions;
}

void read_examples(const YamlNode& node, DutyDefinition& duty) {
  const YamlFields fields = node.fields({"!met", "!missing", "country"});
  duty.example_country = fields.text("country");
  for (const auto& [key, met] : {std::pair("met", true), std::pair("missing", false)}) {
    const YamlNode* list = fields.find(key);
    if (list == nullptr) {
      continue;
    }
    const std::vector<YamlNode> items = list->items();
    if (items.size() < kMinExamples) {
      list->fail(fmt::format("'{}' needs at least {} pages", key, kMinExamples));
    }
    for (const YamlNode& item : items) {
      duty.examples.push_back({item.located(), met});
    }
  }
}

void read_info(const YamlFields& fields, const std::string& id, RuleInfo& info) {
  info.id = id;
  if (const YamlNode* named = fields.find("id"); named != nullptr && named->text() != id) {
    named->fail(fmt::format("the file's place makes the id '{}'", id));
  }
  info.category = "duty/" + id.substr(id.rfind('/') + 1);
  info.title = fields.text("title");
  info.why = fields.text("why");
  info.advice = fields.text("advice");
  if (const YamlNode* severity = fields.find("severity")) {
    info.severity = read_severity(*severity).value_or(Severity::kWarning);
  }
}

/// As it is shown where no page fills it: "{treatment}" as "[treatment]".
std::string with_blanks_to_fill(std::string sentence) {
  std::replace(sentence.begin(), sentence.end(), '{', '[');
  std::replace(sentence.begin(), sentence.end(), '}', ']');
  return sentence;
}

void read_add(const YamlNode& node, DutyDefinition& duty) {
  if (!node.is_map()) {
    duty.add[""] = node.text();
  } else {
    for (const auto& [country, sentence] : node.entries()) {
      duty.add[country.text() == "others" ? std::string() : country.text()] = sentence.text();
    }
  }
  for (const auto& [country, sentence] : duty.add) {
    duty.info.rewrites.push_back(with_blanks_to_fill(sentence));
  }
}

void read_partly(const YamlNode& node, DutyDefinition& duty) {
  const YamlFields fields = node.fields({"!when", "!severity", "!message"});
  if (const YamlNode* when = fields.find("when")) {
    duty.partly = read_conditions(*when);
  }
  if (const YamlNode* severity = fields.find("severity")) {
    duty.partly_severity = read_severity(*severity).value_or(Severity::kWarning);
  }
  duty.partly_message = fields.text("message");
}

}  // namespace

void add_list_signal(const std::string& name, const std::string& list, const std::string& label, const Location& where,
                     Policies& policies) {
  SignalDefinition signal;
  signal.label = label;
  signal.matcher.info.id = name;
  signal.matcher.where = where;
  signal.matcher.own_unless.emplace();
  signal.matcher.phrases.push_back({fmt::format("{{{}}}", list), where});
  policies.signals.insert_or_assign(name, std::move(signal));
}

void read_signals(const YamlNode& file, Policies& policies) {
  const YamlFields fields =
      file.fields({"about", "void-beside", "void-behind", "unless-with", "void-under", "!signals"});
  std::vector<std::string> void_beside;
  if (const YamlNode* node = fields.find("void-beside")) {
    void_beside = node->texts();
  }
  const YamlNode* signals = fields.find("signals");
  if (signals == nullptr) {
    return;
  }
  for (const auto& [name, body] : signals->entries()) {
    const YamlFields parts =
        body.fields({"!label", "phrases", "regex", "in", "needs", "subject", "unless", "except", "examples"});
    SignalDefinition signal;
    signal.label = parts.text("label");
    signal.void_beside = void_beside;
    signal.void_behind = fields.located_texts("void-behind");
    signal.unless_with = fields.located_texts("unless-with");
    signal.void_under = fields.located_texts("void-under");
    signal.matcher.info.id = name.text();
    signal.matcher.where = name.where();
    signal.matcher.own_unless.emplace();
    read_matching(body, parts, signal.matcher);
    policies.signals.insert_or_assign(name.text(), std::move(signal));
  }
}

void read_duty(const YamlNode& file, const std::string& pack, const std::string& id, Policies& policies) {
  const YamlFields fields =
      file.fields({"!id", "!kind", "!severity", "!title", "!message", "!why", "!advice", "add", "!references", "!when",
                   "unless", "must", "partly", "graver-when", "!examples"});
  DutyDefinition duty;
  duty.where = file.where();
  duty.pack = pack;
  duty.message = fields.text("message");
  if (const YamlNode* kind = fields.find("kind")) {
    static_cast<void>(kind->one_of({"duty"}));
  }
  read_info(fields, id, duty.info);
  for (const auto& [key, conditions] : {std::pair("when", &duty.when), std::pair("unless", &duty.unless),
                                        std::pair("must", &duty.must), std::pair("graver-when", &duty.graver)}) {
    if (const YamlNode* node = fields.find(key)) {
      *conditions = read_conditions(*node);
    }
  }
  if (const YamlNode* partly = fields.find("partly")) {
    read_partly(*partly, duty);
  }
  if (const YamlNode* add = fields.find("add")) {
    read_add(*add, duty);
  }
  duty.references = fields.located_texts("references");
  if (const YamlNode* examples = fields.find("examples")) {
    read_examples(*examples, duty);
  }
  policies.duties.insert_or_assign(id, std::move(duty));
}

void read_profile(const YamlNode& file, Policies& policies) {
  const YamlFields fields =
      file.fields({"!profile", "!title", "!about", "!country", "asks", "leaves-out", "severities", "readability"});
  ProfileDefinition profile;
  profile.where = file.where();
  profile.title = fields.text("title");
  profile.about = fields.text("about");
  profile.country = fields.text("country");
  if (const YamlNode* asks = fields.find("asks")) {
    profile.asks = asks->located_texts();
  } else {
    profile.asks_all = true;
  }
  profile.leaves_out = fields.located_texts("leaves-out");
  if (const YamlNode* severities = fields.find("severities")) {
    for (const auto& [id, severity] : severities->entries()) {
      profile.severities[id.text()] = read_severity(severity).value_or(Severity::kWarning);
    }
  }
  if (const YamlNode* readability = fields.find("readability")) {
    profile.reading = read_reading_target(*readability);
  }
  if (const YamlNode* name = fields.find("profile")) {
    policies.profiles.insert_or_assign(name->text(), std::move(profile));
  }
}

}  // namespace candor
