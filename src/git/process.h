#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/base/result.h"

namespace candor {

struct ProcessResult {
  int status = 0;      ///< what the program ended with; 128 and the signal when one ended it
  std::string output;  ///< its standard output
  std::string errors;  ///< its standard error
};

/// Runs a program that is looked up as the shell does, in a folder, with `input` on its standard input. kNotFound when
/// it cannot be run.
Result<ProcessResult> run_process(const std::vector<std::string>& words, const std::string& folder,
                                  std::string_view input);

}  // namespace candor
