#include "candor/document/readers.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Readers, AreFoundByTheFilesExtension) {
  ASSERT_NE(reader_for("a/page.md"), nullptr);
  EXPECT_EQ(reader_for("a/page.md")->name, "markdown");
  EXPECT_EQ(reader_for("PAGE.Markdown")->name, "markdown");
  EXPECT_EQ(reader_for("page.TXT")->name, "text");
}

TEST(Readers, LeaveOtherFilesAlone) {
  EXPECT_EQ(reader_for("page.html"), nullptr);
  EXPECT_EQ(reader_for("md"), nullptr);
  EXPECT_EQ(reader_for(""), nullptr);
}

TEST(Readers, AreFoundByTheirName) {
  ASSERT_NE(reader_named("text"), nullptr);
  EXPECT_EQ(reader_named("text")->name, "text");
  EXPECT_EQ(reader_named("pdf"), nullptr);
}

TEST(Readers, EachIsFoundByAllItClaims) {
  for (const Reader& reader : readers()) {
    EXPECT_FALSE(reader.summary.empty());
    for (const std::string_view extension : reader.extensions) {
      EXPECT_EQ(reader_for("x" + std::string(extension)), &reader);
    }
  }
}

}  // namespace
}  // namespace candor
