#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/file_system.h"
#include "candor/claims/claim_matcher.h"
#include "candor/claims/claims_register.h"
#include "candor/diagnostic/notice.h"
#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/text/sentence.h"

/// What the registers of approved claims do to findings.

namespace candor {

/// The registers that pages lie under, each read once.
class ClaimsRegisters {
 public:
  /// `working_folder` is absolute: relative paths of pages are seen from it. Borrows the file system.
  ClaimsRegisters(const FileSystem& files, std::string working_folder, SentenceData sentences);

  struct Entry {
    ClaimsRegister claims;
    std::unique_ptr<const ClaimMatcher> matcher;  ///< none when the register has mistakes
  };

  /// The register that holds for a page; nullptr when there is none. Safe for several threads at once.
  const Entry* for_page(const std::string& path);

  /// Of all registers that were read; one with a mistake approves nothing.
  [[nodiscard]] std::vector<Error> mistakes() const;
  /// All registers that were read, by path.
  [[nodiscard]] std::vector<const Entry*> all() const;

 private:
  const Entry* read(const std::string& path);
  [[nodiscard]] std::string shown(const std::string& path) const;

  const FileSystem& files_;
  std::string working_folder_;
  SentenceData sentences_;
  mutable std::mutex mutex_;
  std::map<std::string, const Entry*> by_folder_;
  std::map<std::string, Entry> by_path_;
  std::vector<Error> mistakes_;
};

/// Takes the findings of approved claims out of the report, where they stand as approved, and adds what is to be said
/// about claims that are nearly approved or no longer. What a page leaves out, and hidden letters, no claim approves.
/// Findings stay sorted.
void review_claims(const ClaimsRegisters::Entry& entry, const NoticeRules& notices, const Document& page, Date today,
                   FileReport& report, Coverage& coverage);

}  // namespace candor
