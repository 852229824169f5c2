#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "candor/policy/policies.h"

#include "property/checked_page.h"

/// Pages to hold properties against: the samples, and pages put together from the examples of the rules.

namespace candor::testing {

struct Page {
  std::string name;
  std::string text;
  Format format = Format::kMarkdown;
};

std::vector<Page> sample_pages();

/// Without a front matter, which exists at the top of a page only.
std::string without_front_matter(std::string_view page);

/// Writes pages of headings, paragraphs, lists, quotes and tables whose sentences are rules' examples. The same seed
/// gives the same page as long as the policies stay the same.
class PageWriter {
 public:
  explicit PageWriter(const Policies& policies);

  [[nodiscard]] Page write(std::uint32_t seed) const;

 private:
  [[nodiscard]] std::string block(std::mt19937& random) const;
  [[nodiscard]] const std::string& sentence(std::mt19937& random) const;

  std::vector<std::string> sentences_;  ///< of one line, without marks and without markup of a block
};

}  // namespace candor::testing
