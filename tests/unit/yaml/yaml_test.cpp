#include "candor/yaml/yaml.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// What a file of YAML says, and where a mistake in it is said to stand. More of it, file by file of a policy, is in
/// policy/policy_mistake_test.cpp.

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// One file's nodes and what is wrong with them.
class Yaml {
 public:
  explicit Yaml(const std::string& text) : root_(YamlNode::parse("f.yml", text, errors_)) {}

  [[nodiscard]] const YamlNode& root() const { return root_.value(); }

  [[nodiscard]] std::vector<std::string> mistakes() const {
    std::vector<std::string> lines;
    for (const Error& error : errors_) {
      lines.push_back(to_string(error));
    }
    return lines;
  }

 private:
  std::vector<Error> errors_;
  std::optional<YamlNode> root_;
};

TEST(Yaml, TakesEveryPlainScalarForText) {
  const Yaml yaml("[no, off, yes, 1.10, null, ~, 0x1F, 2027-03-31]");
  EXPECT_THAT(yaml.root().texts(), ElementsAre("no", "off", "yes", "1.10", "null", "~", "0x1F", "2027-03-31"));
  EXPECT_THAT(yaml.mistakes(), IsEmpty());
}

TEST(Yaml, KeepsTheOrderOfKeys) {
  const Yaml yaml("b: 1\na: 2\n");
  std::vector<std::string> keys;
  for (const auto& [key, value] : yaml.root().entries()) {
    keys.push_back(key.text() + value.text());
  }
  EXPECT_THAT(keys, ElementsAre("b1", "a2"));
}

TEST(Yaml, ReadsDaysFlagsAndNumbers) {
  const Yaml yaml("[2028-02-29, true, false, 0]");
  const std::vector<YamlNode> items = yaml.root().items();
  EXPECT_EQ(items[0].date(), (Date{2028, 2, 29}));
  EXPECT_EQ(items[1].flag(), true);
  EXPECT_EQ(items[2].flag(), false);
  EXPECT_EQ(items[3].number(5, 0), 0U);
  EXPECT_THAT(yaml.mistakes(), IsEmpty());
}

TEST(Yaml, ComplainsAtEachPlaceAndGoesOn) {
  const Yaml yaml("[2027-02-29, yes, 7,\n ü, []]");
  const std::vector<YamlNode> items = yaml.root().items();
  EXPECT_FALSE(items[0].date());
  EXPECT_FALSE(items[1].flag());
  EXPECT_FALSE(items[2].number(5, 0));
  EXPECT_FALSE(items[3].number(5));
  EXPECT_EQ(items[4].text(), "");
  EXPECT_THAT(
      yaml.mistakes(),
      ElementsAre("f.yml:1:2: a day such as 2027-03-31 is expected here", "f.yml:1:14: true or false is expected here",
                  "f.yml:1:19: a whole number from 0 to 5 is expected here",
                  "f.yml:2:2: a whole number from 1 to 5 is expected here", "f.yml:2:5: a text is expected here"));
}

TEST(Yaml, ASecondDocumentAndAnAliasAreRefused) {
  EXPECT_THAT(Yaml("a: 1\n---\nb: 2\n").mistakes(),
              ElementsAre("f.yml:2:1: one document a file: a second one begins here"));
  EXPECT_THAT(Yaml("a: &x 1\nb: *x\n").mistakes(),
              ElementsAre("f.yml:2:4: an alias ('*name') is not allowed here; write out what it stands for"));
}

TEST(Yaml, DeepNestingAndManyValuesAreRefused) {
  EXPECT_THAT(Yaml(std::string(100, '[') + std::string(100, ']')).mistakes(), ::testing::IsEmpty());
  EXPECT_THAT(Yaml(std::string(101, '[') + std::string(101, ']')).mistakes(),
              ElementsAre("f.yml:1:101: lists and keys are nested more than 100 deep"));
  std::string many;
  for (int i = 0; i < 1'000'000; ++i) {
    many += "- \n";
  }
  EXPECT_THAT(Yaml(many).mistakes(), ElementsAre("f.yml:1000001:1: the file has more than 1000000 values"));
}

TEST(Yaml, AnEmptyFileIsNothing) {
  EXPECT_TRUE(Yaml("").root().is_scalar());
  EXPECT_TRUE(Yaml("# a comment\n").root().is_scalar());
}

}  // namespace
}  // namespace candor
