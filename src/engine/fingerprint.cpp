#include "fingerprint.h"

#include <fmt/format.h>

#include "candor/base/digest.h"

namespace candor {
namespace {

constexpr std::size_t kDigits = 16;

}  // namespace

std::string fingerprint(std::string_view rule, std::string_view sentence, std::string_view match, std::size_t repeat) {
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}", rule, sentence, match, repeat)).substr(0, kDigits);
}

}  // namespace candor
