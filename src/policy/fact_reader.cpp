#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "readers.h"

namespace candor {
namespace {

/// Rules about statements are named after the category, not after the pack: accuracy/<treatment>/<statement>.
constexpr std::string_view kCategory = "accuracy";

void replace_all(std::string& text, std::string_view place, std::string_view value) {
  for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
    text.replace(at, place.size(), value);
  }
}

Fact read_fact(const YamlFields& fields, std::string_view text) {
  Fact fact;
  fact.text = fields.text(text);
  if (const YamlNode* source = fields.find("source")) {
    fact.source = source->located();
  }
  fact.date = fields.text("date");
  return fact;
}

class FactReader {
 public:
  FactReader(std::string pack, std::string treatment, Policies& policies)
      : pack_(std::move(pack)), treatment_(std::move(treatment)), policies_(policies) {}

  void read(const YamlNode& file) {
    const YamlFields fields =
        file.fields({"!treatment", "!title", "!kind", "!names", "traits", "!approved", "controlled", "boxed-warning",
                     "!harms", "!contraindications", "guidelines", "counter-evidence", "!statements"});
    if (const YamlNode* name = fields.find("treatment"); name != nullptr && name->text() != treatment_) {
      name->fail(fmt::format("the file's name makes the treatment '{}'", treatment_));
    }
    TreatmentFacts facts;
    facts.where = file.where();
    facts.title = fields.text("title");
    read_identity(fields, facts);
    read_status(fields, facts);
    if (const YamlNode* boxed = fields.find("boxed-warning")) {
      facts.boxed_warning = read_things(*boxed);
    }
    if (const YamlNode* harms = fields.find("harms")) {
      facts.harms = read_things(*harms);
    }
    if (const YamlNode* contraindications = fields.find("contraindications")) {
      facts.contraindications = read_things(*contraindications);
    }
    facts.guidelines = read_positions(fields, "guidelines", "guideline");
    facts.counter_evidence = read_positions(fields, "counter-evidence", "counter-evidence");
    const std::string prefix = fmt::format("{}/{}/", kCategory, treatment_);
    std::erase_if(policies_.rules, [&](const auto& rule) { return rule.first.starts_with(prefix); });
    if (const YamlNode* statements = fields.find("statements")) {
      for (const auto& [name, body] : statements->entries()) {
        read_statement(prefix + name.text(), body);
      }
    }
    policies_.treatments.insert_or_assign(treatment_, std::move(facts));
  }

 private:
  /// Makes a list of phrases that belong to the treatment; gives back its name.
  std::string add_list(const std::string& name, std::vector<LocatedText> entries, const Location& where) {
    ListDefinition list;
    list.entries = std::move(entries);
    list.where = where;
    policies_.lists.insert_or_assign(name, std::move(list));
    return name;
  }

  void read_identity(const YamlFields& fields, TreatmentFacts& facts) {
    if (const YamlNode* kind = fields.find("kind")) {
      static_cast<void>(kind->one_of({"medicine", "device", "procedure", "product"}));
      facts.kind = kind->text();
    }
    if (const YamlNode* names = fields.find("names")) {
      facts.list = add_list("named-" + treatment_, names->located_texts(), names->where());
      add_list_signal("treatment/" + treatment_, facts.list, "names " + facts.title, names->where(), policies_);
    }
    if (const YamlNode* traits = fields.find("traits")) {
      for (const YamlNode& trait : traits->items()) {
        static_cast<void>(trait.one_of({"prescription-only", "sedating", "dissociative", "often-compounded",
                                        "often-at-home", "unapproved-product"}));
        facts.traits.push_back(trait.text());
      }
    }
  }

  void read_status(const YamlFields& fields, TreatmentFacts& facts) {
    if (const YamlNode* approved = fields.find("approved")) {
      for (const YamlNode& item : approved->items()) {
        const YamlFields use = item.fields({"!in", "!for", "!as", "!source", "!date"});
        const std::string name = fmt::format("approved-{}-{}", treatment_, facts.approved.size() + 1);
        facts.approved.push_back(
            {use.text("in"), add_list(name, use.located_texts("for"), item.where()), read_fact(use, "as")});
        add_list_signal("for/" + name, name, "names what it is approved for", item.where(), policies_);
      }
    }
    if (const YamlNode* controlled = fields.find("controlled")) {
      for (const YamlNode& item : controlled->items()) {
        const YamlFields status = item.fields({"!in", "!schedule", "!source", "!date"});
        facts.controlled.push_back({status.text("in"), read_fact(status, "schedule")});
      }
    }
  }

  static NamedThings read_things(const YamlNode& node) {
    const YamlFields fields = node.fields({"!name", "programme", "!source", "!date"});
    NamedThings things;
    things.names = fields.located_texts("name");
    things.programme = fields.text("programme");
    things.fact = read_fact(fields, "programme");
    return things;
  }

  std::vector<Stance> read_positions(const YamlFields& fields, std::string_view key, std::string_view list) {
    std::vector<Stance> positions;
    const YamlNode* node = fields.find(key);
    if (node == nullptr) {
      return positions;
    }
    for (const YamlNode& item : node->items()) {
      const YamlFields parts = item.fields({"in", "!for", "says", "!as", "!source", "!date"});
      Stance position;
      position.country = parts.text("in");
      const std::string name = fmt::format("{}-{}-{}", list, treatment_, positions.size() + 1);
      position.list = add_list(name, parts.located_texts("for"), item.where());
      add_list_signal("for/" + name, name, "names the condition", item.where(), policies_);
      if (const YamlNode* says = parts.find("says")) {
        static_cast<void>(says->one_of({"against", "recommends", "insufficient"}));
        position.says = says->text();
      }
      position.fact = read_fact(parts, "as");
      positions.push_back(std::move(position));
    }
    return positions;
  }

  [[nodiscard]] std::string worded(std::string text, const std::string& fact, const std::string& date) const {
    replace_all(text, "{fact}", fact);
    replace_all(text, "{date}", date);
    return text;
  }

  void read_statement(const std::string& id, const YamlNode& node) {
    const YamlFields fields = node.fields({"!severity", "!fact", "!source", "!date", "phrases", "regex", "in", "needs",
                                           "subject", "unless", "except", "!examples"});
    RuleDefinition rule;
    rule.where = node.where();
    rule.category_where = rule.where;
    rule.pack = pack_;
    rule.info.id = id;
    rule.info.category = kCategory;
    const std::string fact = fields.text("fact");
    const std::string date = fields.text("date");
    const StatementWording& wording = policies_.statement_wording;
    rule.message = worded(wording.message, fact, date);
    rule.info.title = worded(wording.title, fact, date);
    rule.info.why = worded(wording.why, fact, date);
    rule.info.advice = worded(wording.advice, fact, date);
    if (const YamlNode* severity = fields.find("severity")) {
      rule.info.severity = read_severity(*severity).value_or(Severity::kWarning);
    }
    if (const YamlNode* source = fields.find("source")) {
      rule.references = source->is_list() ? source->located_texts() : std::vector<LocatedText>{source->located()};
    }
    read_matching(node, fields, rule);
    policies_.rules.insert_or_assign(id, std::move(rule));
  }

  std::string pack_;
  std::string treatment_;
  Policies& policies_;
};

}  // namespace

void read_facts_pack(const YamlNode& file, const std::string& pack, Policies& policies) {
  const YamlFields fields = file.fields({"!pack", "!title", "about", "unnamed", "!statements"});
  PackDefinition& definition = policies.packs[pack];
  definition.title = fields.text("title");
  definition.about = fields.text("about");
  if (const YamlNode* node = fields.find("statements")) {
    const YamlFields wording = node->fields({"!title", "!message", "!why", "!advice"});
    policies.statement_wording = {fields.text("unnamed"), wording.text("title"), wording.text("message"),
                                  wording.text("why"), wording.text("advice")};
  }
}

void read_facts(const YamlNode& file, const std::string& pack, const std::string& treatment, Policies& policies) {
  FactReader(pack, treatment, policies).read(file);
}

}  // namespace candor
