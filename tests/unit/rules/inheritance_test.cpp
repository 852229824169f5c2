#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

/// Scopes that lists inherit from their lead-in, and sections from their headings.

namespace candor {
namespace {

using testing::Found;
using testing::PolicyFiles;

Found inherited(const std::string& from, const std::string& page) {
  PolicyFiles policies = testing::healing_policies("unless: [negated]");
  policies.context("negated", "kind: scope\ntriggers: [{phrases: [not]}]\npseudo: [not only]\nends: [but]\n" + from);
  return testing::judge_page(policies, page);
}

constexpr const char* kLeadIn = "inherits: [lead-in]";
constexpr const char* kHeading = "inherits: [heading]";

TEST(LeadIn, GovernsTheItemsOfItsList) {
  const std::string page = "It will not:\n\n- heal wounds\n- heal pain\n";
  EXPECT_EQ(inherited(kLeadIn, page), Found{});
  EXPECT_EQ(inherited(kHeading, page), (Found{"heal", "heal"}));
}

TEST(LeadIn, GovernsNothingBehindItsList) {
  EXPECT_EQ(inherited(kLeadIn, "It will not:\n\n- hurt\n\nIt heals.\n"), Found{"heals"});
}

TEST(LeadIn, MustBeOpenAtItsEnd) {
  EXPECT_EQ(inherited(kLeadIn, "It is not new, but it will:\n\n- heal\n"), Found{"heal"});
  EXPECT_EQ(inherited(kLeadIn, "It is not new. It will:\n\n- heal\n"), Found{"heal"});
  EXPECT_EQ(inherited(kLeadIn, "It will not only:\n\n- heal\n"), Found{"heal"});
}

TEST(LeadIn, EndsBehindAWordThatEndsTheContext) {
  EXPECT_EQ(inherited(kLeadIn, "It will not:\n\n- heal wounds, but it heals pain\n- heal\n"), Found{"heals"});
  EXPECT_EQ(inherited(kLeadIn, "It will not:\n\n- heal wounds. But mind: it heals. It heals.\n"),
            (Found{"heals", "heals"}));
}

TEST(Heading, GovernsNothingWhenItNamesWhatItSpeaksOf) {
  EXPECT_EQ(inherited(kHeading, "# Not: it heals\n\nIt heals.\n"), (Found{"heals", "heals"}));
  EXPECT_EQ(inherited(kHeading, "# Not at all, at any time\n\nIt heals.\n"), Found{});
}

TEST(Heading, GovernsItsSectionAndThoseBelowIt) {
  EXPECT_EQ(inherited(kHeading, "# What it does not do\n\nIt heals.\n\n## More\n\n- It heals.\n"), Found{});
  EXPECT_EQ(inherited(kHeading, "# What it does not do\n\n# What it does\n\nIt heals.\n"), Found{"heals"});
  EXPECT_EQ(inherited(kLeadIn, "# What it does not do\n\nIt heals.\n"), Found{"heals"});
}

TEST(Header, GovernsTheCellsOfItsColumn) {
  const std::string page = "| It will not | It will |\n|---|---|\n| heal wounds | heal pain |\n| | heals |\n";
  EXPECT_EQ(inherited(kHeading, page), (Found{"heal", "heals"}));
  EXPECT_EQ(inherited(kLeadIn, page), (Found{"heal", "heal", "heals"}));
}

}  // namespace
}  // namespace candor
