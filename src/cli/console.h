#pragma once

#include <string>
#include <string_view>

namespace candor {

/// The program's three streams and what it must know of its surroundings. Results go to `out`, all else to `err`.
class Console {
 public:
  Console();

  void out(std::string_view text) const;
  void err(std::string_view text) const;
  /// False once the reader of `out` has gone away (a closed pipe): there is no use in writing more.
  [[nodiscard]] bool out_ok() const;
  void flush() const;

  /// All of standard input, at most max_bytes and one.
  [[nodiscard]] static std::string read_input(std::size_t max_bytes);

  /// Whether to colour results: "always", "never", or "auto" (a terminal, no NO_COLOR, not a dumb one).
  [[nodiscard]] bool color(std::string_view when) const;

 private:
  bool terminal_ = false;
  bool plain_ = false;
};

}  // namespace candor
