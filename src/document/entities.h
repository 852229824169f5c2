#pragma once

#include <string>
#include <string_view>

namespace candor {

/// What an entity such as "&amp;", "&#233;" or "&#xE9;" stands for, in UTF-8; the entity itself when it is
/// unknown.
std::string decode_entity(std::string_view entity);

/// The text with all its entities decoded.
std::string decode_entities(std::string_view text);

/// The length of an entity at the beginning of the text, with "&" and ";"; 0 when there is none.
std::size_t entity_length(std::string_view text);

}  // namespace candor
