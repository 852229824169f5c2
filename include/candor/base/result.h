#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "candor/base/check.h"

/// Errors that are part of normal use travel as values: Result<T> holds a T or an Error. The members have the names
/// of C++23's std::expected, so that it can become an alias of it. Programming mistakes are not errors: see check.h.

namespace candor {

enum class ErrorCode : std::uint8_t {
  kNotFound,    ///< the path does not exist
  kUnreadable,  ///< it exists, but cannot be read
  kUnwritable,  ///< it cannot be written
  kTooLarge,    ///< larger than the limit asked for
  kBinary,      ///< not text
  kUsage,       ///< a wrong command line
  kPolicy,      ///< a mistake in a policy file, a configuration or what goes with it
  kNothing,     ///< there was nothing to do
  kInternal,    ///< a defect of candor
};

/// A place in a file that a person can go to. Line and column count from 1, the column in code points; 0: unknown.
struct Location {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A value with the place it was written at, for messages about it.
struct LocatedText {
  std::string text;
  Location where;
};

/// The message is a sentence without prefix, colour or line break.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::optional<Location> location;
};

/// "path:line:column: message", as far as the place is known.
std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): as std::expected

  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): as std::expected

  [[nodiscard]] bool has_value() const { return std::holds_alternative<T>(state_); }

  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(); }

  [[nodiscard]] const T& value() const& { return const_checked(); }

  T&& value() && { return std::move(checked()); }

  T& operator*() & { return checked(); }

  const T& operator*() const& { return const_checked(); }

  T&& operator*() && { return std::move(checked()); }

  T* operator->() { return &checked(); }

  const T* operator->() const { return &const_checked(); }

  [[nodiscard]] const Error& error() const {
    CANDOR_CHECK(!has_value(), "error() of a result that holds a value");
    return std::get<Error>(state_);
  }

 private:
  T& checked() {
    CANDOR_CHECK(has_value(), "value() of a result that holds an error");
    return std::get<T>(state_);
  }

  [[nodiscard]] const T& const_checked() const {
    CANDOR_CHECK(has_value(), "value() of a result that holds an error");
    return std::get<T>(state_);
  }

  std::variant<T, Error> state_;
};

}  // namespace candor
