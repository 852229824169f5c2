#include "claims_in_force.h"

namespace candor {

ClaimsInForce::ClaimsInForce(const FileSystem& files, const Project& project, const ProjectOptions& options)
    : project_(project),
      today_(options.today),
      registers_(files, options.working_folder, project.book()->definitions().sentences),
      rules_(*project.run_info().rules) {
  for (const RuleInfo& rule : claim_rules()) {
    rules_.emplace(rule.id, rule);
  }
}

RunInfo ClaimsInForce::run_info() const {
  RunInfo info = project_.run_info();
  info.rules = &rules_;
  return info;
}

void ClaimsInForce::review(const Document& page, FileReport& report, Coverage& coverage) const {
  if (const ClaimsRegisters::Entry* entry = registers_.for_page(page.source->path())) {
    review_claims(*entry, page, today_, report, coverage);
  }
  project_.review(page, report, coverage);
}

}  // namespace candor
