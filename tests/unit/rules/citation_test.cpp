#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::PolicyFiles;

Found cited(const std::string& page) {
  PolicyFiles policies = testing::healing_policies("unless: [cited]");
  policies.context("cited",
                   "kind: citation\nsources: ['\\b10\\.\\d{4}/\\S+']\nuntrusted-hosts: [social.example]\n"
                   "untrusted-text: [read more, (our|the) blog]");
  return testing::judge_page(policies, page);
}

TEST(Citation, IsANumberedReference) {
  EXPECT_EQ(cited("It heals [3]."), Found{});
  EXPECT_EQ(cited("It heals.[1, 4–6] It heals."), Found{"heals"});
  EXPECT_EQ(cited("It heals [see below]."), Found{"heals"});
  EXPECT_EQ(cited("It heals (3)."), Found{"heals"});
}

TEST(Citation, IsASuperscriptNumber) {
  EXPECT_EQ(cited("It heals<sup>3,4</sup>."), Found{});
  EXPECT_EQ(cited("It heals 2<sup>nd</sup> wounds."), Found{"heals"});
}

TEST(Citation, IsAFootnoteThatExists) {
  EXPECT_EQ(cited("It heals.[^1]\n\n[^1]: A trial.\n"), Found{});
  EXPECT_EQ(cited("It heals.[^2]\n\n[^1]: A trial.\n"), Found{"heals"});
}

TEST(Citation, IsALinkToAnotherSite) {
  EXPECT_EQ(cited("It [heals](https://journal.example/a)."), Found{});
  EXPECT_EQ(cited("It heals: <https://journal.example/a>."), Found{});
  EXPECT_EQ(cited("It [heals](/our-story)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](mailto:us@journal.example)."), Found{"heals"});
}

TEST(Citation, IsNoLinkToAnUntrustedHost) {
  EXPECT_EQ(cited("It [heals](https://social.example/a)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](http://m.social.example:80?a)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](https://me@social.example)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](HTTPS://WWW.Social.Example/a)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](https://antisocial.example/a)."), Found{});
  EXPECT_EQ(cited("It [heals](https://a.example/social.example)."), Found{});
}

TEST(Citation, IsNoLinkWhoseTextPromisesNone) {
  EXPECT_EQ(cited("It heals: [read more](https://journal.example/a)."), Found{"heals"});
  EXPECT_EQ(cited("It heals, as read more often: [trial](https://journal.example/a)."), Found{});
}

TEST(Citation, IsWhatASourceLooksLike) {
  EXPECT_EQ(cited("It heals (10.1000/xyz)."), Found{});
  EXPECT_EQ(cited("It heals (10.1/xyz)."), Found{"heals"});
}

TEST(Citation, CountsInItsOwnSentenceOnly) {
  EXPECT_EQ(cited("It heals. A [trial](https://journal.example/a) is old."), Found{"heals"});
  EXPECT_EQ(cited("A [trial](https://journal.example/a) is old. It heals."), Found{"heals"});
}

}  // namespace
}  // namespace candor
