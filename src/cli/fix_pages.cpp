#include "fix_pages.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "candor/base/atomic_file.h"
#include "candor/engine/fixes.h"
#include "candor/git/repository.h"
#include "candor/text/display_width.h"
#include "candor/text/unified_diff.h"

#include "claims_in_force.h"
#include "page_input.h"

namespace candor {
namespace {

/// New words may be next to other ones that can be put better; each round does at least one.
constexpr int kMostRounds = 10;

class PageFixer {
 public:
  PageFixer(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options)
      : files_(files), book_(book), options_(options) {
    options_.threads = 1;
    options_.found = nullptr;
    has_standard_input_ = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  }

  /// None when there is nothing to replace.
  std::optional<FixedPage> fix(const FileReport& report, FixTotals& totals) const {
    const std::string& path = report.source->path();
    const bool wanted = std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
      return finding.replacement && finding.replacement->safe;
    });
    if (!wanted) {
      return std::nullopt;
    }
    const Result<std::string> bytes = read(path);
    const Result<SourcePtr> source = bytes ? SourceFile::decode(path, *bytes) : Result<SourcePtr>(bytes.error());
    if (!source || (*source)->text() != report.source->text()) {
      totals.problems.push_back({ErrorCode::kUnreadable, "was changed meanwhile: left as it is", Location{path, 0, 0}});
      return std::nullopt;
    }
    const Encoding encoding = report.source->encoding();
    FixedPage page{path, *bytes, {}, encoding == Encoding::kUtf8 || encoding == Encoding::kWindows1252};
    FixedBytes fixed = with_fixes(report, page.before);
    const std::size_t before = totals.replacements;
    for (int round = 1; fixed.replacements > 0; ++round) {
      totals.replacements += fixed.replacements;
      page.after = std::move(fixed.bytes);
      fixed = round < kMostRounds ? fixed_again(path, page.after) : FixedBytes();
    }
    return totals.replacements > before ? std::optional(std::move(page)) : std::nullopt;
  }

 private:
  [[nodiscard]] Result<std::string> read(const std::string& path) const {
    const bool is_input = has_standard_input_ && path == options_.standard_input_name;
    return is_input ? Result<std::string>(options_.standard_input) : files_.read(path, options_.max_bytes);
  }

  [[nodiscard]] FixedBytes fixed_again(const std::string& path, const std::string& bytes) const {
    const StagedFileSystem changed(files_, {{path, bytes}});
    FixedBytes fixed;
    FoundPages found;
    found.paths = {path};
    static_cast<void>(run(changed, book_, options_, std::move(found),
                          [&](const FileReport& report) { fixed = with_fixes(report, bytes); }));
    return fixed;
  }

  const FileSystem& files_;
  const RuleBookPtr& book_;
  RunOptions options_;
  bool has_standard_input_ = false;
};

}  // namespace

FixTotals fix_pages(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
                    const FoundPages& found, const std::function<std::optional<Error>(const FixedPage&)>& done) {
  FixTotals totals;
  const PageFixer fixer(files, book, options);
  RunOptions quietly = options;
  quietly.found = nullptr;
  totals.coverage = run(files, book, quietly, found, [&](const FileReport& report) {
    const std::size_t before = totals.replacements;
    const std::optional<FixedPage> page = fixer.fix(report, totals);
    if (!page) {
      return;
    }
    if (std::optional<Error> problem = done(*page)) {
      totals.problems.push_back(*std::move(problem));
      totals.replacements = before;
    } else {
      ++totals.pages;
    }
  });
  return totals;
}

std::optional<Error> write_page(const FixedPage& page) {
  return write_atomically(page.path, page.after);
}

ExitCode print_differences(const FileSystem& files, CheckRequest request, const CommandLine& line, Console& console) {
  Project project(files, request.project);
  if (request.changes) {
    project.limit_to(*std::move(request.changes));
  }
  FoundPages found;
  if (!take_pages(project, files, request, found)) {
    return ExitCode::kMistake;
  }
  ClaimsInForce claims(files, project, request.project);
  request.run.review = &claims;
  FixTotals totals = fix_pages(files, project.book(), request.run, found, [&](const FixedPage& page) {
    if (page.is_text) {
      console.out(unified_diff(page.path, page.before, page.after));
    } else {
      Console::err(fmt::format("candor: note: '{}' is UTF-16 and no tool for patches reads it; --fix changes it\n",
                               printable(page.path)));
    }
    return std::optional<Error>();
  });
  std::vector<Error>& problems = totals.coverage.errors;
  std::move(request.problems.begin(), request.problems.end(), std::back_inserter(problems));
  std::move(totals.problems.begin(), totals.problems.end(), std::back_inserter(problems));
  print_notes(problems, totals.coverage.skipped, line.has("quiet"));
  if (!print_mistakes(claims.mistakes()) || !problems.empty()) {
    return ExitCode::kMistake;
  }
  return totals.pages > 0 ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
