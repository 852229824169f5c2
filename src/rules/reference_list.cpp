#include <algorithm>
#include <map>
#include <string>

#include "candor/rules/citation.h"

namespace candor {
namespace {

constexpr std::uint32_t kMaxReference = 999;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// "References" of "  5. References:", in small letters.
std::string heading_words(std::string_view text) {
  std::string words;
  for (const char byte : text) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (letter) {
      words += static_cast<char>(byte | 0x20);
    } else if (byte == ' ' && !words.empty()) {
      words += ' ';
    } else if (static_cast<unsigned char>(byte) >= 0x80) {
      words += byte;
    }
  }
  while (!words.empty() && words.back() == ' ') {
    words.pop_back();
  }
  return words;
}

/// A number that labels an entry: "[3]", "3.", "3)", "(3)", "3 Feder". 0 for none.
std::uint32_t label_at(std::string_view text, std::size_t at, bool bracket_only) {
  const char open = at < text.size() && (text[at] == '[' || text[at] == '(') ? text[at] : '\0';
  std::size_t end = at + (open != '\0' ? 1 : 0);
  std::uint32_t number = 0;
  const std::size_t first = end;
  while (end < text.size() && is_digit(text[end]) && end < first + 3) {
    number = number * 10 + static_cast<std::uint32_t>(text[end] - '0');
    ++end;
  }
  if (end == first || (bracket_only && open != '[')) {
    return 0;
  }
  const std::string_view rest = text.substr(end);
  if (open != '\0') {
    return rest.starts_with(open == '[' ? ']' : ')') ? number : 0;
  }
  const bool capital = rest.size() > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z';
  return rest.starts_with(". ") || rest.starts_with(") ") || capital ? number : 0;
}

/// Whether a text names a year, an address or an identifier: what an entry has and a sentence with a mark need not.
bool looks_like_entry(const Block& block) {
  const bool linked = std::any_of(block.layers.begin(), block.layers.end(), [](const Layer& layer) {
    return layer.kind == LayerKind::kLink || layer.kind == LayerKind::kAddress;
  });
  const std::string& text = block.text;
  for (std::size_t at = 0; !linked && at + 4 <= text.size(); ++at) {
    const bool century = text.compare(at, 2, "19") == 0 || text.compare(at, 2, "20") == 0;
    const bool inside = (at > 0 && is_digit(text[at - 1])) || (at + 4 < text.size() && is_digit(text[at + 4]));
    if (century && is_digit(text[at + 2]) && is_digit(text[at + 3]) && !inside) {
      return true;
    }
  }
  return linked || text.find("10.") != std::string::npos || text.find("PMID") != std::string::npos;
}

class ReferenceFinder {
 public:
  ReferenceFinder(const Document& page, const std::vector<std::string>& headings) : page_(page), headings_(headings) {}

  std::vector<bool> find() {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const Block& block = page_.blocks[i];
      if (is_heading(block)) {
        section_ = true;
        section_heading_ = block.kind == BlockKind::kHeading ? i : block.heading;
        entries_of_list_.clear();
      } else if (block.kind == BlockKind::kHeading) {
        section_ = section_ && block.heading == section_heading_ && section_heading_ != Block::kNone;
      } else if (section_) {
        entries(block);
      } else if (const std::uint32_t label = label_at(block.text, 0, true); label > 0 && looks_like_entry(block)) {
        add(label);
      }
    }
    return std::move(numbers_);
  }

 private:
  /// A heading, or a line of its own where a text has no headings.
  [[nodiscard]] bool is_heading(const Block& block) const {
    constexpr std::size_t kLongest = 60;
    const bool may = block.kind == BlockKind::kHeading || block.kind == BlockKind::kParagraph;
    return may && block.text.size() <= kLongest &&
           std::find(headings_.begin(), headings_.end(), heading_words(block.text)) != headings_.end();
  }

  void add(std::uint32_t number) {
    if (number <= kMaxReference) {
      numbers_.resize(std::max<std::size_t>(numbers_.size(), number + 1));
      numbers_[number] = true;
    }
  }

  /// The entries in a block below the heading: an item counts by its place in its list; a paragraph by the numbers that
  /// stand in it one after the other.
  void entries(const Block& block) {
    if (block.kind == BlockKind::kListItem && label_at(block.text, 0, true) == 0) {
      add(++entries_of_list_[block.list]);
      return;
    }
    std::uint32_t next = label_at(block.text, 0, false);
    if (next == 0) {
      return;
    }
    add(next++);
    for (std::size_t at = block.text.find(' '); at != std::string::npos; at = block.text.find(' ', at + 1)) {
      if (label_at(block.text, at + 1, false) == next) {
        add(next++);
      }
    }
  }

  const Document& page_;
  const std::vector<std::string>& headings_;
  bool section_ = false;
  std::uint32_t section_heading_ = Block::kNone;
  std::map<std::uint32_t, std::uint32_t> entries_of_list_;
  std::vector<bool> numbers_;
};

}  // namespace

ReferenceList::ReferenceList(const RuleBook& book, const Document& page) : page_(page) {
  const std::optional<std::uint16_t> context = book.citation_context();
  numbers_ = ReferenceFinder(page, context ? book.contexts()[*context]->reference_headings : std::vector<std::string>())
                 .find();
}

bool ReferenceList::has(std::uint32_t number) const {
  return number < numbers_.size() && numbers_[number];
}

bool ReferenceList::resolves(const CitationMark& mark) const {
  if (mark.kind == CitationMark::Kind::kFootnote) {
    return page_.notes[mark.note].resolved;
  }
  return std::any_of(mark.numbers.begin(), mark.numbers.end(), [&](const auto& range) {
    for (std::uint32_t number = range.first; number <= range.second; ++number) {
      if (has(number)) {
        return true;
      }
    }
    return false;
  });
}

bool ReferenceList::dangles(const CitationMark& mark) const {
  if (mark.kind == CitationMark::Kind::kFootnote) {
    return !page_.notes[mark.note].resolved;
  }
  return mark.kind != CitationMark::Kind::kBareNumber &&
         std::any_of(mark.numbers.begin(), mark.numbers.end(), [&](const auto& range) {
           for (std::uint32_t number = range.first; number <= range.second; ++number) {
             if (!has(number)) {
               return true;
             }
           }
           return false;
         });
}

}  // namespace candor
