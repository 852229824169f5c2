#include "candor/engine/runner.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "candor/diagnostic/inspection.h"
#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"
#include "candor/engine/page_finder.h"

#include "version.h"

namespace candor {
namespace {

const Reader& reader_of(const std::string& path) {
  // A file that the user names is read whatever its name: as plain text when no reader claims it.
  const Reader* reader = reader_for(path);
  return reader != nullptr ? *reader : *reader_named("text");
}

FindOptions find_options() {
  FindOptions options;
  for (const Reader& reader : readers()) {
    options.extensions.insert(options.extensions.end(), reader.extensions.begin(), reader.extensions.end());
  }
  return options;
}

class PageRunner {
 public:
  PageRunner(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
             const std::function<void(const FileReport&)>& page)
      : files_(files), options_(options), page_(page), analyzer_(book) {
    coverage_.rules = book->rules().size();
  }

  Coverage run() {
    FoundPages found = find_pages(files_, options_.paths, find_options());
    coverage_.skipped = std::move(found.skipped);
    coverage_.errors = std::move(found.errors);
    for (const std::string& path : found.paths) {
      if (path == "-") {
        check(options_.standard_input_name, options_.standard_input);
        continue;
      }
      const Result<std::string> bytes = files_.read(path, options_.max_bytes);
      if (bytes) {
        check(path, *bytes);
      } else {
        coverage_.errors.push_back({bytes.error().code, bytes.error().message, Location{path, 0, 0}});
      }
    }
    return std::move(coverage_);
  }

 private:
  void check(const std::string& path, const std::string& bytes) {
    if (bytes.size() > options_.max_bytes) {
      coverage_.errors.push_back({ErrorCode::kTooLarge,
                                  fmt::format("has more than {} bytes, which is the limit", options_.max_bytes),
                                  Location{path, 0, 0}});
      return;
    }
    Result<SourcePtr> source = SourceFile::decode(path, bytes);
    if (!source) {
      coverage_.skipped.push_back({path, source.error().message});
      return;
    }
    FileReport report;
    report.source = *source;
    AnalyzeOptions options;
    const auto inspection = options_.inspect ? std::make_shared<Inspection>() : nullptr;
    options.inspection = inspection.get();
    Analysis analysis = analyzer_.analyze(reader_of(path).read(*source, {}), options);
    report.inspection = inspection;
    report.findings = std::move(analysis.findings);
    ++coverage_.files;
    coverage_.bytes += bytes.size();
    coverage_.sentences += analysis.sentences;
    for (const Finding& finding : report.findings) {
      ++coverage_.findings[static_cast<std::size_t>(finding.severity)];
    }
    page_(report);
  }

  const FileSystem& files_;
  const RunOptions& options_;
  const std::function<void(const FileReport&)>& page_;
  Analyzer analyzer_;
  Coverage coverage_;
};

}  // namespace

RunInfo run_info(const RuleBook& book) {
  RunInfo info;
  info.version = kVersion;
  for (const auto& [name, pack] : book.policies().packs) {
    info.packs.push_back({name, pack.sha256});
  }
  info.rules = &book.rule_infos();
  return info;
}

Coverage run(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
             const std::function<void(const FileReport&)>& page) {
  return PageRunner(files, book, options, page).run();
}

}  // namespace candor
