#include "candor/project/rule_book_cache.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candor/base/atomic_file.h"
#include "candor/base/digest.h"
#include "candor/base/file_system.h"
#include "candor/engine/runner.h"
#include "candor/rules/built_in.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".rules";
/// Of the files that a killed run leaves behind.
constexpr std::string_view kTemporary = ".candor-";
constexpr std::string_view kTemporaryEnding = ".tmp";
constexpr std::size_t kKeyDigits = 64;
/// In front of an image; what follows them must lie at a multiple of 16.
constexpr std::string_view kMagic = "candor rules  1\n";
constexpr std::size_t kHeader = kMagic.size() + kKeyDigits;
static_assert(kHeader % 16 == 0);

bool is_entry(std::string_view name) {
  return name.size() == kKeyDigits + kEnding.size() && name.ends_with(kEnding) &&
         name.substr(0, kKeyDigits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_leftover(std::string_view name) {
  return name.starts_with(kTemporary) && name.ends_with(kTemporaryEnding);
}

/// An image under another key is damage, too.
std::string header_of(const std::string& key, std::string_view image) {
  return std::string(kMagic) + sha256_hex(key + sha256_hex(image));
}

/// Whether a file is one that this user has written, and nobody else could.
bool is_own(const std::string& path) {
  struct stat status {};

  return lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
         (status.st_mode & S_IWOTH) == 0;
}

/// A rule book with the bytes that it is read from.
struct HeldBook {
  std::string bytes;
  RuleBookPtr book;
};

struct Entry {
  fs::path path;
  std::uint64_t bytes = 0;
  fs::file_time_type used;
  bool leftover = false;
};

std::vector<Entry> entries_of(const std::string& folder) {
  std::vector<Entry> entries;
  std::error_code failure;
  for (fs::directory_iterator file(folder, failure), end; !failure && file != end; file.increment(failure)) {
    const std::string name = file->path().filename().string();
    if (!is_entry(name) && !is_leftover(name)) {
      continue;
    }
    std::error_code gone;
    const std::uintmax_t bytes = fs::file_size(file->path(), gone);
    const fs::file_time_type used = fs::last_write_time(file->path(), gone);
    if (!gone) {
      entries.push_back({file->path(), bytes, used, is_leftover(name)});
    }
  }
  return entries;
}

}  // namespace

std::string RuleBookCache::path_of(const std::string& key) const {
  return fmt::format("{}/{}{}", folder_, key, kEnding);
}

RuleBookPtr RuleBookCache::find(const std::string& key) const {
  const std::string path = path_of(key);
  if (!enabled() || !is_own(path)) {
    return nullptr;
  }
  Result<std::string> bytes = DiskFileSystem().read(path, kMaxBytes);
  if (!bytes || bytes->size() <= kHeader) {
    return nullptr;
  }
  const auto held = std::make_shared<HeldBook>();
  held->bytes = *std::move(bytes);
  const std::string_view image = std::string_view(held->bytes).substr(kHeader);
  if (!held->bytes.starts_with(header_of(key, image))) {
    return nullptr;
  }
  std::error_code unimportant;
  fs::last_write_time(path, fs::file_time_type::clock::now(), unimportant);
  held->book = RuleBook::load(image);
  return {held, held->book.get()};
}

/// Not the user's home, and nothing above it: where that is missing, nothing is to be made.
bool RuleBookCache::make_folder() const {
  for (const std::string& folder : {fs::path(folder_).parent_path().string(), folder_}) {
    if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
      return false;
    }
  }
  return true;
}

void RuleBookCache::make_room(std::uint64_t bytes) const {
  constexpr std::chrono::hours kLongest{24};  // a run that still writes is younger
  std::vector<Entry> entries = entries_of(folder_);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
  std::uint64_t all = bytes;
  std::size_t kept = 1;
  for (const Entry& entry : entries) {
    all += entry.leftover ? 0 : entry.bytes;
    kept += entry.leftover ? 0 : 1;
  }
  std::error_code unimportant;
  for (const Entry& entry : entries) {
    if (entry.leftover && entry.used < fs::file_time_type::clock::now() - kLongest) {
      fs::remove(entry.path, unimportant);
    } else if (!entry.leftover && (kept > kMaxEntries || all > kMaxBytes)) {
      fs::remove(entry.path, unimportant);
      all -= entry.bytes;
      --kept;
    }
  }
}

void RuleBookCache::keep(const std::string& key, const RuleBook& book) const {
  if (!enabled()) {
    return;
  }
  const std::string image = book.save();
  if (kHeader + image.size() > kMaxBytes || !make_folder()) {
    return;
  }
  // Writing into a link would change what it leads to, and writing into a pipe would wait.
  std::error_code failure;
  const std::string path = path_of(key);
  if (!is_own(path) && !fs::remove(path, failure) && failure) {
    return;
  }
  make_room(kHeader + image.size());
  static_cast<void>(write_atomically(path, header_of(key, image) + image));
}

RuleBookCache::Removed RuleBookCache::clear() const {
  Removed removed;
  for (const Entry& entry : entries_of(folder_)) {
    std::error_code failure;
    if (fs::remove(entry.path, failure)) {
      removed.entries += entry.leftover ? 0 : 1;
      removed.bytes += entry.bytes;
    } else if (failure) {
      removed.problems.push_back({ErrorCode::kUnwritable, fmt::format("cannot be removed: {}", failure.message()),
                                  Location{entry.path.string(), 0, 0}});
    }
  }
  static_cast<void>(rmdir(folder_.c_str()));
  return removed;
}

std::string cache_key(const std::vector<std::string>& parts) {
  std::string text = fmt::format("{}\n{}\n", program_version(), built_in_digest());
  for (const std::string& part : parts) {
    text += fmt::format("{} {}\n", part.size(), part);
  }
  return sha256_hex(text);
}

std::string user_cache_folder() {
  const auto folder = [](const char* variable) {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread is started
    return value != nullptr && *value == '/' ? std::string(value) : std::string();
  };
  if (const std::string cache = folder("XDG_CACHE_HOME"); !cache.empty()) {
    return cache + "/candor";
  }
  const std::string home = folder("HOME");
  return home.empty() ? std::string() : home + "/.cache/candor";
}

}  // namespace candor
