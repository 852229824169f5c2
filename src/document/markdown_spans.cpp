#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "entities.h"
#include "link_tail.h"
#include "markdown_parser.h"
#include "prose.h"

// Emphasis, code spans, links and images. md4c does not say where a span begins or ends: layers lie over the
// text that comes between, and what stands around it is read from the source.

namespace candor {
namespace {

/// An attribute as its reader gets it: md4c has taken escapes out already, entities are still there.
std::string decoded(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
  }
  return text;
}

/// Whether a link only shows where it leads: its text is its address.
bool is_bare_address(std::string_view text, std::string_view destination) {
  const bool address = text.find_first_of(":@") != std::string_view::npos || text.starts_with("www.");
  const auto leads_there = [&](std::string_view added) {
    return destination.starts_with(added) && destination.substr(added.size()) == text;
  };
  return address && (leads_there("") || leads_there("mailto:") || leads_there("http://"));
}

}  // namespace

void MarkdownParser::enter_span(MD_SPANTYPE type, void* detail) {
  switch (type) {
    case MD_SPAN_EM:
      out().open(LayerKind::kEmphasis);
      break;
    case MD_SPAN_STRONG:
      out().open(LayerKind::kStrong);
      break;
    case MD_SPAN_DEL:
      out().open(LayerKind::kDeleted);
      break;
    case MD_SPAN_CODE:
      code_ = {};
      break;
    case MD_SPAN_A:
      enter_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
      break;
    case MD_SPAN_IMG:
      enter_image();
      break;
    default:
      break;
  }
}

void MarkdownParser::leave_span(MD_SPANTYPE type, void* detail) {
  switch (type) {
    case MD_SPAN_EM:
      out().close(LayerKind::kEmphasis);
      break;
    case MD_SPAN_STRONG:
      out().close(LayerKind::kStrong);
      break;
    case MD_SPAN_DEL:
      out().close(LayerKind::kDeleted);
      break;
    case MD_SPAN_CODE:
      leave_code();
      break;
    case MD_SPAN_A:
      leave_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
      break;
    case MD_SPAN_IMG:
      leave_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
      break;
    default:
      break;
  }
}

void MarkdownParser::leave_code() {
  if (code_.empty()) {
    code_ = {read_up_to(), read_up_to()};
  }
  page_.page().code.push_back(code_);
  if (hidden_.empty() && code_.begin >= comment_end_) {
    out().object(LayerKind::kCode, 0, code_);
  }
}

void MarkdownParser::enter_link(const MD_SPAN_A_DETAIL& detail) {
  links_.push_back(static_cast<std::uint32_t>(page_.page().links.size()));
  if (image_depth_ == 0) {
    page_.page().links.push_back({decoded(detail.href)});
    page_.text().open(LayerKind::kLink, links_.back());
  }
}

void MarkdownParser::leave_link(const MD_SPAN_A_DETAIL& detail) {
  const std::uint32_t link = links_.back();
  links_.pop_back();
  BlockBuilder& text = page_.text();
  const std::uint32_t begin = std::min(text.opened(LayerKind::kLink).value_or(text.size()), text.size());
  const bool seen = image_depth_ == 0;
  const bool bare = seen && is_bare_address(text.text().substr(begin), page_.page().links[link].destination);
  if (seen) {
    text.close(LayerKind::kLink);
  }
  // The text of an autolink has no bracket behind it.
  const std::string_view behind = page_.source().substr(std::min<std::size_t>(read_up_to(), buffer_.size()));
  if (!bare || behind.starts_with(']')) {
    const LinkTail tail = read_link_tail(page_.source(), read_up_to());
    title(detail.title, tail.title);
    tail_end_ = tail.end;
  }
  if (bare) {
    text.replace_by_object(begin, LayerKind::kAddress, link);
  }
}

void MarkdownParser::title(const MD_ATTRIBUTE& attribute, SourceSpan written) {
  if (attribute.text == nullptr || attribute.size == 0) {
    return;
  }
  // The title of a reference stands in its definition. One that md4c had to copy from there has no place to
  // point at.
  if (written.empty() && inside(attribute.text)) {
    written = place(attribute.text, attribute.size);
  }
  if (written.empty() || !titles_.insert(written.begin).second) {
    return;
  }
  BlockBuilder text(page_.source());
  add_prose(written, {.entities = true, .backslashes = true}, text);
  page_.aside(BlockKind::kTitle, text.take());
}

void MarkdownParser::enter_image() {
  if (image_depth_ == 0) {
    const std::uint32_t from = read_up_to();
    const std::size_t found = page_.source().find("![", from);
    image_begin_ = found == std::string_view::npos ? from : static_cast<std::uint32_t>(found);
    tail_end_ = std::min<std::uint32_t>(image_begin_ + 2, static_cast<std::uint32_t>(buffer_.size()));
  }
  ++image_depth_;
}

void MarkdownParser::leave_image(const MD_SPAN_IMG_DETAIL& detail) {
  const LinkTail tail = read_link_tail(page_.source(), read_up_to());
  title(detail.title, tail.title);
  tail_end_ = tail.end;
  if (--image_depth_ > 0) {
    return;
  }
  const std::uint32_t begin = std::min(image_begin_, image_text_.source_begin().value_or(image_begin_));
  page_.aside(BlockKind::kImageText, image_text_.take());
  if (hidden_.empty() && begin >= comment_end_) {
    page_.text().object(LayerKind::kImage, 0, {begin, std::max(begin, tail.end)});
  }
}

}  // namespace candor
