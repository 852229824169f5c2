#include "html_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "entities.h"
#include "prose.h"

namespace candor {
namespace {

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// The heading level of "h1" … "h6"; 0 for other elements.
std::uint8_t heading_level(std::string_view name) {
  const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? static_cast<std::uint8_t>(name[1] - '0') : std::uint8_t{0};
}

bool is_cell(std::string_view name) {
  return name == "td" || name == "th";
}

BlockKind block_kind(std::string_view name) {
  if (heading_level(name) > 0) {
    return BlockKind::kHeading;
  }
  return is_cell(name) ? BlockKind::kTableCell : BlockKind::kParagraph;
}

std::optional<LayerKind> layer_of(std::string_view name) {
  struct Row {
    std::string_view name;
    LayerKind layer;
  };

  static constexpr std::array<Row, 14> kLayers = {{{"sup", LayerKind::kSuperscript},
                                                   {"em", LayerKind::kEmphasis},
                                                   {"i", LayerKind::kEmphasis},
                                                   {"dfn", LayerKind::kEmphasis},
                                                   {"mark", LayerKind::kEmphasis},
                                                   {"u", LayerKind::kEmphasis},
                                                   {"q", LayerKind::kQuoted},
                                                   {"cite", LayerKind::kQuoted},
                                                   {"blockquote", LayerKind::kQuoted},
                                                   {"strong", LayerKind::kStrong},
                                                   {"b", LayerKind::kStrong},
                                                   {"del", LayerKind::kDeleted},
                                                   {"s", LayerKind::kDeleted},
                                                   {"strike", LayerKind::kDeleted}}};
  const auto* const found =
      std::find_if(kLayers.begin(), kLayers.end(), [name](const Row& row) { return row.name == name; });
  return found == kLayers.end() ? std::nullopt : std::optional<LayerKind>(found->layer);
}

/// Puts the prose attributes of a tag aside.
void read_attributes(const HtmlTag& tag, PageBuilder& page) {
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (is_prose_attribute(attribute.name)) {
      BlockBuilder value(page.source());
      add_prose({attribute.begin, attribute.end}, {.entities = true}, value);
      page.aside(attribute.name == "alt" ? BlockKind::kImageText : BlockKind::kTitle, value.take());
    }
  }
}

void read_anchor(const HtmlTag& tag, PageBuilder& page, BlockBuilder& out) {
  if (tag.closes) {
    out.close(LayerKind::kLink);
    return;
  }
  const auto href = std::find_if(tag.attributes.begin(), tag.attributes.end(),
                                 [](const HtmlAttribute& attribute) { return attribute.name == "href"; });
  if (href != tag.attributes.end()) {
    out.open(LayerKind::kLink, static_cast<std::uint32_t>(page.page().links.size()));
    page.page().links.push_back({decode_entities(page.source().substr(href->begin, href->end - href->begin))});
  }
}

class HtmlTextReader {
 public:
  explicit HtmlTextReader(PageBuilder& page) : source_(page.source()), page_(page) {}

  void read(const std::vector<SourceSpan>& lines) {
    page_.finish();
    source_ = source_.substr(0, lines.empty() ? 0 : lines.back().end);
    std::uint32_t done = 0;  // a tag may reach over the lines that follow
    for (const SourceSpan line : lines) {
      std::uint32_t at = std::max(line.begin, done);
      while (at < line.end) {
        at = source_[at] == '<' ? tag(at) : text({at, line.end});
      }
      done = at;
      page_.text().line_break(RunKind::kSoftBreak);
    }
    page_.finish();
    for (; depth_ > 0; --depth_) {
      page_.leave();
    }
  }

 private:
  /// Text up to the next tag; white space around it is one space.
  std::uint32_t text(SourceSpan piece) {
    const std::size_t next = std::min<std::size_t>(source_.find('<', piece.begin), piece.end);
    const auto end = static_cast<std::uint32_t>(next);
    if (!hidden_.empty()) {
      return end;
    }
    std::uint32_t begin = piece.begin;
    while (begin < end && is_blank(source_[begin])) {
      ++begin;
    }
    std::uint32_t last = end;
    while (last > begin && is_blank(source_[last - 1])) {
      --last;
    }
    if (begin > piece.begin) {
      page_.text().line_break(RunKind::kSoftBreak, {piece.begin, begin});
    }
    add_prose({begin, last}, {.entities = true}, page_.text());
    if (last < end && begin < end) {
      page_.text().line_break(RunKind::kSoftBreak, {last, end});
    }
    return end;
  }

  std::uint32_t tag(std::uint32_t at) {
    const HtmlTag tag = read_tag(source_, at);
    if (tag.end == 0) {
      return no_tag(at);
    }
    if (!hidden_.empty()) {
      hidden_ = tag.closes && tag.name == hidden_ ? std::string() : hidden_;
    } else if (is_hidden_element(tag.name)) {
      hidden_ = tag.closes ? std::string() : tag.name;
    } else if (tag.name.empty() || is_inline_element(tag.name)) {
      read_inline_tag(tag, {at, tag.end}, page_, page_.text());
    } else {
      block_tag(tag);
    }
    return tag.end;
  }

  /// A "<" that begins nothing is text. What an unfinished comment or declaration holds is not seen.
  std::uint32_t no_tag(std::uint32_t at) {
    const std::string_view mark = source_.substr(at, 2);
    if (mark == "<!" || mark == "<?") {
      return static_cast<std::uint32_t>(source_.size());
    }
    if (hidden_.empty()) {
      page_.text().verbatim({at, at + 1});
    }
    return at + 1;
  }

  void block_tag(const HtmlTag& tag) {
    page_.finish();
    if (tag.name == "blockquote") {
      tag.closes ? page_.close_quote() : page_.open_quote();
    } else if (tag.closes) {
      leave(tag.name);
    } else {
      enter(tag.name);
    }
    if (!tag.closes) {
      begin(tag.name);
      read_attributes(tag, page_);
    }
  }

  static bool is_list(std::string_view name) { return name == "ul" || name == "ol"; }

  void enter(std::string_view name) {
    if (is_list(name) || name == "table") {
      page_.enter_list();
      ++depth_;
    }
    if (is_list(name)) {
      page_.enter_item();
      ++depth_;
    }
    if (name == "tr") {
      page_.begin_row();
    }
  }

  void leave(std::string_view name) {
    const int levels = is_list(name) ? 2 : name == "table" ? 1 : 0;
    for (int i = 0; i < levels && depth_ > 0; ++i, --depth_) {
      page_.leave();
    }
  }

  void begin(std::string_view name) {
    if (is_cell(name)) {
      page_.begin_cell(name == "th");
    } else {
      page_.begin(block_kind(name), heading_level(name));
    }
  }

  std::string_view source_;
  PageBuilder& page_;
  std::string hidden_;  ///< the open element whose content is not seen
  int depth_ = 0;       ///< containers to leave at the end
};

}  // namespace

void read_inline_tag(const HtmlTag& tag, SourceSpan place, PageBuilder& page, BlockBuilder& out) {
  if (tag.name == "br") {
    out.line_break(RunKind::kHardBreak, place);
    return;
  }
  if (tag.name == "img") {
    out.object(LayerKind::kImage, 0, place);
  } else if (!out.text().empty()) {
    out.drop(place);
  }
  if (tag.name == "a") {
    read_anchor(tag, page, out);
  } else if (const std::optional<LayerKind> layer = layer_of(tag.name); layer) {
    tag.closes ? out.close(*layer) : out.open(*layer);
  }
  if (!tag.closes) {
    read_attributes(tag, page);
  }
}

void read_html_block(const std::vector<SourceSpan>& lines, PageBuilder& page) {
  HtmlTextReader(page).read(lines);
}

}  // namespace candor
