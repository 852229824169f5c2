#include "reference_headings.h"

#include "candor/text/fold.h"

namespace candor {

bool lists_references(const Document& page, std::uint32_t block, const std::set<std::string>& headings) {
  for (std::uint32_t at = page.blocks[block].heading; at != Block::kNone; at = page.blocks[at].heading) {
    std::string title = fold(page.blocks[at].text).text;
    while (title.ends_with(':') || title.ends_with(' ')) {
      title.pop_back();
    }
    if (headings.contains(title)) {
      return true;
    }
  }
  return false;
}

}  // namespace candor
