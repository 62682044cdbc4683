#include "syntax/query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "syntax/query_roots.h"
#include "syntax/walk.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

struct MatchRow {
  const char* name;
  const char* query;  // first captures are marked in
  const char* script;
};

const MatchRow kMatches[] = {
    {"no predicate", "(call_expression function: (identifier) @f)",
     "[|a|](1); [|b|](c[0]);"},
    {"#eq? with a string", R"(((identifier) @i (#eq? @i "a")))",
     "[|a|] + b + [|a|]"},
    {"#not-eq?", R"(((identifier) @i (#not-eq? @i "a")))", "a + [|b|] + a"},
    {"#eq? of two captures",
     "((assignment_expression left: (_) @l right: (_) @r) (#eq? @l @r))",
     "[|a|] = a; b = c"},
    {"#not-eq? of two captures",
     "((assignment_expression left: (_) @l right: (_) @r) (#not-eq? @l @r))",
     "a = a; [|b|] = c"},
    {"#match? is not anchored", R"(((identifier) @i (#match? @i "b+")))",
     "a + [|abbc|]"},
    {"#match? anchored", R"(((identifier) @i (#match? @i "^b")))",
     "ab + [|bc|]"},
    {"#not-match?", R"(((identifier) @i (#not-match? @i "^sql")))",
     "sqlExec; [|x|]"},
    {"#any-of?", R"(((identifier) @i (#any-of? @i "a" "c")))",
     "[|a|] + b + [|c|]"},
    {"#not-any-of?", R"(((identifier) @i (#not-any-of? @i "a" "c")))",
     "a + [|b|] + c"},
    {"an escape in a query string", R"(((string) @s (#eq? @s "\"x\"")))",
     "'x' + [|\"x\"|]"},
    {"two predicates",
     R"(((identifier) @i (#match? @i "^a") (#not-eq? @i "ab")))",
     "ab; [|ac|]; b"},
    {"two patterns in document order",
     "(number) @n ; a comment with (#eq? @n \"1\")\n(string) @s",
     "f([|'a'|], [|1|], [|'b'|])"},
    {"an optional capture without node satisfies",
     R"(((return_statement (identifier)? @i) @r (#eq? @i "a")))",
     "[|return;|]"},
    {"E4X attributes",
     "(xml_attribute_access attribute: (attribute_selector) @a)",
     "x.[|@b|] + y.z.[|@c|]"},
};

TEST(Query, FindsWhatItSays) {
  ScriptParser parser;
  for (const MatchRow& row : kMatches) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.script);
    const Result<Query> query = Query::Compile(row.query);
    ASSERT_TRUE(query) << query.error().ToString();
    const auto tree = parser.Parse(expected.text);
    std::vector<Region> found;
    for (const QueryMatch& match : query->Run(*tree, expected.text)) {
      found.push_back(match.front().node.region());
    }
    EXPECT_EQ(WithMarks(expected.text, found), row.script);
  }
}

// What RunAt finds at the nodes that QueryRoots tells of.
std::string FoundAtRoots(const Query& query, std::span<const NodeKind> roots,
                         const Tree& tree, const std::string& script) {
  std::vector<Node> nodes;
  WalkNamed(tree.root(), [&](Node node) {
    if (std::find(roots.begin(), roots.end(), node.kind()) != roots.end()) {
      nodes.push_back(node);
    }
  });
  std::vector<Region> found;
  for (const QueryMatch& match : query.RunAt(nodes, script)) {
    found.push_back(match.front().node.region());
  }
  return WithMarks(script, found);
}

TEST(Query, FindsTheSameAtItsRoots) {
  ScriptParser parser;
  std::size_t rooted = 0;
  for (const MatchRow& row : kMatches) {
    SCOPED_TRACE(row.name);
    const std::vector<NodeKind> roots = QueryRoots(row.query);
    if (roots.empty()) continue;
    ++rooted;
    const Marked expected = ReadMarks(row.script);
    const Result<Query> query = Query::Compile(row.query);
    ASSERT_TRUE(query) << query.error().ToString();
    const auto tree = parser.Parse(expected.text);
    EXPECT_EQ(FoundAtRoots(*query, roots, *tree, expected.text), row.script);
  }
  EXPECT_GE(rooted, 10u);
}

struct RootsRow {
  const char* query;
  std::vector<std::string_view> roots;  // empty: the whole tree
};

TEST(QueryRoots, AreToldWhereEveryMatchHasOne) {
  const RootsRow rows[] = {
      {"(string) @s", {"string"}},
      {"; (number)\n (string) @s (number)", {"string", "number"}},
      {"((call_expression function: (identifier) @f) @c (#eq? @f \"(\"))",
       {"call_expression"}},
      {"[(string) (number) @n] @x", {"string", "number"}},
      {"([(string) ((number) @n)] @x (#eq? @x \"]\"))", {"string", "number"}},
      {"(string) @a\n((number) @b . (number))", {}},
      {"(_) @any", {}},
      {"_ @any", {}},
      {"\"if\" @token", {}},
      {"(ERROR) @e", {}},
      {"(expression) @supertype", {}},
      {"(comment)+ @c", {}},
  };
  for (const RootsRow& row : rows) {
    SCOPED_TRACE(row.query);
    const auto compiled = Query::Compile(row.query);
    ASSERT_TRUE(compiled) << compiled.error().ToString();
    std::vector<NodeKind> expected;
    for (const std::string_view type : row.roots) {
      expected.push_back(KindOf(type));
    }
    EXPECT_EQ(QueryRoots(row.query), expected);
  }
}

struct ErrorRow {
  const char* name;
  const char* query;  // the place marked
  const char* message;
};

const ErrorRow kErrors[] = {
    {"an unknown node", "(program\n  ([|nonsense|]) @x)",
     "unknown node type 'nonsense'"},
    {"an unknown field", "(call_expression [|callee|]: (_) @x)",
     "unknown field 'callee'"},
    {"an unknown capture in a predicate",
     "((identifier) @x\n\n (#eq? @[|y|] \"a\"))", "unknown capture 'y'"},
    {"an impossible child", "(number [|(|]string)) @x",
     "this can never match: the grammar has no such node in this place"},
    {"a bracket is missing", "((identifier) @x[||]",
     "the query is not well-formed here"},
    {"an unknown predicate", "((identifier) @x (#[|is-not?|] @x \"a\"))",
     "unknown predicate '#is-not?'; there are #eq?, #match?, #any-of? and the "
     "same with not-"},
    {"a bad pattern", "((identifier) @x\n (#match? @x [|\"a(b\"|]))",
     "bad pattern: missing ): a(b"},
    {"a bad pattern in the second predicate of the second pattern",
     "(number) @n ; é (#\n((string) @s (#eq? @s \"é\") (#match? @s "
     "[|\"[\"|]))",
     "bad pattern: missing ]: ["},
    {"a predicate of strings", "((identifier) @x (#eq? [|\"a\"|] \"b\"))",
     "#eq? needs a capture first"},
    {"too few arguments", "((identifier) @x (#[|match?|] @x))",
     "#match? needs exactly two arguments"},
    {"too many arguments", "((identifier) @x (#[|eq?|] @x \"a\" \"b\"))",
     "#eq? needs exactly two arguments"},
    {"a pattern that is a capture",
     "((assignment_expression left: (_) @l right: (_) @r) (#match? @l [|@r|]))",
     "#match? compares with strings only"},
    {"no pattern at all", "[|;|] only words", "the query holds no pattern"},
};

TEST(Query, ErrorsNameTheirPlace) {
  for (const ErrorRow& row : kErrors) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.query);
    const Result<Query> query = Query::Compile(expected.text);
    ASSERT_FALSE(query);
    EXPECT_EQ(query.error().message, row.message);
    const std::string before =
        expected.text.substr(0, expected.regions[0].begin);
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (const char c : before) {
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
        ++column;
      }
    }
    EXPECT_EQ(query.error().line, line);
    EXPECT_EQ(query.error().column, column);
  }
}

TEST(Query, RefusesHostileNesting) {
  const std::string query =
      std::string(100000, '(') + "_" + std::string(100000, ')') + " @x";
  const Result<Query> compiled = Query::Compile(query);
  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().message, "brackets are nested too deeply");
}

TEST(Query, NamesItsCaptures) {
  const Result<Query> query =
      Query::Compile("(call_expression function: (_) @f arguments: (_) @a)");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->capture_names(), (std::vector<std::string>{"f", "a"}));
}

TEST(Query, RunsInSeveralThreadsAtOnce) {
  const Result<Query> query =
      Query::Compile(R"(((identifier) @i (#match? @i "^a")))");
  ASSERT_TRUE(query);
  std::string script;
  for (int i = 0; i < 200; ++i) script += "a" + std::to_string(i) + "; b;\n";
  std::vector<std::size_t> found(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : found) {
    threads.emplace_back([&] {
      ScriptParser parser;
      count = query->Run(*parser.Parse(script), script).size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<std::size_t>(4, 200));
}

}  // namespace
}  // namespace audit
