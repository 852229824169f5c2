#pragma once

#include <map>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/report.h"

namespace candor {

/// A finding that was there when the baseline was made.
struct KnownFinding {
  std::string rule;
  std::string match;  ///< its words, for who reads the file
};

/// Findings that are known: a project begins with them, and only new ones are reported. A finding is known by its
/// fingerprint (its rule, sentence and words), so that it stays known when lines above it move, and comes back when
/// its sentence is changed.
class Baseline {
 public:
  /// By page, seen from the baseline's folder with "/" between names, then by fingerprint.
  using Pages = std::map<std::string, std::map<std::string, KnownFinding>>;

  /// Reads a file; mistakes are added with line and column, and nothing may be used then. `shown` is how messages name
  /// the file.
  static Baseline read(const std::string& shown, const std::string& bytes, std::vector<Error>& mistakes);

  [[nodiscard]] bool knows(const std::string& page, const Finding& finding) const;

  /// Makes the page's known findings those of the list. Those that are new are left out when `prune_only`.
  void set(const std::string& page, const std::vector<Finding>& findings, bool prune_only);

  void remove(const std::string& page) { pages_.erase(page); }

  [[nodiscard]] const Pages& pages() const { return pages_; }

  [[nodiscard]] std::size_t size() const;

  /// The file's content, in a fixed order.
  [[nodiscard]] std::string text() const;

 private:
  Pages pages_;
};

}  // namespace candor
