#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/file_system.h"
#include "candor/baseline/baseline.h"
#include "candor/config/config.h"
#include "candor/config/ignore_files.h"
#include "candor/diagnostic/notice.h"
#include "candor/engine/page_finder.h"
#include "candor/engine/page_review.h"
#include "candor/git/repository.h"
#include "candor/suppression/suppressor.h"

/// Pages where they live: with a configuration, ignore files, exceptions, a baseline, and changes that git knows.

namespace candor {

struct ProjectOptions {
  std::string working_folder;            ///< absolute; paths of pages are seen from it
  std::string config;                    ///< a file for all pages; empty: the nearest to each
  bool use_config = true;                ///< false: no configuration at all
  std::vector<std::string> packs = {};   ///< folders of policies, behind those of the configuration
  std::string cache_folder = {};         ///< of compiled packs (RuleBookCache); empty: they are compiled anew
  std::string profile;                   ///< for all pages; empty: as configured
  std::optional<Severity> fail_on = {};  ///< the least severity that fails a page; none: as configured
  std::string baseline;                  ///< a file; empty: as configured
  bool use_baseline = true;
  std::string baseline_fallback;         ///< the file when none is named; seen from the configuration's folder
  bool baseline_may_be_missing = false;  ///< for who is about to make it
  bool report_known = false;             ///< findings of the baseline are reported like others
  bool use_directives = true;            ///< exceptions that are written in pages
  bool use_gitignore = true;
  Date today;
};

/// A rule's severity for a page, where the configuration says something about it.
struct EffectiveLevel {
  std::string rule;
  std::optional<Severity> severity;  ///< none: off
  Location where;                    ///< of the setting that counts
};

/// What git says was changed. A file that is not in it was not.
struct Changes {
  GitRepository repository;
  std::map<std::string, ChangedFile> files;  ///< by absolute path
};

class ChangeFilter;

class Project final : public PageReview {
 public:
  /// Borrows the file system.
  Project(const FileSystem& files, ProjectOptions options);
  ~Project() override;

  /// Whether ignore files or the configuration leave a path out.
  bool leaves_out(const std::string& path, bool is_folder);

  /// Only what the changes bring is reported: findings on their lines, and those that the pages did not have before.
  /// The others are counted.
  void limit_to(Changes changes);

  [[nodiscard]] bool is_changed(const std::string& path) const;

  /// Reads all that the pages need. To be called once, before the run, with all its pages, and at least one.
  void prepare(const std::vector<std::string>& pages);

  /// What is wrong with configurations, exceptions and baselines; in policy_mistakes() what is wrong with packs.
  [[nodiscard]] const std::vector<Error>& mistakes() const { return mistakes_; }

  [[nodiscard]] const std::vector<Error>& policy_mistakes() const { return policy_mistakes_; }

  /// Packs and rules of all configurations, the severity that fails all pages, if it is one, and where the run stands.
  /// It does not depend on the order of the pages.
  [[nodiscard]] RunInfo run_info() const;

  /// The rules of all configurations, each book once, in order of the configurations' paths.
  [[nodiscard]] std::vector<RuleBookPtr> books() const;

  /// The absolute paths of configurations, baselines and files of suppressions.
  [[nodiscard]] std::vector<std::string> files_read() const;

  /// The rules, and the configuration, of the first page, for who asks about one page.
  [[nodiscard]] RuleBookPtr book() const;
  [[nodiscard]] const Config& config() const;

  /// All that were read, in order of their paths.
  [[nodiscard]] std::vector<const Config*> configs() const;

  /// What the configuration says about rules for a page that was prepared, in order of their ids.
  [[nodiscard]] std::vector<EffectiveLevel> effective_levels(const std::string& path) const;

  /// The profile of a page that was prepared, and where it comes from: no path for one that is not configured.
  [[nodiscard]] Setting<std::string> effective_profile(const std::string& path) const;

  /// The baseline of the first page, and where its file is; empty: there is none.
  [[nodiscard]] const Baseline& baseline() const;
  [[nodiscard]] std::string baseline_path() const;
  /// A page as the baseline names it.
  [[nodiscard]] std::string baseline_name(const std::string& path) const;

  [[nodiscard]] std::string absolute(const std::string& path) const;

  [[nodiscard]] RuleBookPtr book(const std::string& path) const override;
  [[nodiscard]] const RuleLevels& levels(const std::string& path) const override;
  [[nodiscard]] std::optional<ReadingTarget> reading(const std::string& path) const override;

  [[nodiscard]] const ProfileDefinition* profile(const std::string& path) const override { return page(path).profile; }

  /// The rules about exceptions and registers for a page that was prepared.
  [[nodiscard]] const NoticeRules& notices(const std::string& path) const;

  void review(const Document& page, FileReport& report, Coverage& coverage) const override;

  std::optional<Error> limit(const Document& page, FileReport& report, Coverage& coverage,
                             const EarlierFindings& earlier) const override;

  /// What is to be said about exceptions in files whose pages are gone, or are not among those that the run checks: one
  /// report on each such file. Only where the run would have met the page: `given` are its paths, and a folder among
  /// them holds it; `found` is what came of them. Of a run that looks at changes nothing. To be called once, behind
  /// prepare().
  std::vector<FileReport> unmet_exceptions(const std::vector<std::string>& given, const FoundPages& found);

  /// The exceptions of all pages that were reviewed, and those of unmet_exceptions(), in order of place; none when
  /// changes limit the report.
  [[nodiscard]] std::vector<ExceptionRecord> exceptions() const;

 private:
  struct Settings;
  class Reach;

  struct Page {
    const Settings* settings = nullptr;
    const RuleLevels* levels = nullptr;
    const ProfileDefinition* profile = nullptr;
    std::string absolute;
  };

  /// A page, absolute, as a person in the working folder would write it.
  [[nodiscard]] std::string shown_page(const std::string& path) const;
  Settings& settings_for(const std::string& folder);
  void complete(Settings& settings);
  void add_once(std::vector<Error> mistakes);
  void read_suppressions(Settings& settings);
  void read_baseline(Settings& settings);
  /// A file's bytes; a mistake, at the place that names it, when it cannot be read.
  std::optional<std::string> read(const Setting<std::string>& file, std::string_view when_missing);
  [[nodiscard]] std::string shown(const std::string& path) const;
  [[nodiscard]] Severity fail_on(const Config& config) const;
  /// None when pages fail by different severities.
  [[nodiscard]] std::optional<Severity> common_fail_on() const;
  void check_profiles(const Settings& settings);
  const Page& page(const std::string& path) const;

  const FileSystem& files_;
  ProjectOptions options_;
  IgnoreFiles ignore_files_;
  std::unique_ptr<ChangeFilter> changes_;                      ///< none: everything is reported
  std::map<std::string, std::unique_ptr<Settings>> settings_;  ///< by the configuration's path; empty: none
  std::map<std::string, Settings*> by_folder_;
  std::unordered_map<std::string, Page> pages_;
  Settings* first_ = nullptr;
  RuleBookPtr built_in_;
  std::map<std::string, RuleInfo> infos_;  ///< of all rule books, when there are several
  std::vector<Error> mistakes_;
  std::vector<Error> policy_mistakes_;
  mutable std::mutex records_mutex_;
  mutable std::vector<ExceptionRecord> records_;
};

}  // namespace candor
