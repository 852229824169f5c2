#include "candor/document/readers.h"

#include <algorithm>
#include <array>

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kMarkdownExtensions = {".md", ".markdown"};
constexpr std::array<std::string_view, 1> kTextExtensions = {".txt"};

bool ends_with_ignoring_case(std::string_view path, std::string_view extension) {
  return path.size() > extension.size() &&
         std::equal(extension.begin(), extension.end(), path.end() - static_cast<std::ptrdiff_t>(extension.size()),
                    [](char wanted, char byte) {
                      return wanted == (byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
                    });
}

}  // namespace

std::span<const Reader> readers() {
  static constexpr std::array<Reader, 2> kReaders = {
      {{"markdown", "CommonMark with tables, footnotes, HTML and front matter", kMarkdownExtensions, read_markdown},
       {"text", "plain text: paragraphs, headings by their shape, bullets", kTextExtensions, read_plain_text}}};
  return kReaders;
}

const Reader* reader_for(std::string_view path) {
  for (const Reader& reader : readers()) {
    for (const std::string_view extension : reader.extensions) {
      if (ends_with_ignoring_case(path, extension)) {
        return &reader;
      }
    }
  }
  return nullptr;
}

const Reader* reader_named(std::string_view name) {
  const auto all = readers();
  const auto found = std::find_if(all.begin(), all.end(), [name](const Reader& reader) { return reader.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace candor
