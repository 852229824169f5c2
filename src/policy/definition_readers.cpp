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
  const YamlFields fields = node.fields({"!phrases", "direction", "reach", "clears", "inside"});
  group.phrases = fields.located_texts("phrases");
  if (const YamlNode* direction = fields.find("direction")) {
    group.direction = static_cast<Direction>(direction->one_of({"after", "before", "both"}).value_or(0));
  }
  if (const YamlNode* reach = fields.find("reach")) {
    read_reach(*reach, group);
  }
  if (const YamlNode* clears = fields.find("clears")) {
    group.clears = clears->flag().value_or(true);
  }
  if (const YamlNode* inside = fields.find("inside")) {
    group.inside = inside->flag().value_or(false);
  }
  return group;
}

std::vector<std::string> texts(const YamlFields& fields, std::string_view key) {
  const YamlNode* list = fields.find(key);
  return list == nullptr ? std::vector<std::string>() : list->texts();
}

/// Writes out the pieces that a pattern names: "<year>" stands for the piece "year", as does "<year>" in a later piece.
std::string with_pieces(std::string pattern, const std::vector<std::pair<std::string, std::string>>& pieces) {
  for (const auto& [name, text] : pieces) {
    const std::string place = fmt::format("<{}>", name);
    for (std::size_t at = pattern.find(place); at != std::string::npos; at = pattern.find(place, at + text.size())) {
      pattern.replace(at, place.size(), text);
    }
  }
  return pattern;
}

void read_sources(const YamlFields& fields, ContextDefinition& context) {
  std::vector<std::pair<std::string, std::string>> pieces;
  if (const YamlNode* node = fields.find("pieces")) {
    for (const auto& [name, text] : node->entries()) {
      pieces.emplace_back(name.text(), with_pieces(text.text(), pieces));
    }
  }
  if (const YamlNode* node = fields.find("sources")) {
    for (const auto& [name, pattern] : node->entries()) {
      LocatedText located = pattern.located();
      located.text = with_pieces(std::move(located.text), pieces);
      context.sources.push_back({name.text(), std::move(located)});
    }
  }
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
                   "leading", "mention", "pieces", "sources", "no-authors", "reference-headings", "trusted-hosts",
                   "untrusted-hosts", "untrusted-paths", "untrusted-text"});
  ContextDefinition context;
  context.where = file.where();
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
  read_sources(fields, context);
  context.untrusted_text = fields.located_texts("untrusted-text");
  context.no_authors = texts(fields, "no-authors");
  context.reference_headings = texts(fields, "reference-headings");
  context.trusted_hosts = texts(fields, "trusted-hosts");
  context.untrusted_hosts = texts(fields, "untrusted-hosts");
  context.untrusted_paths = texts(fields, "untrusted-paths");
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
