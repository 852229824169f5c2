#pragma once

namespace candor {

/// What the program says to the shell. 2 must never be read as "clean".
enum class ExitCode : int {
  kClean = 0,     ///< nothing at or above --fail-on
  kFindings = 1,  ///< findings at or above --fail-on
  kMistake = 2,   ///< usage, policy or input mistake, or nothing was checked
  kInternal = 3,  ///< a defect of candor
};

}  // namespace candor
