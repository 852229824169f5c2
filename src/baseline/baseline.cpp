#include "candor/baseline/baseline.h"

#include <algorithm>

#include <fmt/format.h>

#include "candor/yaml/yaml.h"

namespace candor {
namespace {

constexpr std::size_t kFingerprintDigits = 16;

/// A YAML string between double quotes, on one line.
std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      quoted += '\\';
      quoted += byte;
    } else if (const auto code = static_cast<unsigned char>(byte); code < 0x20 || code == 0x7F) {
      quoted += fmt::format("\\x{:02x}", code);
    } else {
      quoted += byte;
    }
  }
  return quoted + "\"";
}

bool is_fingerprint(const std::string& text) {
  return text.size() == kFingerprintDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void read_page(const YamlNode& findings, std::map<std::string, KnownFinding>& page) {
  for (const auto& [key, value] : findings.entries()) {
    const std::string fingerprint = key.text();
    if (!is_fingerprint(fingerprint)) {
      key.fail(fmt::format("a fingerprint of {} hexadecimal digits is expected here", kFingerprintDigits));
    }
    const YamlFields fields = value.fields({"!rule", "match"});
    const YamlNode* match = fields.find("match");
    page[fingerprint] = {fields.text("rule"), match != nullptr ? match->text() : std::string()};
  }
}

}  // namespace

Baseline Baseline::read(const std::string& shown, const std::string& bytes, std::vector<Error>& mistakes) {
  Baseline baseline;
  const std::optional<YamlNode> file = YamlNode::parse(shown, bytes, mistakes);
  if (!file) {
    return baseline;
  }
  const YamlFields fields = file->fields({"!candor-baseline", "!pages"});
  if (const YamlNode* version = fields.find("candor-baseline")) {
    static_cast<void>(version->one_of({"1"}));
  }
  if (const YamlNode* pages = fields.find("pages")) {
    for (const auto& [key, value] : pages->entries()) {
      read_page(value, baseline.pages_[key.text()]);
    }
  }
  return baseline;
}

bool Baseline::knows(const std::string& page, const Finding& finding) const {
  const auto known = pages_.find(page);
  return known != pages_.end() && known->second.contains(finding.fingerprint);
}

void Baseline::set(const std::string& page, const std::vector<Finding>& findings, bool prune_only) {
  std::map<std::string, KnownFinding> kept;
  for (const Finding& finding : findings) {
    if (!prune_only || knows(page, finding)) {
      kept[finding.fingerprint] = {finding.rule, finding.match};
    }
  }
  if (kept.empty()) {
    pages_.erase(page);
  } else {
    pages_[page] = std::move(kept);
  }
}

std::size_t Baseline::size() const {
  std::size_t size = 0;
  for (const auto& [page, findings] : pages_) {
    size += findings.size();
  }
  return size;
}

std::string Baseline::text() const {
  std::string text =
      "# Findings that were there when candor began to check these pages. Written by 'candor baseline'; take entries "
      "out\n"
      "# as pages are mended, or let 'candor baseline prune' do it.\n"
      "candor-baseline: 1\n";
  text += pages_.empty() ? "pages: {}\n" : "pages:\n";
  for (const auto& [page, findings] : pages_) {
    text += fmt::format("  {}:\n", quoted(page));
    for (const auto& [fingerprint, finding] : findings) {
      text += finding.match.empty() ? fmt::format("    {}: {{rule: {}}}\n", quoted(fingerprint), finding.rule)
                                    : fmt::format("    {}: {{rule: {}, match: {}}}\n", quoted(fingerprint),
                                                  finding.rule, quoted(finding.match));
    }
  }
  return text;
}

}  // namespace candor
