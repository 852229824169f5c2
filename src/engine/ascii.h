#pragma once

#include <cctype>

namespace candor {

// Letters of ASCII; bytes of other characters are none.

inline bool is_letter(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0;
}

inline bool is_capital(char byte) {
  return std::isupper(static_cast<unsigned char>(byte)) != 0;
}

inline bool is_small(char byte) {
  return std::islower(static_cast<unsigned char>(byte)) != 0;
}

inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

}  // namespace candor
