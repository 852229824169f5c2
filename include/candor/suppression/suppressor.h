#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/file_system.h"
#include "candor/config/config.h"
#include "candor/diagnostic/exception.h"
#include "candor/diagnostic/notice.h"
#include "candor/diagnostic/report.h"
#include "candor/document/document.h"

/// Signed exceptions: findings that a person has allowed to stand, and said why.

namespace candor {

/// An exception from the file of suppressions, for pages that cannot hold one.
struct FileException {
  std::string path;  ///< the page's, absolute
  std::string rule;
  std::string quote;  ///< only findings whose words hold these
  std::string reason;
  std::string by;
  std::string ref;
  std::optional<Date> until;
  Location where;
};

/// Reads a file of suppressions. Mistakes are added with line and column; when there is one, nothing of the file must
/// be used. `rules` are all rules there are; nullptr: nobody knows them. `shown` is how messages name the file, whose
/// folder is `folder`.
std::vector<FileException> read_exceptions(const std::string& shown, const std::string& folder,
                                           const std::string& bytes, const std::map<std::string, RuleInfo>* rules,
                                           std::vector<Error>& mistakes);

/// What exceptions are judged by.
struct SuppressionTerms {
  const std::map<std::string, RuleInfo>* rules = nullptr;  ///< all there are
  const NoticeRules* notices = nullptr;                    ///< those about exceptions
  const SuppressionPolicy* policy = nullptr;
  Date today;             ///< an exception is in force up to its day, that day included
  bool in_pages = true;   ///< false: those written in pages are not looked at
  bool from_file = true;  ///< the same for those of the file
};

/// Moves the findings of a page that an exception allows from `findings` to `suppressed`, and adds findings about the
/// exceptions themselves, which cannot be suppressed: unused, unknown, expired, without a reason … Gives back what an
/// audit lists.
std::vector<ExceptionRecord> suppress(const Document& page, const SuppressionTerms& terms,
                                      const std::vector<const FileException*>& from_file, FileReport& report);

}  // namespace candor
