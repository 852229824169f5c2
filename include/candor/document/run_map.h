#pragma once

#include <cstdint>
#include <vector>

#include "candor/base/span.h"

/// Where each byte of a block's text stands in the source. Nothing is ever searched for again: this map is
/// the only way back.

namespace candor {

enum class RunKind : std::uint8_t {
  kVerbatim,   ///< the same bytes as in the source
  kSoftBreak,  ///< one space for a line end, with the indentation and the quote or list marks around it
  kHardBreak,  ///< one space for a line break the author asked for
  kEntity,     ///< decoded text for "&nbsp;"
  kDropped,    ///< nothing for a soft hyphen, a tag, a footnote mark: text size 0
  kObject,     ///< U+FFFC for code, an image or a bare address
};

/// The run reaches to the next run's `text`, the last one to the end of the block's text.
struct Run {
  std::uint32_t text = 0;         ///< where it begins in the block's text
  std::uint32_t source = 0;       ///< where it begins in the source
  std::uint32_t source_size = 0;  ///< how many bytes of the source it stands for
  RunKind kind = RunKind::kVerbatim;

  friend bool operator==(const Run&, const Run&) = default;
};

class RunMap {
 public:
  /// Runs are added in ascending order of text and of source.
  void add(Run run) { runs_.push_back(run); }

  /// Takes back all runs that begin at or behind `offset` of the text.
  void cut(std::uint32_t offset) {
    while (!runs_.empty() && runs_.back().text >= offset) {
      runs_.pop_back();
    }
  }

  /// Shortens the last run so that it does not reach beyond `source`.
  void end_before(std::uint32_t source) {
    if (!runs_.empty() && runs_.back().source + runs_.back().source_size > source) {
      runs_.back().source_size = source > runs_.back().source ? source - runs_.back().source : 0;
    }
  }

  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

  /// The source bytes from the first to the last byte of a span of text, everything between included. A span
  /// that cuts into an entity takes all of it. An empty span gives the empty span where it stands.
  [[nodiscard]] SourceSpan to_source(TextSpan span) const;

  /// The same without what is no text: markup, line ends and quote marks between the words are left out.
  [[nodiscard]] std::vector<SourceSpan> pieces(TextSpan span) const;

 private:
  [[nodiscard]] std::size_t run_at(std::uint32_t offset) const;

  std::vector<Run> runs_;
};

}  // namespace candor
