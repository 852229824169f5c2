#include "places.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "candor/text/display_width.h"

namespace candor {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The characters of RFC 3986 that a path may hold as they are.
bool is_plain_in_path(char byte) {
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=@/";
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         kMarks.find(byte) != std::string_view::npos;
}

}  // namespace

Place place_of(const SourceFile& source, const Finding& finding) {
  if (!finding.span) {
    return {};
  }
  return {source.position(finding.span->begin), source.position(finding.span->end)};
}

std::uint32_t byte_column(const SourceFile& source, std::uint32_t offset) {
  return offset - source.line_start(source.position(offset).line) + 1;
}

std::uint64_t CodePointCounter::before(std::uint32_t offset) {
  if (offset < at_) {
    at_ = 0;
    count_ = 0;
  }
  for (; at_ < offset; ++at_) {
    count_ += is_continuation(text_[at_]) ? 0 : 1;
  }
  return count_;
}

std::string_view plain_path(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  }
  return path;
}

std::optional<std::string> path_in_repository(const RunInfo& run, std::string_view path) {
  namespace fs = std::filesystem;
  if (run.repository.empty()) {
    return std::nullopt;
  }
  const fs::path whole = (fs::path(run.working_folder) / path).lexically_normal();
  const fs::path inner = whole.lexically_relative(run.repository);
  return inner.empty() || *inner.begin() == ".." ? std::nullopt : std::optional(inner.string());
}

std::string forge_path(const RunInfo& run, std::string_view path) {
  return path_in_repository(run, path).value_or(std::string(plain_path(path)));
}

std::string path_uri(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char byte : plain_path(path)) {
    uri += is_plain_in_path(byte) ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return uri;
}

std::string_view first_url(const RuleInfo* rule) {
  if (rule != nullptr) {
    for (const Authority& authority : rule->references) {
      if (!authority.url.empty()) {
        return authority.url;
      }
    }
  }
  return {};
}

std::vector<const Replacement*> replacements_of(const Finding& finding) {
  std::vector<const Replacement*> all;
  if (finding.replacement) {
    all.push_back(&*finding.replacement);
  }
  for (const Alternative& other : finding.alternatives) {
    all.push_back(&other.replacement);
  }
  return all;
}

std::string rewording_text(const SourceFile& source, const Replacement& replacement) {
  const std::string_view words = source.text().substr(replacement.span.begin, replacement.span.size());
  return fmt::format("“{}” for “{}”", one_line(replacement.text), one_line(std::string(words)));
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  text.erase(text.find_last_not_of(' ') + 1);
  return printable(text);
}

}  // namespace candor
