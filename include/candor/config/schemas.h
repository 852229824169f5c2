#pragma once

#include <span>
#include <string_view>

namespace candor {

/// A JSON Schema (draft 7) by which editors check a kind of file: docs/schemas/candor-<name>.schema.json.
struct JsonSchema {
  std::string_view name;
  std::string_view text;
};

std::span<const JsonSchema> json_schemas();

}  // namespace candor
