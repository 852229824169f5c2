#include <filesystem>
#include <utility>

#include "candor/claims/claims_review.h"

namespace candor {

ClaimsRegisters::ClaimsRegisters(const FileSystem& files, std::string working_folder, SentenceData sentences)
    : files_(files), working_folder_(std::move(working_folder)), sentences_(std::move(sentences)) {}

const ClaimsRegisters::Entry* ClaimsRegisters::for_page(const std::string& path) {
  const std::string folder = (std::filesystem::path(working_folder_) / path).lexically_normal().parent_path().string();
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = by_folder_.emplace(folder, nullptr);
  if (is_new) {
    if (const std::optional<std::string> found = find_claims_register(files_, folder)) {
      known->second = read(*found);
    }
  }
  return known->second != nullptr && known->second->matcher != nullptr ? known->second : nullptr;
}

std::vector<Error> ClaimsRegisters::mistakes() const {
  const std::lock_guard lock(mutex_);
  return mistakes_;
}

std::vector<const ClaimsRegisters::Entry*> ClaimsRegisters::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<const Entry*> entries;
  for (const auto& [path, entry] : by_path_) {
    entries.push_back(&entry);
  }
  return entries;
}

/// Messages name the register as the user sees it.
std::string ClaimsRegisters::shown(const std::string& path) const {
  const std::filesystem::path relative = std::filesystem::path(path).lexically_relative(working_folder_);
  return relative.empty() ? path : relative.string();
}

const ClaimsRegisters::Entry* ClaimsRegisters::read(const std::string& path) {
  const auto [known, is_new] = by_path_.try_emplace(path);
  Entry& entry = known->second;
  if (!is_new) {
    return &entry;
  }
  const Result<std::string> bytes = files_.read(path, kMaxRegisterBytes);
  if (!bytes) {
    mistakes_.push_back({bytes.error().code, bytes.error().message, Location{shown(path), 0, 0}});
    return &entry;
  }
  const std::size_t before = mistakes_.size();
  entry.claims = read_claims_register(shown(path), *bytes, mistakes_);
  if (mistakes_.size() == before) {
    entry.matcher = std::make_unique<const ClaimMatcher>(entry.claims, sentences_);
  }
  return &entry;
}

}  // namespace candor
