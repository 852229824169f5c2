#include "candor/text/inflection.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace candor {
namespace {

Inflection english() {
  return Inflection({{{"proven", "prove"}, {"men", "man"}, {"is", "be"}, {"'re", "be"}},
                     {"ly", "ive", "ment", "ion", "ance", "al", "able", "ful", "less", "er"}});
}

TEST(Inflection, GivesAllFormsOfAWordOneKey) {
  const Inflection inflection = english();
  const std::vector<std::vector<std::string>> words = {{"treat", "treats", "treated", "treating"},
                                                       {"study", "studies", "studied", "studying"},
                                                       {"cure", "cures", "cured", "curing"},
                                                       {"relieve", "relieves", "relieved", "relieving"},
                                                       {"therapy", "therapies"},
                                                       {"treatment", "treatments"},
                                                       {"stop", "stops", "stopped", "stopping"},
                                                       {"injection", "injections"}};
  for (const std::vector<std::string>& forms : words) {
    for (const std::string& form : forms) {
      EXPECT_EQ(inflection.key(form), inflection.key(forms.front())) << form;
    }
  }
}

TEST(Inflection, KeepsDerivedWordsApart) {
  const Inflection inflection = english();
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"treat", "treatment"},   {"effect", "effective"}, {"medic", "medical"}, {"safe", "safely"},
      {"resist", "resistance"}, {"help", "helpful"},     {"help", "helpless"}, {"helpful", "helpless"}};
  for (const auto& [one, other] : pairs) {
    EXPECT_NE(inflection.key(one), inflection.key(other)) << one << ", " << other;
  }
}

TEST(Inflection, KeepsUnlikeWordsApart) {
  const Inflection inflection = english();
  EXPECT_NE(inflection.key("heal"), inflection.key("health"));
  EXPECT_NE(inflection.key("safe"), inflection.key("safer"));
  EXPECT_NE(inflection.key("heal"), inflection.key("healer"));
}

TEST(Inflection, LeadsIrregularFormsBack) {
  const Inflection inflection = english();
  EXPECT_EQ(inflection.key("proven"), inflection.key("proves"));
  EXPECT_EQ(inflection.key("men"), inflection.key("man"));
  EXPECT_EQ(inflection.key("is"), inflection.key("'re"));
}

TEST(Inflection, TakesAnyWord) {
  const Inflection inflection = english();
  EXPECT_EQ(inflection.key(""), inflection.key(""));
  EXPECT_NE(inflection.key("лечение"), inflection.key("лечения"));
  EXPECT_NE(inflection.key("s"), inflection.key("'s"));
}

TEST(Inflection, KeepsItsDataWhenMoved) {
  Inflection first = english();
  Inflection second = std::move(first);
  Inflection third({});
  third = std::move(second);
  EXPECT_EQ(third.key("men"), third.key("man"));
}

}  // namespace
}  // namespace candor
