// Every node kind and field that our sources name exists in the grammar. The
// names are read from the sources themselves, so that no list can fall behind.
#include <gtest/gtest.h>
#include <re2/re2.h>
#include <tree_sitter/api.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "syntax/grammar_language.h"
#include "syntax/tree.h"

namespace audit {
namespace {

// What `pattern` (one group) captures anywhere in the sources under `folder`.
std::set<std::string> NamesInSources(const std::string& folder,
                                     const std::string& pattern) {
  std::set<std::string> names;
  const RE2 regex(pattern);
  const std::string root = std::string(AUDIT_SOURCE_DIR) + "/" + folder;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cc" && extension != ".h") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string source = text.str();
    re2::StringPiece rest(source);
    std::string name;
    while (RE2::FindAndConsume(&rest, regex, &name)) names.insert(name);
  }
  return names;
}

TEST(NodeKinds, AllThatSourcesLookUpExist) {
  const auto names = NamesInSources("src", R"re(KindOf\("([a-z_]+)"\))re");
  EXPECT_GT(names.size(), 10u);
  for (const std::string& name : names) {
    EXPECT_NE(KindOf(name), 0) << name;
  }
}

TEST(NodeKinds, AllFieldsThatSourcesAskForExist) {
  const auto names = NamesInSources("src", R"re([.>]field\("([a-z_]+)"\))re");
  EXPECT_GE(names.size(), 4u);
  for (const std::string& name : names) {
    EXPECT_NE(
        ts_language_field_id_for_name(GrammarLanguage(), name.data(),
                                      static_cast<std::uint32_t>(name.size())),
        0)
        << name;
  }
}

TEST(NodeKinds, AnUnknownNameIsZero) {
  EXPECT_EQ(KindOf("no_such_node"), 0);
  EXPECT_EQ(KindOf("("), 0);  // known, but not a named node
}

}  // namespace
}  // namespace audit
