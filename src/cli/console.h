#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "candor/base/result.h"

namespace candor {

/// The program's three streams and what it must know of its surroundings. Results go to `out`, all else to `err`.
class Console {
 public:
  Console();

  void out(std::string_view text);
  static void err(std::string_view text);
  void flush();

  /// Why results were lost, a full disk for instance. A reader who has seen enough (`| head`) is no reason.
  [[nodiscard]] std::optional<std::string> write_problem() const;

  /// All of standard input, at most max_bytes and one.
  [[nodiscard]] static Result<std::string> read_input(std::size_t max_bytes);
  /// Whether a person would have to type it.
  [[nodiscard]] static bool input_is_terminal();

  /// Whether a person looks at the results as they come.
  [[nodiscard]] bool output_is_terminal() const { return terminal_; }

  /// Whether a person looks at standard error, on a terminal that can take a line back.
  [[nodiscard]] static bool error_is_terminal();

  /// Whether to colour results: "always", "never", or "auto" (a terminal, no NO_COLOR, not a dumb one).
  [[nodiscard]] bool color(std::string_view when) const;

  /// How wide text for people may be: the terminal's width within reason, and always the same in a file.
  [[nodiscard]] std::size_t columns() const;

 private:
  bool terminal_ = false;
  bool plain_ = false;
  int write_error_ = 0;  ///< errno of the first write that failed
};

}  // namespace candor
