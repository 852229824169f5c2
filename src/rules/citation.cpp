#include "candor/rules/citation.h"

#include <algorithm>
#include <array>
#include <string>

namespace candor {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  return lower;
}

/// Host and path of "https://user@WWW.example.org:8080/page?q"; an empty host when the address is not on the web.
struct Address {
  std::string host;
  std::string path;
};

Address read_address(std::string_view destination) {
  const std::string lower = lower_ascii(destination);
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!lower.starts_with(scheme)) {
      continue;
    }
    const std::string_view address = std::string_view(lower).substr(scheme.size());
    const std::size_t end = std::min(address.find_first_of("/?#"), address.size());
    std::string_view host = address.substr(0, end);
    host = host.substr(host.rfind('@') + 1);
    const std::string_view path = address.substr(end, address.find_first_of("?#", end) - end);
    return {std::string(host.substr(0, host.find(':'))), std::string(path)};
  }
  return {};
}

bool belongs_to(std::string_view host, const std::vector<std::string>& domains) {
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
  });
}

/// Whether one of the names is a part of the path: "/blog/ketamine" has "blog".
bool passes_through(std::string_view path, const std::vector<std::string>& names) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (std::find(names.begin(), names.end(), path.substr(begin, end - begin)) != names.end()) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether the first word in capitals is one that is no author: "Since 2014", "Medline, 2010".
bool names_no_author(std::string_view text, const std::vector<std::string>& no_authors) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) {
      ++end;
    }
    const std::string_view word = text.substr(at, end - at);
    if (!word.empty() && (word[0] < 'a' || word[0] > 'z')) {
      return std::find(no_authors.begin(), no_authors.end(), lower_ascii(word)) != no_authors.end();
    }
    at = std::max(end, at + 1);
  }
  return false;
}

std::string_view mark_name(CitationMark::Kind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"number", "superscript", "bare-number", "footnote"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

bool CitationFinder::link_is_source(const Layer& layer, const SentenceView& sentence) const {
  const ContextDefinition& context = *book_.contexts()[*book_.citation_context()];
  const Address address = read_address(page_.links[layer.index].destination);
  if (address.host.empty()) {
    return false;
  }
  if (belongs_to(address.host, context.trusted_hosts)) {
    return true;
  }
  if (belongs_to(address.host, context.untrusted_hosts) || passes_through(address.path, context.untrusted_paths)) {
    return false;
  }
  // A link that says "learn more" promises no source, wherever it leads.
  const auto untrusted = phrases_of(book_, sentence.phrases, Role::kUntrusted, *book_.citation_context());
  return std::none_of(untrusted.begin(), untrusted.end(), [&](const PhraseMatch& found) {
    return layer.span.overlaps({sentence.places[found.begin].begin, sentence.places[found.end - 1].end});
  });
}

void CitationFinder::find_marks(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const {
  const std::vector<CitationMark> marks = find_citation_marks(block, sentence.span);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const CitationMark& mark = marks[i];
    Citation& citation = out.emplace_back(Citation{mark_name(mark.kind), mark.span, references_.resolves(mark)});
    if (mark.kind == CitationMark::Kind::kFootnote) {
      citation.source = source_of(page_, block, marks, i);
    }
  }
}

void CitationFinder::find_links(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const {
  const auto first =
      std::lower_bound(block.layers.begin(), block.layers.end(), sentence.span.begin,
                       [](const Layer& layer, std::uint32_t offset) { return layer.span.begin < offset; });
  for (auto layer = first; layer != block.layers.end() && layer->span.begin <= sentence.span.end; ++layer) {
    if (layer->kind == LayerKind::kLink || layer->kind == LayerKind::kAddress) {
      out.push_back({"link", layer->span, link_is_source(*layer, sentence)});
    }
  }
}

void CitationFinder::find_patterns(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const {
  const std::string_view text = std::string_view(block.text).substr(sentence.span.begin, sentence.span.size());
  // A source in running text has a number in it; most sentences have none.
  if (std::none_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; })) {
    return;
  }
  const std::vector<std::string>& no_authors = book_.contexts()[*book_.citation_context()]->no_authors;
  std::vector<std::uint32_t> candidates;
  book_.source_filter().candidates(text, candidates);
  for (const std::uint32_t candidate : candidates) {
    const ContextRegex& pattern = book_.source_patterns()[candidate];
    for (const TextSpan found : pattern.regex.find(text)) {
      const bool author = pattern.name.ends_with("-year");
      if (!author || !names_no_author(text.substr(found.begin, found.size()), no_authors)) {
        out.push_back({pattern.name, {sentence.span.begin + found.begin, sentence.span.begin + found.end}, true});
      }
    }
  }
}

std::vector<Citation> CitationFinder::find(const Block& block, const SentenceView& sentence) const {
  std::vector<Citation> found;
  if (!book_.citation_context()) {
    return found;
  }
  find_marks(block, sentence, found);
  find_links(block, sentence, found);
  find_patterns(block, sentence, found);
  std::stable_sort(found.begin(), found.end(), [](const Citation& a, const Citation& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  // Two patterns may see the same source: the longer one has it all.
  std::vector<Citation> kept;
  for (const Citation& citation : found) {
    if (kept.empty() || citation.span.empty() || !kept.back().span.overlaps(citation.span)) {
      kept.push_back(citation);
    }
  }
  return kept;
}

}  // namespace candor
