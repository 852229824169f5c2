#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::PolicyFiles;

Found cited(const std::string& page) {
  PolicyFiles policies = testing::healing_policies("unless: [cited]");
  policies.context(
      "cited",
      "kind: citation\npieces: {year: '20\\d\\d'}\n"
      "sources: {doi: '\\b10\\.\\d{4}/\\S+', author-year: '(?-i)\\(\\p{Lu}\\w+, <year>\\)'}\nno-authors: [since]\n"
      "reference-headings: [references]\ntrusted-hosts: [journal.example]\n"
      "untrusted-hosts: [social.example]\nuntrusted-paths: [blog]\n"
      "untrusted-text: [read more, (our|the) blog]");
  return testing::judge_page(policies, page);
}

const std::string kList = "\n\n## References\n\n1. A.\n2. B.\n3. C.\n4. D.\n";

TEST(Citation, IsANumberOfTheListOfReferences) {
  EXPECT_EQ(cited("It heals [3]." + kList), Found{});
  EXPECT_EQ(cited("It heals.[1, 4–6] It heals." + kList), Found{"heals"});
  EXPECT_EQ(cited("It heals [9]." + kList), Found{"heals"});
  EXPECT_EQ(cited("It heals [0, 1]." + kList), Found{"heals"});
  EXPECT_EQ(cited("It heals [see below]." + kList), Found{"heals"});
  EXPECT_EQ(cited("It heals (3)." + kList), Found{"heals"});
}

TEST(Citation, IsNoNumberWithoutAList) {
  EXPECT_EQ(cited("It heals [3]."), Found{"heals"});
  EXPECT_EQ(cited("It heals<sup>3</sup>."), Found{"heals"});
  EXPECT_EQ(cited("It heals [3].\n\n## Prices\n\n1. A.\n2. B.\n3. C.\n"), Found{"heals"});
}

TEST(Citation, ListsOfReferencesAreWrittenInManyWays) {
  for (const char* const list : {"\n\nReferences:\n\n3. Lee, 2019.\n", "\n\n**References**\n\n\\[3] Lee.\n",
                                 "\n\n## References\n\n(1) A. (2) B. (3) C.\n", "\n\n\\[3] Lee A. Sleep. 2019.\n",
                                 "\n\n### 7. References\n\n- A\n- B\n- C\n"}) {
    EXPECT_EQ(cited(std::string("It heals [1] [3].") + list), Found{}) << list;
  }
  EXPECT_EQ(cited("It heals [3].\n\n[3] of us agree.\n"), Found{"heals"});
}

TEST(Citation, BelongsToTheSentenceBeforeIt) {
  for (const char* const mark : {".[3] ", ".<sup>3</sup> ", ".³ ", ". [3] ", ". (Lee, 2019) ", ". (Lee, 2019). "}) {
    EXPECT_EQ(cited(std::string("It heals") + mark + "It heals." + kList), Found{"heals"}) << mark;
  }
}

TEST(Citation, IsASuperscriptNumber) {
  EXPECT_EQ(cited("It heals<sup>3,4</sup>." + kList), Found{});
  EXPECT_EQ(cited("It heals³˒⁴." + kList), Found{});
  EXPECT_EQ(cited("It heals 2<sup>nd</sup> wounds." + kList), Found{"heals"});
  EXPECT_EQ(cited("It heals 5 cm<sup>2</sup> and 3 m²." + kList), Found{"heals"});
}

TEST(Citation, IsABareNumberWhereTheListHasIt) {
  EXPECT_EQ(cited("We say it heals. 3 It heals. 13 C" + kList), Found{"heals"});
  EXPECT_EQ(cited("We say it heals. 3 It heals."), (Found{"heals", "heals"}));
}

TEST(Citation, IsAnAuthorWithAYear) {
  EXPECT_EQ(cited("It heals (Lee, 2019)."), Found{});
  EXPECT_EQ(cited("It heals (Since, 2019)."), Found{"heals"});
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

TEST(Citation, IsALinkToATrustedHostWhateverItSays) {
  EXPECT_EQ(cited("It heals: [read more](https://www.journal.example/blog/a)."), Found{});
}

TEST(Citation, IsNoLinkToAPageOfAClinicsOwn) {
  EXPECT_EQ(cited("It [heals](https://clinic.example/Blog/a)."), Found{"heals"});
  EXPECT_EQ(cited("It [heals](https://clinic.example/a?b=/blog/)."), Found{});
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
  EXPECT_EQ(cited("It heals: [read more](https://paper.example/a)."), Found{"heals"});
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
