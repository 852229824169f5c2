#include "spec/spec_file.h"

#include <fstream>
#include <optional>

namespace candor::testing {
namespace {

struct Fence {
  std::string marks;
  std::string info;
};

std::optional<Fence> fence_of(const std::string& line) {
  const std::size_t size = line.find_first_not_of('`');
  const std::size_t marks = size == std::string::npos ? line.size() : size;
  if (marks < 3) {
    return std::nullopt;
  }
  return Fence{line.substr(0, marks), line.substr(marks)};
}

class SpecReader {
 public:
  explicit SpecReader(SpecFile& file) : file_(file) {}

  void read() {
    std::string heading;
    for (at_ = 0; at_ < file_.lines.size(); ++at_) {
      const std::string& line = file_.lines[at_];
      if (line.starts_with("#")) {
        heading = line.substr(line.find_first_not_of("# "));
      } else if (const std::optional<Fence> fence = fence_of(line)) {
        block(*fence, heading);
      }
    }
    if (page_is_open_) {
      fail("a page without findings");
    }
  }

 private:
  void block(const Fence& fence, const std::string& heading) {
    const std::size_t begin = at_ + 1;
    std::string text;
    for (++at_; at_ < file_.lines.size() && file_.lines[at_] != fence.marks; ++at_) {
      text += file_.lines[at_] + "\n";
    }
    if (at_ == file_.lines.size()) {
      fail("a fence that is not closed");
    } else if (fence.info == "page" || fence.info == "page text") {
      if (page_is_open_) {
        fail("a page without findings");
      }
      page_is_open_ = true;
      file_.cases.push_back({heading, text, fence.info != "page", {}, begin, 0, 0});
    } else if (fence.info == "findings" && page_is_open_) {
      page_is_open_ = false;
      file_.cases.back().findings = text;
      file_.cases.back().first_line = begin;
      file_.cases.back().behind_last = at_;
    } else {
      fail("a fence that is neither a page nor its findings");
    }
  }

  void fail(const std::string& mistake) {
    if (file_.mistake.empty()) {
      file_.mistake = file_.path + ": line " + std::to_string(at_ + 1) + ": " + mistake;
    }
  }

  SpecFile& file_;
  std::size_t at_ = 0;
  bool page_is_open_ = false;
};

}  // namespace

SpecFile read_spec(const std::string& path) {
  SpecFile file;
  file.path = path;
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    file.lines.push_back(line);
  }
  SpecReader(file).read();
  return file;
}

std::string with_findings(const SpecFile& file, const std::vector<std::string>& findings) {
  std::string text;
  std::size_t number = 0;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (number < file.cases.size() && i == file.cases[number].first_line) {
      text += findings[number];
      i = file.cases[number].behind_last;
      ++number;
    }
    text += file.lines[i] + "\n";
  }
  return text;
}

}  // namespace candor::testing
