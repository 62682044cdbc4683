#include "model/library_id.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

struct IdCase {
  std::string path;
  std::string id;
};

TEST(LibraryId, OfAFile) {
  const IdCase cases[] = {
      {"export/xtk_javascript/cus/lib.js", "cus:lib.js"},
      {"export\\xtk_javascript\\cus\\lib.js", "cus:lib.js"},
      {"xtk_javascript/cus/deep/lib.js", "cus:deep/lib.js"},
      {"xtk_javascript/cus/lib", "cus:lib"},
      {"xtk_javascript/lib.js", ""},
      {"cus/lib.js", "cus:lib.js"},
      {"a/b/c2_d/lib.js", "c2_d:lib.js"},
      {"javascript/lkf/tills.js", "lkf:tills.js"},
      {"javascript/tills.js", ""},
      {"src/lib.js", ""},
      {"my folder/lib.js", ""},
      {"2020/lib.js", ""},
      {"lib.js", ""},
      {"<stdin>", ""},
      {"cus/page.jssp", ""},
      {"xtk_jssp/cus/page.jssp", ""},
      {"xtk_jssp/cus/part.js", ""},
  };
  for (const IdCase& c : cases) {
    SCOPED_TRACE(c.path);
    EXPECT_EQ(LibraryIdOfPath(c.path), c.id);
  }
}

TEST(LibraryId, OfALoad) {
  const IdCase cases[] = {
      {"cus:lib.js", "cus:lib.js"},
      {"/cus/lib.js", "cus:lib.js"},
      {"/nl/core/shared/nl.js", "/nl/core/shared/nl.js"},
      {"/lib.js", "/lib.js"},
      {"//lib.js", "//lib.js"},
      {"", ""},
  };
  for (const IdCase& c : cases) {
    SCOPED_TRACE(c.path);
    EXPECT_EQ(LibraryIdOfLoad(c.path), c.id);
  }
}

}  // namespace
}  // namespace audit
