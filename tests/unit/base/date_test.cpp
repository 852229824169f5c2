#include "candor/base/date.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Date, IsReadAndWritten) {
  ASSERT_TRUE(date_from("2027-03-31"));
  EXPECT_EQ(*date_from("2027-03-31"), (Date{2027, 3, 31}));
  EXPECT_EQ(to_string(Date{2027, 3, 1}), "2027-03-01");
}

TEST(Date, MustExist) {
  EXPECT_TRUE(date_from("2028-02-29"));
  EXPECT_FALSE(date_from("2027-02-29"));
  EXPECT_FALSE(date_from("2100-02-29"));
  EXPECT_FALSE(date_from("2027-04-31"));
  EXPECT_FALSE(date_from("2027-13-01"));
  EXPECT_FALSE(date_from("2027-00-10"));
  EXPECT_FALSE(date_from("0000-01-01"));
}

TEST(Date, HasOneSpelling) {
  for (const char* const other :
       {"", "2027-3-31", "31.03.2027", "2027/03/31", "2027-03-31 ", "+027-03-31", "2027-03"}) {
    EXPECT_FALSE(date_from(other)) << other;
  }
}

TEST(Date, IsOrdered) {
  EXPECT_LT((Date{2026, 12, 31}), (Date{2027, 1, 1}));
  EXPECT_LT((Date{2027, 1, 31}), (Date{2027, 2, 1}));
  EXPECT_EQ(days_between({2026, 12, 31}, {2027, 1, 1}), 1);
  EXPECT_EQ(days_between({2028, 3, 1}, {2028, 2, 1}), -29);
}

}  // namespace
}  // namespace candor
