#include "markdown_parser.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "entities.h"
#include "html_text.h"
#include "lines.h"

namespace candor {
namespace {

/// A label is no longer than this, in bytes: links have the same limit.
constexpr std::size_t kMaxLabel = 999;

struct CommentEnd {
  std::uint32_t end = 0;  ///< behind the comment, or where its paragraph ends without the comment's end
  bool found = false;
};

/// Looks for the end of the comment that begins at `at`, in its paragraph.
CommentEnd find_comment_end(std::string_view text, std::uint32_t at) {
  for (const std::string_view whole : {"<!-->", "<!--->"}) {
    if (text.substr(at, whole.size()) == whole) {
      return {at + static_cast<std::uint32_t>(whole.size()), true};
    }
  }
  for (Line line = line_at(text, at); line.begin < text.size(); line = line_at(text, line.next)) {
    const std::string_view content = line.in(text);
    if (content.find_first_not_of(" \t>") == std::string_view::npos) {
      return {line.begin, false};
    }
    const std::size_t end = content.find("-->", line.begin == at ? 4 : 0);
    if (end != std::string_view::npos) {
      return {line.begin + static_cast<std::uint32_t>(end + 3), true};
    }
  }
  return {static_cast<std::uint32_t>(text.size()), false};
}

}  // namespace

/// The plain functions that md4c calls; their last argument is the parser.
struct MarkdownParser::Callbacks {
  static int enter_block(MD_BLOCKTYPE type, void* detail, void* parser) {
    auto& here = *static_cast<MarkdownParser*>(parser);
    here.enter_block(type, detail);
    return here.too_many_cells() ? 1 : 0;
  }

  static int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* parser) {
    static_cast<MarkdownParser*>(parser)->leave_block(type);
    return 0;
  }

  static int enter_span(MD_SPANTYPE type, void* detail, void* parser) {
    static_cast<MarkdownParser*>(parser)->enter_span(type, detail);
    return 0;
  }

  static int leave_span(MD_SPANTYPE type, void* detail, void* parser) {
    static_cast<MarkdownParser*>(parser)->leave_span(type, detail);
    return 0;
  }

  static int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* parser) {
    static_cast<MarkdownParser*>(parser)->text(type, text, size);
    return 0;
  }
};

bool MarkdownParser::parse(std::uint32_t begin) {
  constexpr unsigned kExtensions =
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
  const MD_PARSER callbacks{0,
                            extensions_ ? kExtensions : 0U,
                            Callbacks::enter_block,
                            Callbacks::leave_block,
                            Callbacks::enter_span,
                            Callbacks::leave_span,
                            Callbacks::text,
                            nullptr,
                            nullptr};
  // md4c fails only when it runs out of memory or a callback says so.
  static_cast<void>(md_parse(buffer_.data() + begin, static_cast<MD_SIZE>(buffer_.size() - begin), &callbacks, this));
  finish();
  return !too_many_cells();
}

bool MarkdownParser::inside(const MD_CHAR* text) const {
  // Pointers into different objects may only be compared through std::less.
  const std::less<> before;
  return !before(text, buffer_.data()) && before(text, buffer_.data() + buffer_.size());
}

SourceSpan MarkdownParser::place(const MD_CHAR* text, MD_SIZE size) const {
  const auto begin = static_cast<std::uint32_t>(text - buffer_.data());
  return {begin, begin + size};
}

void MarkdownParser::finish() {
  if (const std::optional<std::uint32_t> begin = page_.text().source_begin();
      begin && page_.kind() == BlockKind::kParagraph && footnotes_.contain(*begin)) {
    page_.begin(BlockKind::kFootnote);
  }
  page_.finish();
  hidden_.clear();
  html_ = {};
}

void MarkdownParser::enter_block(MD_BLOCKTYPE type, void* detail) {
  finish();
  switch (type) {
    case MD_BLOCK_QUOTE:
      page_.enter_quote();
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_TABLE:
      page_.enter_list();
      break;
    case MD_BLOCK_LI:
      page_.enter_item();
      break;
    case MD_BLOCK_H:
      page_.begin(BlockKind::kHeading, static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      break;
    case MD_BLOCK_TR:
      page_.begin_row();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      ++cells_;
      page_.begin_cell(type == MD_BLOCK_TH);
      break;
    case MD_BLOCK_HR:
      page_.interrupt();
      break;
    case MD_BLOCK_CODE:
      in_code_block_ = true;
      page_.interrupt();
      break;
    case MD_BLOCK_HTML:
      in_html_block_ = true;
      html_lines_.clear();
      break;
    default:
      break;
  }
}

void MarkdownParser::leave_block(MD_BLOCKTYPE type) {
  finish();
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_LI:
      page_.leave();
      break;
    case MD_BLOCK_CODE:
      in_code_block_ = false;
      break;
    case MD_BLOCK_HTML:
      in_html_block_ = false;
      read_html_block(html_lines_, page_);
      break;
    default:
      break;
  }
}

void MarkdownParser::text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
  const bool here = inside(text);
  if (in_code_block_) {
    if (here) {
      page_.page().code.push_back(place(text, size));
    }
    return;
  }
  if (in_html_block_) {
    if (here) {
      html_lines_.push_back(place(text, size));
    }
    return;
  }
  if (type == MD_TEXT_HTML) {
    html_piece(text, size);
  } else if (type == MD_TEXT_CODE && here) {
    const SourceSpan code = place(text, size);
    code_ = {code_.empty() ? code.begin : code_.begin, code.end};
  } else if (hidden_.empty() && (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)) {
    out().line_break(type == MD_TEXT_BR ? RunKind::kHardBreak : RunKind::kSoftBreak);
  } else if (hidden_.empty() && here) {
    visible_text(type, place(text, size));
  }
}

void MarkdownParser::visible_text(MD_TEXTTYPE type, SourceSpan place) {
  place.begin = std::min(std::max(place.begin, comment_end_), place.end);
  if (place.empty()) {
    return;
  }
  if (type == MD_TEXT_ENTITY) {
    out().decoded(decode_entity(page_.source().substr(place.begin, place.size())), place);
  } else if (type == MD_TEXT_NORMAL) {
    plain(place);
  }
}

void MarkdownParser::plain(SourceSpan place) {
  const std::string_view text = page_.source().substr(0, place.end);
  std::uint32_t done = place.begin;
  const bool escaped = place.begin > 0 && text[place.begin - 1] == '\\';
  for (std::size_t at = text.find_first_of("[<", escaped ? done + 1 : done); at != std::string_view::npos;
       at = text.find_first_of("[<", std::max<std::size_t>(at + 1, done))) {
    const SourceSpan mark = unseen_mark(text, static_cast<std::uint32_t>(at));
    if (!mark.empty()) {
      out().verbatim({done, mark.begin});
      text[at] == '[' ? footnote_mark(mark) : out().drop(mark);
      done = std::min(mark.end, place.end);
    }
  }
  out().verbatim({done, place.end});
}

SourceSpan MarkdownParser::unseen_mark(std::string_view text, std::uint32_t at) {
  if (extensions_ && text.substr(at, 2) == "[^") {
    const std::string_view label = text.substr(at + 2, kMaxLabel);
    const std::size_t end = label.find_first_of("] \t[");
    const bool mark = end != std::string_view::npos && end > 0 && label[end] == ']';
    return mark ? SourceSpan{at, at + static_cast<std::uint32_t>(end) + 3} : SourceSpan{at, at};
  }
  // md4c 0.4.8 knows fewer comments than there are: those with "--" within are text to it.
  if (text.substr(at, 4) == "<!--" && at >= no_comment_before_) {
    const CommentEnd comment = find_comment_end(page_.source(), at);
    (comment.found ? comment_end_ : no_comment_before_) = comment.end;
    return {at, comment.found ? comment.end : at};
  }
  return {at, at};
}

void MarkdownParser::footnote_mark(SourceSpan place) {
  const std::string_view label = page_.source().substr(place.begin + 2, place.size() - 3);
  out().mark(LayerKind::kFootnoteMark, static_cast<std::uint32_t>(page_.page().notes.size()), place);
  page_.page().notes.push_back({std::string(label), footnotes_.labels.find(label) != footnotes_.labels.end()});
}

void MarkdownParser::html_piece(const MD_CHAR* text, MD_SIZE size) {
  // A tag that runs over lines comes in pieces, with line ends of md4c's own between them.
  if (!inside(text)) {
    html_goes_on_ = true;
    return;
  }
  const SourceSpan piece = place(text, size);
  html_ = {html_goes_on_ && !html_.empty() ? html_.begin : piece.begin, piece.end};
  html_goes_on_ = false;
  if (page_.source()[html_.end - 1] != '>') {
    return;
  }
  const HtmlTag read = read_tag(page_.source().substr(0, html_.end), html_.begin);
  if (read.end != 0) {
    tag(read, {html_.begin, read.end});
    html_ = {};
  }
}

void MarkdownParser::tag(const HtmlTag& tag, SourceSpan place) {
  if (place.begin < comment_end_) {
    return;
  }
  if (hidden_.empty() && is_hidden_element(tag.name) && !tag.closes) {
    hidden_ = tag.name;
    hidden_begin_ = place.begin;
  } else if (hidden_.empty()) {
    read_inline_tag(tag, place, page_, out());
  } else if (tag.closes && tag.name == hidden_) {
    if (hidden_ == "code") {
      out().object(LayerKind::kCode, 0, {hidden_begin_, place.end});
    } else {
      out().drop({hidden_begin_, place.end});
    }
    hidden_.clear();
  }
}

}  // namespace candor
