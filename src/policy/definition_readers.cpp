#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "readers.h"

namespace candor {
namespace {

constexpr std::uint32_t kMostSentences = 100;

void read_reach(const YamlNode& node, TriggerGroup& group) {
  const std::string text = node.text();
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), group.words);
  if (failure == std::errc{} && end == text.data() + text.size() && group.words > 0) {
    group.reach = Near::kSentence;
    return;
  }
  group.words = 0;
  const std::optional<std::size_t> place = node.one_of({"clause", "sentence"});
  group.reach = place && *place == 1 ? Near::kSentence : Near::kClause;
}

TriggerGroup read_trigger_group(const YamlNode& node) {
  TriggerGroup group;
  const YamlFields fields = node.fields({"!phrases", "direction", "reach"});
  group.phrases = fields.located_texts("phrases");
  if (const YamlNode* direction = fields.find("direction")) {
    group.direction = static_cast<Direction>(direction->one_of({"after", "before", "both"}).value_or(0));
  }
  if (const YamlNode* reach = fields.find("reach")) {
    read_reach(*reach, group);
  }
  return group;
}

}  // namespace

void read_pack(const YamlNode& file, const std::string& pack, Policies& policies) {
  const YamlFields fields = file.fields({"!pack", "!title", "about", "version"});
  const YamlNode* name = fields.find("pack");
  if (name != nullptr && name->text() != pack) {
    name->fail(fmt::format("the folder makes the name '{}'", pack));
  }
  PackDefinition& definition = policies.packs[pack];
  definition.title = fields.text("title");
  definition.about = fields.text("about");
}

void read_lists(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!lists"});
  const YamlNode* lists = fields.find("lists");
  if (lists == nullptr) {
    return;
  }
  for (const auto& [name, body] : lists->entries()) {
    const YamlFields parts = body.fields({"about", "!entries"});
    ListDefinition list;
    list.about = parts.text("about");
    list.entries = parts.located_texts("entries");
    list.where = name.where();
    policies.lists.insert_or_assign(name.text(), std::move(list));
  }
}

void read_context(const YamlNode& file, Policies& policies) {
  const YamlFields fields =
      file.fields({"!context", "!title", "!about", "!kind", "triggers", "pseudo", "ends", "at-least", "inherits",
                   "leading", "mention", "sources", "untrusted-hosts", "untrusted-text"});
  ContextDefinition context;
  context.title = fields.text("title");
  context.about = fields.text("about");
  if (const YamlNode* kind = fields.find("kind")) {
    context.kind =
        static_cast<ContextKind>(kind->one_of({"scope", "question", "quotation", "citation", "page"}).value_or(0));
  }
  if (const YamlNode* triggers = fields.find("triggers")) {
    for (const YamlNode& group : triggers->items()) {
      context.triggers.push_back(read_trigger_group(group));
    }
  }
  context.pseudo = fields.located_texts("pseudo");
  context.ends = fields.located_texts("ends");
  if (const YamlNode* at_least = fields.find("at-least")) {
    context.at_least = at_least->number(kMostSentences).value_or(1);
  }
  context.leading = fields.located_texts("leading");
  context.mention = fields.located_texts("mention");
  context.sources = fields.located_texts("sources");
  context.untrusted_text = fields.located_texts("untrusted-text");
  if (const YamlNode* hosts = fields.find("untrusted-hosts")) {
    context.untrusted_hosts = hosts->texts();
  }
  if (const YamlNode* inherits = fields.find("inherits")) {
    for (const YamlNode& from : inherits->items()) {
      const std::optional<std::size_t> place = from.one_of({"lead-in", "heading"});
      context.from_lead_in = context.from_lead_in || (place && *place == 0);
      context.from_heading = context.from_heading || (place && *place == 1);
    }
  }
  if (const YamlNode* name = fields.find("context")) {
    policies.contexts.insert_or_assign(name->text(), std::move(context));
  }
}

void read_categories(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!categories"});
  const YamlNode* categories = fields.find("categories");
  if (categories == nullptr) {
    return;
  }
  for (const auto& [name, body] : categories->entries()) {
    const YamlFields parts = body.fields({"!title", "!about", "!unless", "promises"});
    CategoryDefinition category;
    category.title = parts.text("title");
    category.about = parts.text("about");
    if (const YamlNode* unless = parts.find("unless")) {
      category.unless = read_unless(*unless);
    }
    if (const YamlNode* promises = parts.find("promises")) {
      category.promises = promises->flag().value_or(false);
    }
    policies.categories.insert_or_assign(name.text(), std::move(category));
  }
}

void read_authorities(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!authorities"});
  const YamlNode* authorities = fields.find("authorities");
  if (authorities == nullptr) {
    return;
  }
  for (const auto& [id, body] : authorities->entries()) {
    const YamlFields parts = body.fields({"!title", "!asks", "url", "!read", "!when"});
    Authority authority;
    authority.id = id.text();
    authority.title = parts.text("title");
    authority.asks = parts.text("asks");
    authority.url = parts.text("url");
    authority.when = parts.text("when");
    if (const YamlNode* read = parts.find("read")) {
      static_cast<void>(read->one_of({"clause", "quoted", "part", "none"}));
      authority.read = read->text();
    }
    policies.authorities.insert_or_assign(authority.id, std::move(authority));
  }
}

}  // namespace candor
