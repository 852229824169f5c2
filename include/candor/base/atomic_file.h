#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "candor/base/result.h"

namespace candor {

/// A file that is replaced as a whole: until commit() the old content stands at the path, from then on the new one; a
/// crash or a kill in between leaves the old one (and a hidden file beside it). The bytes go to a file in the same
/// folder, to the disk, and are then renamed over the path.
///
/// The permissions of a file that is replaced are kept, and its owner where the system allows; a symbolic link stays
/// one, and what it leads to is replaced. A device or a pipe is written to as it is; one of
/// this process's own streams ("/dev/stdout"), whatever it is, gets the bytes when they are whole. A file that may not
/// be written is refused although its folder would allow to replace it.
class AtomicFile {
 public:
  /// Opens the new file; nothing is visible yet. Errors (kUnwritable) have the path for their location.
  static Result<AtomicFile> create(const std::string& path);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  /// Without commit(): takes the new file away.
  ~AtomicFile();

  /// Adds bytes; after an error only destruction makes sense.
  std::optional<Error> write(std::string_view bytes);
  /// Puts the file in its place. Once.
  std::optional<Error> commit();

 private:
  AtomicFile(std::string path, std::string target, std::string temporary, int descriptor);
  [[nodiscard]] Error failure(std::string_view what, int code) const;

  std::string path_;       ///< as given, for messages
  std::string target_;     ///< what is replaced
  std::string temporary_;  ///< empty: `target_` is written itself
  int descriptor_ = -1;
  bool waits_ = false;  ///< bytes are held back up to commit()
  std::string waiting_;
};

/// create(), write() and commit().
std::optional<Error> write_atomically(const std::string& path, std::string_view bytes);

}  // namespace candor
