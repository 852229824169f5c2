#include "property/rewriting.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace candor::testing {
namespace {

bool begins_line(std::string_view page, std::size_t at) {
  return at < page.size() && (at == 0 || page[at - 1] == '\n');
}

std::size_t code_point_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) {
    return 1;
  }
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
}

std::string nfd(const std::string& text) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(failure);
  if (U_FAILURE(failure)) {
    return text;
  }
  std::string result;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), failure).toUTF8String(result);
  return result;
}

}  // namespace

SourceSpan Rewriting::move(SourceSpan span) const {
  return {moved.at(span.begin), moved.at(span.end - 1) + 1};
}

Rewriting insert(std::string_view page, const std::function<std::string(std::size_t)>& before) {
  Rewriting result;
  for (std::size_t at = 0; at <= page.size(); ++at) {
    result.text += before(at);
    result.moved.push_back(static_cast<std::uint32_t>(result.text.size()));
    if (at < page.size()) {
      result.text += page[at];
    }
  }
  return result;
}

Rewriting in_quote(std::string_view page) {
  return insert(page, [page](std::size_t at) { return begins_line(page, at) ? "> " : ""; });
}

Rewriting in_list_item(std::string_view page) {
  return insert(page, [page](std::size_t at) -> std::string {
    if (at == 0) {
      return "- Item\n\n  ";
    }
    return begins_line(page, at) && page[at] != '\n' ? "  " : "";
  });
}

Rewriting with_crlf(std::string_view page) {
  return insert(page, [page](std::size_t at) { return at < page.size() && page[at] == '\n' ? "\r" : ""; });
}

Rewriting decomposed(std::string_view page) {
  Rewriting result;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t size = std::min(code_point_size(page[at]), page.size() - at);
    const std::string parts = nfd(std::string(page.substr(at, size)));
    // A span's last byte leads to the last byte of what it became.
    for (std::size_t byte = 0; byte < size; ++byte) {
      const std::size_t now = byte + 1 == size ? parts.size() - 1 : byte;
      result.moved.push_back(static_cast<std::uint32_t>(result.text.size() + now));
    }
    result.text += parts;
    at += size;
  }
  result.moved.push_back(static_cast<std::uint32_t>(result.text.size()));
  return result;
}

Rewriting wrapped(std::string_view page, SourceSpan span, const std::string& open, const std::string& close) {
  return insert(page, [&](std::size_t at) -> std::string {
    if (at == span.begin) {
      return open;
    }
    return at == span.end ? close : "";
  });
}

}  // namespace candor::testing
