#include "property/pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace candor::testing {
namespace {

std::string without_marks(std::string_view marked) {
  std::string text;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const std::string_view two = marked.substr(at, 2);
    if (two == "[[" || two == "]]") {
      ++at;
    } else {
      text += marked[at];
    }
  }
  return text;
}

}  // namespace

std::vector<Page> sample_pages() {
  namespace fs = std::filesystem;
  std::vector<Page> pages;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(CANDOR_SOURCE_DIR) / "samples/pages")) {
    std::ifstream file(entry.path(), std::ios::binary);
    pages.push_back({entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(file), {}),
                     entry.path().extension() == ".md" ? Format::kMarkdown : Format::kText});
  }
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return pages;
}

std::string without_front_matter(std::string_view page) {
  constexpr std::string_view kFence = "---\n";
  if (page.starts_with(kFence)) {
    const std::size_t end = page.find("\n" + std::string(kFence), kFence.size());
    if (end != std::string_view::npos) {
      page.remove_prefix(end + 1 + kFence.size());
    }
  }
  return std::string(page.substr(std::min(page.find_first_not_of('\n'), page.size())));
}

PageWriter::PageWriter(const Policies& policies) {
  for (const auto& [id, rule] : policies.rules) {
    for (const Example& example : rule.examples) {
      std::string text = without_marks(example.markdown.text);
      const bool plain = text.find_first_of("\n|[<`") == std::string::npos &&
                         std::isalpha(static_cast<unsigned char>(text.front())) != 0;
      if (rule.in.empty() && plain) {
        sentences_.push_back(std::move(text));
      }
    }
  }
}

const std::string& PageWriter::sentence(std::mt19937& random) const {
  return sentences_[random() % sentences_.size()];
}

std::string PageWriter::block(std::mt19937& random) const {
  switch (random() % 6) {
    case 0:
      return "## " + sentence(random) + "\n";
    case 1:
      return "- " + sentence(random) + "\n- " + sentence(random) + "\n  " + sentence(random) + "\n";
    case 2:
      return "> " + sentence(random) + "\n> " + sentence(random) + "\n";
    case 3:
      return "| What | Café |\n|---|---|\n| " + sentence(random) + " | " + sentence(random) + " |\n";
    default:
      return sentence(random) + " " + sentence(random) + "\n" + sentence(random) + "\n";
  }
}

Page PageWriter::write(std::uint32_t seed) const {
  std::mt19937 random(seed);
  Page page{"generated from " + std::to_string(seed), "# Naïve café\n", Format::kMarkdown};
  for (std::uint32_t blocks = 4 + random() % 8; blocks > 0; --blocks) {
    page.text += "\n" + block(random);
  }
  return page;
}

}  // namespace candor::testing
