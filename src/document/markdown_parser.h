#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <md4c.h>

#include "candor/document/document.h"

#include "footnotes.h"
#include "html.h"
#include "page_builder.h"

namespace candor {

/// Turns md4c's callbacks into blocks. Places come from where md4c's text pointers lie in the buffer it was
/// given; what lies outside of it (line breaks, mostly) is text of md4c's own.
class MarkdownParser {
 public:
  /// `buffer` has the source's bytes, some of them perhaps blanked; both have the same offsets.
  MarkdownParser(std::string_view buffer, const Footnotes& footnotes, PageBuilder& page, bool extensions)
      : buffer_(buffer), footnotes_(footnotes), page_(page), extensions_(extensions) {}

  /// Parses the buffer from `begin` on. False: it has tables with far more cells than bytes, and was given up.
  bool parse(std::uint32_t begin);

 private:
  struct Callbacks;

  /// md4c 0.4.8 fills short rows up with empty cells: a small page can have any number of them.
  [[nodiscard]] bool too_many_cells() const { return cells_ > buffer_.size(); }

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void finish();
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type, void* detail);
  void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size);
  void visible_text(MD_TEXTTYPE type, SourceSpan place);

  void plain(SourceSpan place);
  /// A footnote's mark or a comment that begins at `at`; empty when there is none.
  SourceSpan unseen_mark(std::string_view text, std::uint32_t at);
  void footnote_mark(SourceSpan place);
  void html_piece(const MD_CHAR* text, MD_SIZE size);
  void tag(const HtmlTag& tag, SourceSpan place);
  void enter_link(const MD_SPAN_A_DETAIL& detail);
  void leave_link(const MD_SPAN_A_DETAIL& detail);
  void enter_image();
  void leave_image(const MD_SPAN_IMG_DETAIL& detail);
  void leave_code();
  void title(const MD_ATTRIBUTE& attribute, SourceSpan written);

  /// What text goes to: the block, or the text of the image that is open.
  [[nodiscard]] BlockBuilder& out() { return image_depth_ > 0 ? image_text_ : page_.text(); }

  /// How far the current block has been read, markup behind its last text included.
  [[nodiscard]] std::uint32_t read_up_to() { return std::max(out().source_end(), tail_end_); }

  [[nodiscard]] bool inside(const MD_CHAR* text) const;
  [[nodiscard]] SourceSpan place(const MD_CHAR* text, MD_SIZE size) const;

  std::string_view buffer_;
  const Footnotes& footnotes_;
  PageBuilder& page_;
  bool extensions_;

  std::size_t cells_ = 0;  ///< of tables
  bool in_code_block_ = false;
  bool in_html_block_ = false;
  std::vector<SourceSpan> html_lines_;

  SourceSpan code_;            ///< the text of the code span that is open
  SourceSpan html_;            ///< a tag that is not complete yet
  bool html_goes_on_ = false;  ///< at a line end within it
  std::string hidden_;         ///< the open element whose content is not seen
  std::uint32_t hidden_begin_ = 0;
  std::uint32_t comment_end_ = 0;        ///< text before it lies in a comment
  std::uint32_t no_comment_before_ = 0;  ///< what looks like the beginning of a comment before it is none
  std::uint32_t tail_end_ = 0;           ///< behind the last link's destination
  std::vector<std::uint32_t> links_;     ///< open links, by their place in Document::links
  std::set<std::uint32_t> titles_;       ///< where titles begin that have a block already
  std::uint32_t image_depth_ = 0;
  std::uint32_t image_begin_ = 0;
  BlockBuilder image_text_{page_.source()};
};

}  // namespace candor
