#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/file_system.h"
#include "candor/base/result.h"

/// A clinic's approved claims: candor-claims.yml beside its pages (docs/claims-register.md).

namespace candor {

inline constexpr std::string_view kClaimsFileName = "candor-claims.yml";

/// A register is written by people. These bounds keep a machine's from taking a run's memory and time.
inline constexpr std::uint64_t kMaxRegisterBytes = 4U << 20U;
inline constexpr std::size_t kMaxClaims = 10'000;
inline constexpr std::size_t kMaxClaimWords = 400;
/// A shorter one would approve a word rather than a claim.
inline constexpr std::size_t kMinClaimWords = 3;

struct ApprovedClaim {
  std::string id;
  std::vector<LocatedText> texts;  ///< the claim, then its variations
  std::vector<std::string> references;
  std::string approved_by;
  std::optional<Date> approved_on;
  std::optional<Date> until;      ///< the last day on which it may be used
  std::optional<Date> withdrawn;  ///< the first day on which it may not
  std::string note;
  Location where;  ///< of the entry
};

/// What holds on a day.
enum class ClaimState : std::uint8_t { kApproved, kExpired, kWithdrawn };

ClaimState state_on(const ApprovedClaim& claim, Date today);

struct ClaimsRegister {
  std::string path;
  std::vector<ApprovedClaim> claims;  ///< in order of the file; ids and texts occur once
};

/// The words of a text as claims are compared: folded, without punctuation, quotation marks and hyphens. Two texts
/// with the same words are the same claim.
std::vector<std::string> claim_words(std::string_view text);

/// Reads a register. All mistakes are added, with file, line and column; when there is one, the register must not be
/// used: half of it would approve what the other half takes back.
ClaimsRegister read_claims_register(const std::string& path, const std::string& bytes, std::vector<Error>& mistakes);

/// The register for pages in a folder: the nearest one at or above it, up to the folder that holds `.git`. None: there
/// is none. `folder` is absolute.
std::optional<std::string> find_claims_register(const FileSystem& files, const std::string& folder);

}  // namespace candor
