#pragma once

#include <string>
#include <string_view>

namespace candor {

/// Text for an attribute or an element of XML 1.0 or HTML: what the syntax claims is escaped; what XML cannot hold, and
/// what could hide or reorder text, is shown as U+FFFD. Tabs become blanks; it is one line.
std::string xml_text(std::string_view text);

}  // namespace candor
