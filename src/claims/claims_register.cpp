#include "candor/claims/claims_register.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "candor/text/fold.h"
#include "candor/text/token.h"
#include "candor/yaml/yaml.h"

namespace candor {
namespace {

/// Folders above a page that are looked into, should there be no repository.
constexpr int kMaxFolders = 64;

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
  });
}

class RegisterReader {
 public:
  ClaimsRegister read(const YamlNode& file, const std::string& path) {
    ClaimsRegister claims{path, {}};
    const YamlFields fields = file.fields({"!candor-claims", "!claims"});
    if (const YamlNode* version = fields.find("candor-claims"); version != nullptr && version->text() != "1") {
      version->fail(fmt::format("this is version '{}' of the format; this program reads version 1", version->text()));
    }
    const YamlNode* list = fields.find("claims");
    if (list == nullptr) {
      return claims;
    }
    const std::vector<YamlNode> items = list->items();
    if (items.size() > kMaxClaims) {
      list->fail(fmt::format("there are {} claims; a register has at most {}", items.size(), kMaxClaims));
      return claims;
    }
    for (const YamlNode& item : items) {
      claims.claims.push_back(read_claim(item));
    }
    return claims;
  }

 private:
  ApprovedClaim read_claim(const YamlNode& item) {
    ApprovedClaim claim;
    claim.where = item.where();
    const YamlFields fields = item.fields(
        {"!id", "!text", "variations", "!references", "!approved-by", "approved-on", "until", "withdrawn", "note"});
    read_id(fields, claim);
    if (const YamlNode* text = fields.find("text")) {
      add_text(*text, claim);
    }
    if (const YamlNode* variations = fields.find("variations")) {
      for (const YamlNode& variation : variations->items()) {
        add_text(variation, claim);
      }
    }
    if (const YamlNode* references = fields.find("references")) {
      claim.references = references->texts();
      if (references->is_list() && claim.references.empty()) {
        references->fail("an approved claim rests on at least one reference");
      }
    }
    claim.approved_by = fields.text("approved-by");
    claim.note = fields.text("note");
    claim.approved_on = date(fields, "approved-on");
    claim.until = date(fields, "until");
    claim.withdrawn = date(fields, "withdrawn");
    if (claim.approved_on && claim.until && *claim.until < *claim.approved_on) {
      fields.find("until")->fail("the last day lies before the day of the approval");
    }
    return claim;
  }

  void read_id(const YamlFields& fields, ApprovedClaim& claim) {
    const YamlNode* id = fields.find("id");
    if (id == nullptr) {
      return;
    }
    claim.id = id->text();
    if (claim.id.empty()) {
      return;  // text() has complained
    }
    if (!is_id(claim.id)) {
      id->fail("an id has small letters, digits, hyphens and points only");
    } else if (const auto [first, is_new] = ids_.emplace(claim.id, id->where().line); !is_new) {
      id->fail(fmt::format("the id '{}' is that of the claim in line {} too", claim.id, first->second));
    }
  }

  void add_text(const YamlNode& node, ApprovedClaim& claim) {
    LocatedText text = node.located();
    if (text.text.empty()) {
      return;
    }
    std::string key;
    const std::vector<std::string> words = claim_words(text.text);
    for (const std::string& word : words) {
      key += word + " ";
    }
    if (words.size() < kMinClaimWords) {
      node.fail(fmt::format("a claim is a sentence: it has at least {} words", kMinClaimWords));
    } else if (words.size() > kMaxClaimWords) {
      node.fail(fmt::format("a claim has at most {} words", kMaxClaimWords));
    } else if (const auto [first, is_new] = texts_.emplace(key, node.where().line); !is_new) {
      node.fail(fmt::format("the same words stand in line {} already", first->second));
    }
    claim.texts.push_back(std::move(text));
  }

  static std::optional<Date> date(const YamlFields& fields, std::string_view key) {
    const YamlNode* node = fields.find(key);
    return node != nullptr ? node->date() : std::nullopt;
  }

  std::map<std::string, std::uint32_t> ids_;
  std::map<std::string, std::uint32_t> texts_;
};

std::string joined(const std::string& folder, std::string_view name) {
  return folder.ends_with('/') ? folder + std::string(name) : folder + "/" + std::string(name);
}

}  // namespace

ClaimState state_on(const ApprovedClaim& claim, Date today) {
  if (claim.withdrawn && *claim.withdrawn <= today) {
    return ClaimState::kWithdrawn;
  }
  return claim.until && *claim.until < today ? ClaimState::kExpired : ClaimState::kApproved;
}

std::vector<std::string> claim_words(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text)) {
    const std::string_view spelling = text.substr(token.span.begin, token.span.size());
    // "85%" and "85" are not the same claim, nor are "$5" and "5".
    const bool counts = token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber || spelling == "%" ||
                        spelling == "$" || spelling == "£" || spelling == "€" || spelling == "<" || spelling == ">";
    if (counts) {
      words.push_back(fold(spelling).text);
    }
  }
  return words;
}

ClaimsRegister read_claims_register(const std::string& path, const std::string& bytes, std::vector<Error>& mistakes) {
  const std::optional<YamlNode> file = YamlNode::parse(path, bytes, mistakes);
  return file ? RegisterReader().read(*file, path) : ClaimsRegister{path, {}};
}

std::optional<std::string> find_claims_register(const FileSystem& files, const std::string& folder) {
  std::string at = folder;
  for (int i = 0; i < kMaxFolders; ++i) {
    const std::string path = joined(at, kClaimsFileName);
    if (files.kind(path) != FileKind::kMissing) {
      return path;
    }
    const std::size_t slash = at.rfind('/');
    if (files.kind(joined(at, ".git")) != FileKind::kMissing || at == "/" || slash == std::string::npos) {
      return std::nullopt;
    }
    at = slash == 0 ? "/" : at.substr(0, slash);
  }
  return std::nullopt;
}

}  // namespace candor
