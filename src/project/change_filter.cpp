#include "change_filter.h"

#include <algorithm>
#include <utility>

namespace candor {
namespace {

bool on_lines(const std::vector<LineRange>& lines, const Document& page, const SourceSpan& span) {
  const std::uint32_t first = page.source->position(span.begin).line;
  const std::uint32_t last = page.source->position(std::max(span.begin + 1, span.end) - 1).line;
  return std::any_of(lines.begin(), lines.end(),
                     [&](const LineRange& range) { return range.first <= last && first <= range.last; });
}

using FindingList = std::vector<const Finding*>;

std::string words_of(const Finding& finding) {
  return finding.rule + "\n" + finding.match;
}

std::string fingerprint_of(const Finding& finding) {
  return finding.rule + "\n" + finding.fingerprint;
}

/// Takes away the findings that pair off with an earlier one that has the same key and is as grave or graver; both are
/// gone then.
void pair_off(FindingList& findings, FindingList& earlier, std::string (*key)(const Finding&)) {
  std::multimap<std::string, const Finding*> by_key;
  for (const Finding* one : earlier) {
    by_key.emplace(key(*one), one);
  }
  std::set<const Finding*> used;
  std::erase_if(findings, [&](const Finding* finding) {
    const auto [begin, end] = by_key.equal_range(key(*finding));
    const auto same =
        std::find_if(begin, end, [&](const auto& one) { return one.second->severity >= finding->severity; });
    if (same == end) {
      return false;
    }
    used.insert(same->second);
    by_key.erase(same);
    return true;
  });
  std::erase_if(earlier, [&](const Finding* one) { return used.contains(one); });
}

/// Leaves the findings that a page did not have before. A sentence that was edited elsewhere keeps its claims: what is
/// left after fingerprints have been compared is known by its rule and words.
void keep_new(FindingList& findings, const std::vector<Finding>& earlier) {
  FindingList before;
  for (const Finding& one : earlier) {
    before.push_back(&one);
  }
  pair_off(findings, before, fingerprint_of);
  pair_off(findings, before, words_of);
}

}  // namespace

void ChangeFilter::keep_only(const std::set<std::string>& paths) {
  std::erase_if(changes_.files, [&](const auto& file) { return !paths.contains(file.first); });
}

const Result<std::map<std::string, std::string>>& ChangeFilter::bytes_before() const {
  std::call_once(read_, [&] {
    std::set<std::string> names;
    for (const auto& [path, file] : changes_.files) {
      names.insert(file.before.begin(), file.before.end());
    }
    before_ = changes_.repository.blobs(names);
  });
  return *before_;
}

std::optional<Error> ChangeFilter::limit(const std::string& path, const Document& page, FileReport& report,
                                         const EarlierFindings& earlier) const {
  const auto changed = changes_.files.find(path);
  if (changed == changes_.files.end()) {
    report.outside = std::move(report.findings);
    report.findings.clear();
    return std::nullopt;
  }
  const ChangedFile& file = changed->second;
  if (file.before.empty()) {
    return std::nullopt;
  }
  FindingList elsewhere;
  for (const Finding& finding : report.findings) {
    if (!finding.span || !on_lines(file.lines, page, *finding.span)) {
      elsewhere.push_back(&finding);
    }
  }
  if (elsewhere.empty()) {
    return std::nullopt;
  }
  const Result<std::map<std::string, std::string>>& bytes = bytes_before();
  if (!bytes) {
    return bytes.error();
  }
  FindingList fresh = elsewhere;
  for (const std::string& blob : file.before) {
    keep_new(fresh, fresh.empty() ? std::vector<Finding>() : earlier(bytes->at(blob)));
  }
  std::set<const Finding*> old(elsewhere.begin(), elsewhere.end());
  for (const Finding* finding : fresh) {
    old.erase(finding);
  }
  std::vector<Finding> kept;
  for (Finding& finding : report.findings) {
    (old.contains(&finding) ? report.outside : kept).push_back(std::move(finding));
  }
  report.findings = std::move(kept);
  return std::nullopt;
}

}  // namespace candor
