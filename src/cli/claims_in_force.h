#pragma once

#include <string>
#include <vector>

#include "candor/claims/claims_review.h"
#include "candor/project/project.h"

namespace candor {

/// A project's review of a page, with what the registers of approved claims say before it: what is approved needs no
/// exception. Borrows the project.
class ClaimsInForce final : public PageReview {
 public:
  ClaimsInForce(const FileSystem& files, const Project& project, const ProjectOptions& options);

  /// Of the registers that pages lie under.
  [[nodiscard]] std::vector<Error> mistakes() const { return registers_.mistakes(); }

  [[nodiscard]] RuleBookPtr book(const std::string& path) const override { return project_.book(path); }

  [[nodiscard]] const RuleLevels& levels(const std::string& path) const override { return project_.levels(path); }

  [[nodiscard]] std::optional<ReadingTarget> reading(const std::string& path) const override {
    return project_.reading(path);
  }

  [[nodiscard]] const ProfileDefinition* profile(const std::string& path) const override {
    return project_.profile(path);
  }

  void review(const Document& page, FileReport& report, Coverage& coverage) const override;

  std::optional<Error> limit(const Document& page, FileReport& report, Coverage& coverage,
                             const EarlierFindings& earlier) const override {
    return project_.limit(page, report, coverage, earlier);
  }

 private:
  const Project& project_;
  Date today_;
  mutable ClaimsRegisters registers_;
};

}  // namespace candor
