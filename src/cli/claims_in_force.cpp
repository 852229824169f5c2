#include "claims_in_force.h"

namespace candor {

ClaimsInForce::ClaimsInForce(const FileSystem& files, const Project& project, const ProjectOptions& options)
    : project_(project),
      today_(options.today),
      registers_(files, options.working_folder, project.books().front()->definitions().sentences) {}

void ClaimsInForce::review(const Document& page, FileReport& report, Coverage& coverage) const {
  if (const ClaimsRegisters::Entry* entry = registers_.for_page(page.source->path())) {
    review_claims(*entry, project_.notices(page.source->path()), page, today_, report, coverage);
  }
  project_.review(page, report, coverage);
}

}  // namespace candor
