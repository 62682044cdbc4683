#include "checks/operator_marks.h"

#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

TEST(OperatorMarks, OfAnOperatorsOwnElement) {
  struct Row {
    const char* attributes;
    bool disabled;
    bool elsewhere;
  };
  constexpr Row kRows[] = {
      {"", false, false},
      {"disabled='1'", true, false},
      {"disabled='true'", true, false},
      {"disabled='0' active='1' enabled='true'", false, false},
      {"disabled='' active='' enabled=''", false, false},
      {"active='false'", true, false},
      {"enabled='0'", true, false},
      {"ldap='true'", false, true},
      {"useLdap='1'", false, true},
      {"ldap='0' ims='false'", false, false},
      {"ims='1'", false, true},
      {"useIms='yes'", false, true},
      {"authMode='LDAP'", false, true},
      {"authentication='ims'", false, true},
      {"label='ldap' claims='1'", false, false},
  };
  for (const Row& row : kRows) {
    const Document document =
        Document::Parse("<operator " + std::string(row.attributes) + "/>");
    const NodeId root = document.FirstRoot();
    EXPECT_EQ(IsDisabledOperator(document, root), row.disabled)
        << row.attributes;
    EXPECT_EQ(LogsOnElsewhere(document, root), row.elsewhere) << row.attributes;
  }
}

TEST(OperatorMarks, WhatNoExportNames) {
  Administration administration;
  administration.operators["feed"].has_password = true;
  EXPECT_TRUE(FactOf(administration, "feed").has_password);
  EXPECT_FALSE(FactOf(administration, "till").has_password);
}

}  // namespace
}  // namespace audit
