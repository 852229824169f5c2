#include "candor/engine/runner.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "candor/diagnostic/inspection.h"
#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"
#include "candor/engine/ordered_work.h"

#include "page_notice.h"
#include "version.h"

namespace candor {
namespace {

constexpr std::size_t kSeverities = std::extent_v<decltype(Coverage::findings)>;

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

/// What became of one page.
struct Outcome {
  std::optional<FileReport> report;
  std::optional<Error> error;
  std::optional<Skipped> skipped;
  std::uint64_t bytes = 0;
  std::uint64_t sentences = 0;
  Coverage left_out;  ///< what the project counted
  std::array<std::uint64_t, kSeverities> findings{};
};

/// Leaves findings behind the first ones out, and says so in a finding that is as grave as they are.
void shorten(std::vector<Finding>& findings, std::size_t most, const RuleBook& book) {
  if (most == 0 || findings.size() <= most) {
    return;
  }
  std::optional<Finding> notice =
      page_notice(book, Detector::kFindingsLeftOut,
                  {{"shown", fmt::format("{}", most)}, {"all", fmt::format("{}", findings.size())}});
  const auto gravest = std::max_element(findings.begin() + static_cast<std::ptrdiff_t>(most), findings.end(),
                                        [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  const Severity severity = gravest->severity;
  findings.resize(most);
  if (notice) {
    notice->severity = severity;
    findings.insert(findings.begin(), *std::move(notice));
  }
}

/// Reads and checks single pages. One a thread.
class PageChecker {
 public:
  PageChecker(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options)
      : files_(files), book_(book), options_(options) {
    const auto profile = book->definitions().profiles.find(std::string(kDefaultProfile));
    profile_ = profile != book->definitions().profiles.end() ? &profile->second : nullptr;
  }

  Outcome check(const std::string& path) {
    if (path == "-") {
      return check(options_.standard_input_name, options_.standard_input);
    }
    const Result<std::string> bytes = files_.read(path, options_.max_bytes);
    return bytes ? check(path, *bytes) : failed(bytes.error().code, bytes.error().message, path);
  }

 private:
  static Outcome failed(ErrorCode code, std::string message, const std::string& path) {
    Outcome outcome;
    outcome.error = Error{code, std::move(message), Location{path, 0, 0}};
    return outcome;
  }

  Outcome check(const std::string& path, const std::string& bytes) {
    if (bytes.size() > options_.max_bytes) {
      return failed(ErrorCode::kTooLarge, fmt::format("has more than {} bytes, which is the limit", options_.max_bytes),
                    path);
    }
    const Result<SourcePtr> source = SourceFile::decode(path, bytes);
    if (!source) {
      Outcome outcome;
      outcome.skipped = Skipped{path, source.error().message};
      return outcome;
    }
    const auto inspection = options_.inspect ? std::make_shared<Inspection>() : nullptr;
    const Document document = reader_of(path).read(*source, {});
    Outcome outcome = examine(document, inspection.get());
    outcome.report->inspection = inspection;
    outcome.bytes = bytes.size();
    const PageReview* review = options_.review;
    const auto earlier = [&](const std::string& before) { return findings_in(path, before); };
    std::optional<Error> problem =
        review != nullptr ? review->limit(document, *outcome.report, outcome.left_out, earlier) : std::nullopt;
    if (problem) {
      return failed(problem->code, std::move(problem->message), path);
    }
    for (const Finding& finding : outcome.report->findings) {
      ++outcome.findings[static_cast<std::size_t>(finding.severity)];
    }
    shorten(outcome.report->findings, options_.max_findings, review != nullptr ? *review->book(path) : *book_);
    return outcome;
  }

  /// What is found in a page, as the project has reviewed it.
  Outcome examine(const Document& document, Inspection* inspection) {
    const std::string& path = document.source->path();
    const PageReview* review = options_.review;
    AnalyzeOptions how;
    how.profile = review != nullptr ? review->profile(path) : profile_;
    how.levels = review != nullptr ? &review->levels(path) : nullptr;
    how.reading = reading_target(path, how.profile);
    how.inspection = inspection;
    Analysis analysis = analyzer(review != nullptr ? review->book(path) : book_).analyze(document, how);
    Outcome outcome;
    outcome.sentences = analysis.sentences;
    outcome.report.emplace();
    outcome.report->source = document.source;
    outcome.report->findings = std::move(analysis.findings);
    if (review != nullptr) {
      review->review(document, *outcome.report, outcome.left_out);
    }
    return outcome;
  }

  /// Nothing is found in what is no text.
  std::vector<Finding> findings_in(const std::string& path, const std::string& bytes) {
    const Result<SourcePtr> source = SourceFile::decode(path, bytes);
    return source ? examine(reader_of(path).read(*source, {}), nullptr).report->findings : std::vector<Finding>();
  }

  /// As the project says, else the profile; else, when somebody asks, the policies.
  [[nodiscard]] std::optional<ReadingTarget> reading_target(const std::string& path,
                                                            const ProfileDefinition* profile) const {
    std::optional<ReadingTarget> target =
        options_.review != nullptr ? options_.review->reading(path) : std::optional<ReadingTarget>();
    if (!target && profile != nullptr) {
      target = profile->reading;
    }
    if (!target && options_.readability) {
      const RuleBookPtr book = options_.review != nullptr ? options_.review->book(path) : book_;
      target = ReadingTarget{static_cast<double>(book->definitions().reading.target_grade), {}};
    }
    return target;
  }

  Analyzer& analyzer(const RuleBookPtr& book) { return analyzers_.try_emplace(book, book).first->second; }

  const FileSystem& files_;
  const RuleBookPtr& book_;
  const RunOptions& options_;
  std::map<RuleBookPtr, Analyzer> analyzers_;
  const ProfileDefinition* profile_ = nullptr;
};

void count(const Outcome& outcome, Coverage& coverage) {
  if (outcome.error) {
    coverage.errors.push_back(*outcome.error);
  }
  if (outcome.skipped) {
    coverage.skipped.push_back(*outcome.skipped);
  }
  if (!outcome.report) {
    return;
  }
  ++coverage.files;
  coverage.bytes += outcome.bytes;
  coverage.sentences += outcome.sentences;
  coverage.suppressed += outcome.left_out.suppressed;
  coverage.approved += outcome.left_out.approved;
  coverage.known += outcome.left_out.known;
  coverage.outside += outcome.left_out.outside;
  for (std::size_t severity = 0; severity < outcome.findings.size(); ++severity) {
    coverage.findings[severity] += outcome.findings[severity];
  }
}

/// With how many rules pages are checked, each counted once.
std::size_t count_rules(const RuleBookPtr& book, const RunOptions& options, const std::vector<std::string>& paths) {
  std::set<RuleBookPtr> books;
  for (const std::string& path : options.review != nullptr ? paths : std::vector<std::string>()) {
    books.insert(options.review->book(path == "-" ? options.standard_input_name : path));
  }
  if (books.empty()) {
    books.insert(book);
  }
  std::set<std::string_view> ids;
  for (const RuleBookPtr& one : books) {
    for (const auto& [id, info] : one->rule_infos()) {
      ids.insert(id);
    }
  }
  return ids.size();
}

}  // namespace

std::string_view program_version() {
  return kVersion;
}

RunInfo run_info(const RuleBook& book) {
  RunInfo info;
  info.version = kVersion;
  info.homepage = kHomepage;
  for (const auto& [name, pack] : book.definitions().packs) {
    info.packs.push_back({name, pack.sha256});
  }
  info.rules = &book.rule_infos();
  return info;
}

FoundPages find_pages(const FileSystem& files, const RunOptions& options,
                      std::function<bool(const std::string& path, bool is_folder)> passes_over,
                      bool passes_over_given) {
  FindOptions how = find_options();
  how.passes_over = std::move(passes_over);
  how.passes_over_given = passes_over_given;
  return find_pages(files, options.paths, how);
}

Coverage run(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
             const std::function<void(const FileReport&)>& page) {
  return run(files, book, options, find_pages(files, options), page);
}

Coverage run(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options, FoundPages found,
             const std::function<void(const FileReport&)>& page) {
  if (options.found) {
    options.found(found.paths.size());
  }
  Coverage coverage;
  coverage.rules = count_rules(book, options, found.paths);
  coverage.skipped = std::move(found.skipped);
  coverage.errors = std::move(found.errors);
  const std::size_t threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  const auto make_worker = [&] {
    return [&, checker = PageChecker(files, book, options)](std::size_t number) mutable {
      return checker.check(found.paths[number]);
    };
  };
  do_in_order(found.paths.size(), threads, make_worker, [&](const Outcome& outcome) {
    count(outcome, coverage);
    if (outcome.report) {
      page(*outcome.report);
    }
  });
  return coverage;
}

}  // namespace candor
