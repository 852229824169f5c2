#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "readers.h"

namespace candor {
namespace {

constexpr std::size_t kMinExamples = 2;

std::optional<Near> read_near(const YamlNode& node) {
  const std::optional<std::size_t> place = node.one_of({"clause", "sentence", "paragraph", "page", "heading"});
  return place ? std::optional<Near>(static_cast<Near>(*place)) : std::nullopt;
}

Need read_need(const YamlNode& node) {
  Need need;
  need.where = node.where();
  const YamlFields fields = node.fields({"!list", "within"});
  if (const YamlNode* list = fields.find("list")) {
    need.lists = list->is_list() ? list->texts() : std::vector<std::string>{list->text()};
  }
  if (const YamlNode* within = fields.find("within")) {
    need.within = read_near(*within).value_or(Near::kSentence);
  }
  return need;
}

void read_examples(const YamlNode& node, RuleDefinition& rule) {
  const YamlFields fields = node.fields({"!flag", "!pass"});
  for (const auto& [key, flag] : {std::pair("flag", true), std::pair("pass", false)}) {
    const YamlNode* list = fields.find(key);
    if (list == nullptr) {
      continue;
    }
    const std::vector<YamlNode> items = list->items();
    if (items.size() < kMinExamples) {
      list->fail(fmt::format("'{}' needs at least {} examples", key, kMinExamples));
    }
    for (const YamlNode& item : items) {
      Example example{item.located(), flag};
      const bool marked = example.markdown.text.find("[[") != std::string::npos &&
                          example.markdown.text.find("]]") != std::string::npos;
      const bool whole_page = flag && rule.detector == Detector::kPageGrade;
      if (marked != flag && !whole_page) {
        item.fail(flag ? "a flag example marks the finding with [[ and ]]" : "a pass example has nothing to mark");
      }
      rule.examples.push_back(std::move(example));
    }
  }
}

void read_conditions(const YamlFields& fields, RuleDefinition& rule) {
  if (const YamlNode* in = fields.find("in")) {
    for (const YamlNode& block : in->items()) {
      static_cast<void>(block.one_of(
          {"paragraph", "heading", "list-item", "table-cell", "image-text", "title", "footnote", "metadata"}));
      rule.in.push_back(block.text());
    }
  }
  if (const YamlNode* needs = fields.find("needs")) {
    for (const YamlNode& need : needs->items()) {
      rule.needs.push_back(read_need(need));
    }
  }
  if (const YamlNode* subject = fields.find("subject")) {
    rule.subject_treatment = subject->one_of({"treatment"}).has_value();
  }
  rule.except = fields.located_texts("except");
}

void read_detector(const YamlNode& file, const YamlFields& fields, RuleDefinition& rule) {
  const bool wording = !rule.phrases.empty() || !rule.regexes.empty();
  const YamlNode* detector = fields.find("detector");
  if (detector == nullptr) {
    if (!wording) {
      file.fail("a rule needs 'phrases' (or 'regex', or a 'detector')");
    }
    return;
  }
  if (wording) {
    detector->fail("a rule with a detector has neither phrases nor regular expressions");
  }
  if (const std::optional<std::size_t> place = detector->one_of(kDetectorNames)) {
    rule.detector = static_cast<Detector>(*place);
  }
}

void check_id(const YamlFields& fields, const std::string& expected, const std::string& category) {
  const YamlNode* id = fields.find("id");
  if (id != nullptr && id->text() != expected) {
    id->fail(fmt::format("the file's place makes the id '{}'", expected));
  }
  const YamlNode* named = fields.find("category");
  if (named != nullptr && !category.empty() && named->text() != category) {
    named->fail(fmt::format("the file stands in the folder of the category '{}'", category));
  }
}

}  // namespace

std::optional<Severity> read_severity(const YamlNode& node) {
  const std::optional<std::size_t> place = node.one_of({"suggestion", "warning", "error"});
  return place ? std::optional<Severity>(static_cast<Severity>(*place)) : std::nullopt;
}

std::vector<ContextUse> read_unless(const YamlNode& node) {
  std::vector<ContextUse> uses;
  for (const YamlNode& item : node.items()) {
    ContextUse use;
    use.where = item.where();
    if (!item.is_map()) {
      use.context = item.text();
      uses.push_back(std::move(use));
      continue;
    }
    const YamlFields fields = item.fields({"!context", "within", "lower-to"});
    use.context = fields.text("context");
    if (const YamlNode* within = fields.find("within")) {
      use.within = read_near(*within).value_or(Near::kSentence);
    }
    if (const YamlNode* lower = fields.find("lower-to")) {
      use.lower_to = read_severity(*lower);
    }
    uses.push_back(std::move(use));
  }
  return uses;
}

void read_matching(const YamlNode& node, const YamlFields& fields, RuleDefinition& rule) {
  rule.phrases = fields.located_texts("phrases");
  rule.regexes = fields.located_texts("regex");
  read_detector(node, fields, rule);
  read_conditions(fields, rule);
  if (const YamlNode* unless = fields.find("unless")) {
    rule.own_unless = read_unless(*unless);
  }
  if (const YamlNode* examples = fields.find("examples")) {
    read_examples(*examples, rule);
  }
}

void read_rule(const YamlNode& file, const std::string& pack, const std::string& id, Policies& policies) {
  if (file.has("kind")) {
    read_duty(file, pack, id, policies);
    return;
  }
  const YamlFields fields =
      file.fields({"!id", "!category", "!severity", "!title", "!message", "!why", "!advice", "rewrites", "references",
                   "phrases", "regex", "detector", "in", "needs", "subject", "unless", "except", "examples"});
  RuleDefinition rule;
  rule.where = file.where();
  rule.pack = pack;
  const std::size_t first = id.find('/');
  const std::size_t last = id.rfind('/');
  check_id(fields, id, first == last ? std::string() : id.substr(first + 1, last - first - 1));
  rule.info.id = id;
  if (const YamlNode* category = fields.find("category")) {
    rule.info.category = category->text();
    rule.category_where = category->where();
  }
  rule.info.title = fields.text("title");
  rule.info.why = fields.text("why");
  rule.info.advice = fields.text("advice");
  rule.message = fields.text("message");
  if (const YamlNode* severity = fields.find("severity")) {
    rule.info.severity = read_severity(*severity).value_or(Severity::kWarning);
  }
  if (const YamlNode* rewrites = fields.find("rewrites")) {
    read_rewrites(*rewrites, rule);
  }
  if (const YamlNode* references = fields.find("references")) {
    rule.references = references->located_texts();
    if (rule.references.empty()) {
      references->fail("a rule rests on at least one authority");
    }
  }
  read_matching(file, fields, rule);
  if (!rule.detector || !looks_beside(*rule.detector)) {
    for (const std::string_view key : {"references", "examples"}) {
      if (fields.find(key) == nullptr) {
        file.fail(fmt::format("the key '{}' is missing", key));
      }
    }
  }
  policies.rules.insert_or_assign(id, std::move(rule));
}

}  // namespace candor
