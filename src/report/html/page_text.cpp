#include "page_text.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "xml_text.h"

namespace candor {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::uint32_t last_line(const SourceFile& source, SourceSpan span) {
  return source.position(span.empty() ? span.begin : span.end - 1).line;
}

/// Draws one line: cut where a mark begins or ends, so that marks nest in no way and may overlap in any.
class LinePainter {
 public:
  LinePainter(const SourceFile& source, std::uint32_t line, const std::vector<Numbered>& findings,
              const std::string& prefix)
      : text_(source.line_text(line)), start_(source.line_start(line)), prefix_(prefix) {
    for (const Numbered& one : findings) {
      const SourceSpan span = *one.finding->span;
      const bool touches = span.begin < end() + 1 && (span.end > start_ || (span.empty() && span.begin >= start_));
      if (touches) {
        here_.push_back(one);
        cuts_.insert(std::clamp(span.begin, start_, end()));
        cuts_.insert(std::clamp(span.end, start_, end()));
      }
    }
    cuts_.insert(start_);
    cuts_.insert(end());
  }

  [[nodiscard]] std::string paint() const {
    std::string html;
    for (auto cut = cuts_.begin(); cut != cuts_.end(); ++cut) {
      html += numbers_ending_at(*cut);
      if (const auto next = std::next(cut); next != cuts_.end()) {
        html += piece({*cut, *next});
      }
    }
    return html;
  }

 private:
  [[nodiscard]] std::uint32_t end() const { return start_ + static_cast<std::uint32_t>(text_.size()); }

  [[nodiscard]] std::string piece(SourceSpan span) const {
    const std::string text = xml_text(text_.substr(span.begin - start_, span.size()));
    Severity gravest = Severity::kSuggestion;
    std::string numbers;
    std::string anchors;
    for (const Numbered& one : here_) {
      if (!one.finding->span->contains(span)) {
        continue;
      }
      gravest = std::max(gravest, one.finding->severity);
      numbers += fmt::format("{}{}", numbers.empty() ? "" : " ", one.number);
      if (one.finding->span->begin == span.begin) {
        anchors += fmt::format("<span id=\"{}-{}-at\"></span>", prefix_, one.number);
      }
    }
    return numbers.empty() ? text
                           : fmt::format("{}<mark class=\"{}\" data-of=\"{}\">{}</mark>", anchors, to_string(gravest),
                                         numbers, text);
  }

  [[nodiscard]] std::string numbers_ending_at(std::uint32_t offset) const {
    std::string html;
    for (const Numbered& one : here_) {
      if (one.finding->span->end != offset) {
        continue;
      }
      const std::string anchor =
          one.finding->span->empty() ? fmt::format("<span id=\"{}-{}-at\"></span>", prefix_, one.number) : "";
      html += fmt::format("{}<a class=\"ref {}\" href=\"#{}-{}\" aria-label=\"finding {}, {}\">{}</a>", anchor,
                          to_string(one.finding->severity), prefix_, one.number, one.number,
                          to_string(one.finding->severity), one.number);
    }
    return html;
  }

  std::string_view text_;
  std::uint32_t start_;
  const std::string& prefix_;
  std::vector<Numbered> here_;
  std::set<std::uint32_t> cuts_;
};

}  // namespace

std::vector<Passage> passages(const SourceFile& source, const std::vector<Numbered>& findings) {
  std::vector<Passage> all;
  auto next = findings.begin();
  // A passage goes on to here at least: a finding that began in it ends there.
  std::uint32_t reach = 0;
  bool open = false;
  for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
    const bool blank = is_blank(source.line_text(line));
    if (blank && line > reach) {
      open = false;
      continue;
    }
    if (!open) {
      all.push_back({line, line, {}});
      open = true;
    }
    all.back().last = line;
    for (; next != findings.end() && source.position(next->finding->span->begin).line <= line; ++next) {
      all.back().findings.push_back(*next);
      reach = std::max(reach, last_line(source, *next->finding->span));
    }
  }
  return all;
}

std::string passage_html(const SourceFile& source, const Passage& passage, const std::string& prefix) {
  std::string html;
  for (std::uint32_t line = passage.first; line <= passage.last; ++line) {
    const bool heading = source.line_text(line).starts_with('#');
    html += fmt::format("<span class=\"line{}\" data-line=\"{}\">{}</span>\n", heading ? " heading" : "", line,
                        LinePainter(source, line, passage.findings, prefix).paint());
  }
  return html;
}

}  // namespace candor
