#pragma once

#include <string>
#include <string_view>

namespace candor {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same in base 64, as browsers want the digest of a script.
std::string sha256_base64(std::string_view bytes);

}  // namespace candor
