#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "candor/report/reporter.h"

namespace candor {

/// Bytes that are needed only when the report ends. They wait in a nameless file of the system's folder for temporary
/// files, so that memory does not grow with them; in memory where there is no such file.
class Spool {
 public:
  Spool();

  void add(std::string_view bytes);
  /// Gives everything to the sink, in order.
  void drain(const Sink& sink);

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };

  std::unique_ptr<std::FILE, Close> file_;
  std::string memory_;
};

}  // namespace candor
