#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

/// An attribute's value: [begin, end) of the text its tag was read from.
struct HtmlAttribute {
  std::string name;  ///< lower case
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A tag, a comment, a declaration or a processing instruction.
struct HtmlTag {
  std::uint32_t end = 0;  ///< behind its ">"
  std::string name;       ///< lower case; empty for what is no element
  bool closes = false;    ///< "</p>"
  std::vector<HtmlAttribute> attributes;
};

/// Reads the tag that begins with the "<" at `at`; `end` is 0 when the text has none there, or an unfinished
/// one.
HtmlTag read_tag(std::string_view text, std::uint32_t at);

/// Elements whose content no reader sees: script, style, template …
bool is_hidden_element(std::string_view name);
/// Elements that stand within a line: a, b, em, span, sup … All others end the text before them.
bool is_inline_element(std::string_view name);
/// Attributes whose value a reader sees or hears: alt, title, aria-label.
bool is_prose_attribute(std::string_view name);

}  // namespace candor
