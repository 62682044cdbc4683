#include "core/select.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"

namespace audit {
namespace {

// From the inside of a start tag.
Markup::Element ReadElement(std::string_view inner) {
  Markup::Element element;
  element.name = inner.substr(0, inner.find(' '));
  inner.remove_prefix(element.name.size());
  while (inner.find('=') != std::string_view::npos) {
    const std::size_t equals = inner.find('=');
    const std::size_t close = inner.find('\'', equals + 2);
    const std::size_t name = inner.find_first_not_of(' ');
    Markup::Attribute attribute;
    attribute.name = inner.substr(name, equals - name);
    attribute.value = inner.substr(equals + 2, close - equals - 2);
    element.attributes.push_back(attribute);
    inner.remove_prefix(close + 1);
  }
  return element;
}

// A tree from the least XML that can be written: single quotes, no entities.
Markup Read(std::string_view xml) {
  Markup markup;
  std::vector<std::uint32_t> open = {0};
  std::size_t at = 0;
  while (at < xml.size()) {
    const std::size_t tag = xml.find('<', at);
    if (open.back() != 0 && tag > at) {
      markup.at(open.back()).text += xml.substr(at, tag - at);
    }
    if (tag == std::string_view::npos) break;
    const std::size_t end = xml.find('>', tag);
    std::string_view inner = xml.substr(tag + 1, end - tag - 1);
    at = end + 1;
    if (inner.starts_with('/')) {
      open.pop_back();
      continue;
    }
    const bool closed = inner.ends_with('/');
    if (closed) inner.remove_suffix(1);
    const std::uint32_t added = markup.Add(open.back(), ReadElement(inner));
    if (!closed) open.push_back(added);
  }
  return markup;
}

// "a" an element, "a/@x=1" an attribute, "a'text'" a text.
std::string Show(const NodeView& view, const SelectMatch& match) {
  std::string shown(view.Name(match.element));
  if (match.text) return shown + "'" + view.Text(match.element) + "'";
  if (match.attribute == 0) return shown;
  shown += "/@";
  shown += view.AttributeName(match.attribute);
  shown += "=";
  shown += view.AttributeValue(match.attribute);
  return shown;
}

std::string MatchesOf(std::string_view select, std::string_view xml) {
  SelectSet set;
  const auto added = set.Add(select);
  if (!added) return "error: " + added.error().message;
  const Markup markup = Read(xml);
  std::string all;
  for (const SelectMatch& match : set.Match(markup)) {
    if (!all.empty()) all += " ";
    all += Show(markup, match);
  }
  return all;
}

constexpr std::string_view kDocument =
    "<package name='p'><entities schema='xtk:workflow'>"
    "<workflow internalName='WKF1'>"
    "<js name='j'><script>var a</script></js>"
    "<query name='q'><where><condition expr='@x' sql='1=1'/>"
    "<condition sql='true'/></where></query>"
    "</workflow></entities>"
    "<entities schema='nms:x'><condition sql='top'/></entities></package>";

TEST(Select, FindsWhatItsPathSays) {
  const struct {
    const char* name;
    const char* select;
    const char* matches;
  } rows[] = {
      {"element anywhere", "//script", "script"},
      {"attribute anywhere below a name", "//condition/@expr",
       "condition/@expr=@x"},
      {"from the root", "/package/entities/@schema",
       "entities/@schema=xtk:workflow entities/@schema=nms:x"},
      {"the root is no child of anything", "/entities", ""},
      {"wildcard steps", "/*/*/workflow", "workflow"},
      {"any depth, then child", "//where/condition/@sql",
       "condition/@sql=1=1 condition/@sql=true"},
      {"any depth in the middle", "//workflow//condition/@expr",
       "condition/@expr=@x"},
      {"all attributes of an element and below", "//js//@*", "js/@name=j"},
      {"values of the named element itself", "//workflow/@*",
       "workflow/@internalName=WKF1"},
      {"text of an element and below", "//workflow//text()", "script'var a'"},
      {"text of the element only", "//workflow/text()", ""},
      {"attributes anywhere", "//@expr", "condition/@expr=@x"},
      {"attributes anywhere, by several names", "//@sql | //@name | //@none",
       "package/@name=p js/@name=j query/@name=q condition/@sql=1=1 "
       "condition/@sql=true condition/@sql=top"},
      {"alternatives in document order", "//query/@name | //js/@name",
       "js/@name=j query/@name=q"},
      {"one place through two alternatives", "//js/@name | //*/@name[. = 'j']",
       "js/@name=j"},
      {"a condition on the element that holds an attribute",
       "//*[@expr]/@sql | //*[name() = 'js']/@name",
       "js/@name=j condition/@sql=1=1"},
      {"a condition on the element that holds a text",
       "//*[matches(name(), '^scr')]/text()[contains(., 'var')]",
       "script'var a'"},
      {"elements of some names, each once",
       "//*[name() = 'js' or name() = 'query' or name() = 'js'][@name]/@name",
       "js/@name=j query/@name=q"},
      {"an element that is another", "//*[name() = 'query']/text()", ""},
      {"blanks do not matter", "  //where / condition [ @expr ] /@sql  ",
       "condition/@sql=1=1"},
      {"equal", "//condition/@sql[. = 'true']", "condition/@sql=true"},
      {"not equal", "//condition/@sql[. != 'true']",
       "condition/@sql=1=1 condition/@sql=top"},
      {"not, or", "//condition/@sql[not(. = 'true' or . = 'top')]",
       "condition/@sql=1=1"},
      {"and binds tighter than or",
       "//condition[@expr and @sql='x' or @sql='top']", "condition"},
      {"parentheses", "//condition[@expr and (@sql='x' or @sql='top')]", ""},
      {"several predicates", "//condition[@sql][not(@expr)]/@sql[. != 'top']",
       "condition/@sql=true"},
      {"contains", "//@*[contains(., 'KF')]", "workflow/@internalName=WKF1"},
      {"starts-with", "//@*[starts-with(., 'nms:')]", "entities/@schema=nms:x"},
      {"matches", "//@sql[matches(., '(?i)^TO')]", "condition/@sql=top"},
      {"name of an attribute", "//@*[name() = 'expr']", "condition/@expr=@x"},
      {"name of an element", "//*[starts-with(name(), 'w')]", "workflow where"},
      {"attribute of the parent", "//script[../@name = 'j']", "script"},
      {"attribute of another ancestor", "//condition[../../@name = 'q']/@expr",
       "condition/@expr=@x"},
      {"above the root there is nothing", "//package[../@name = 'p']", ""},
      {"a child", "//*[where]", "query"},
      {"any child compares", "//where[condition/@sql = 'true']", "where"},
      {"text of a child", "//js[script = 'var a']/@name", "js/@name=j"},
      {"own text", "//script[contains(., 'var')]", "script"},
      {"text predicate", "//text()[contains(., 'var')]", "script'var a'"},
      {"double quotes", "//@sql[. = \"1=1\"]", "condition/@sql=1=1"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(MatchesOf(row.select, kDocument), row.matches);
  }
}

TEST(Select, NestedNamesMatchOnce) {
  EXPECT_EQ(MatchesOf("//a//@x", "<a x='1'><a x='2'><a x='3'/></a></a>"),
            "a/@x=1 a/@x=2 a/@x=3");
  EXPECT_EQ(MatchesOf("//a//a//b", "<a><a><a><b/></a></a></a>"), "b");
  EXPECT_EQ(MatchesOf("//a/a", "<a><a><a/></a></a>"), "a a");
}

TEST(Select, SeveralRootsAreRoots) {
  EXPECT_EQ(MatchesOf("/a/@x", "<a x='1'/><b/><a x='2'/>"), "a/@x=1 a/@x=2");
}

TEST(Select, FaultsNameTheirPlace) {
  const struct {
    const char* select;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
  } rows[] = {
      {"", 1, 1, "a path begins with '/' or '//'"},
      {"condition", 1, 1, "a path begins with '/' or '//'"},
      {"//", 1, 3, "expected a name, '*', '@' or text()"},
      {"//a |", 1, 6, "a path begins with '/' or '//'"},
      {"//a/@b/c", 1, 7, "nothing can stand behind an attribute or text()"},
      {"/@b", 1, 2, "only an element stands at the top: write '//'"},
      {"//a]", 1, 4, "expected '/', '[', '|' or the end of the select"},
      {"//a[@b", 1, 7, "expected ']'"},
      {"//a[@b = c]", 1, 10, "expected a 'string'"},
      {"//a[@b = 'c]", 1, 10, "the string is never closed"},
      {"//a[contains(@b 'c')]", 1, 17, "expected ','"},
      {"//a[../b]", 1, 8, "only '..' or '@name' behind '..'"},
      {"//a[..]", 1, 7, "expected '/@name' behind '..'"},
      {"//a[@]", 1, 6, "expected a name"},
      {"//a[matches(., '\xC3\xA9(')]", 1, 17, "missing ): \xC3\xA9("},
      {"//a\n  [=]", 2, 4, "expected '.', '..', '@name' or a name"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.select);
    SelectSet set;
    const auto added = set.Add(row.select);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().message, row.message);
    EXPECT_EQ(added.error().line, row.line);
    EXPECT_EQ(added.error().column, row.column);
  }
}

TEST(Select, HostileNestingIsRefused) {
  SelectSet set;
  EXPECT_FALSE(set.Add("//a[" + std::string(100000, '(')));
  std::string negations;
  for (int i = 0; i < 100000; ++i) negations += "not(";
  EXPECT_FALSE(set.Add("//a[" + negations));
  std::string deep = "//a[b";
  for (int i = 0; i < 100000; ++i) deep += "/b";
  EXPECT_FALSE(set.Add(deep + "]"));
  EXPECT_EQ(set.size(), 0u);
}

TEST(Select, DeepDocumentsNeedNoStack) {
  Markup markup;
  std::uint32_t parent = 0;
  for (int i = 0; i < 100000; ++i) {
    Markup::Element element;
    element.name = i % 2 == 0 ? "a" : "b";
    parent = markup.Add(parent, element);
  }
  SelectSet set;
  ASSERT_TRUE(set.Add("//a/b//a"));
  EXPECT_EQ(set.Match(markup).size(), 49999u);
}

TEST(SelectSet, KeepsSelectsApart) {
  SelectSet set;
  EXPECT_EQ(*set.Add("//js/@name"), 0u);
  EXPECT_FALSE(set.Add("//["));
  EXPECT_EQ(*set.Add("//query/@name"), 1u);
  EXPECT_EQ(*set.Add("//*[@name]"), 2u);
  const Markup markup = Read(kDocument);
  std::vector<std::uint32_t> selects;
  for (const SelectMatch& match : set.Match(markup)) {
    selects.push_back(match.select);
  }
  EXPECT_EQ(selects, (std::vector<std::uint32_t>{2, 2, 0, 2, 1}));
}

TEST(SelectSet, SelectsThatTakeNoPartStaySilent) {
  SelectSet set;
  ASSERT_TRUE(set.Add("//a//@x"));
  ASSERT_TRUE(set.Add("//a/@x"));
  const Markup markup = Read("<a x='1'/>");
  SelectSet::Open below;
  std::vector<SelectMatch> matches;
  std::vector<AttributeView> attributes;
  markup.ReadAttributes(markup.FirstRoot(), &attributes);
  set.Enter(markup, markup.FirstRoot(), attributes, set.Start(), {false, true},
            &below, &matches);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].select, 1u);
  EXPECT_TRUE(below.empty());
}

TEST(SelectSet, LeavesOutValuesThatDoNotHoldThePattern) {
  SelectSet set;
  const std::vector<SelectSource> sources = {
      {"//@*", "(?i)wkf\\d"}, {"//workflow//text()", "var"}, {"//js", "none"}};
  ASSERT_TRUE(set.AddAccepted(sources));
  const Markup markup = Read(kDocument);
  std::string all;
  for (const SelectMatch& match : set.Match(markup)) {
    all += Show(markup, match) + " ";
  }
  // An element is more than its text: the pattern says nothing of it.
  EXPECT_EQ(all, "workflow/@internalName=WKF1 js script'var a' ");
}

TEST(RelativePaths, GiveStringsForMessages) {
  const Markup markup = Read(
      "<workflow internalName='WKF1'><js name='j'><call name='f'/></js>"
      "</workflow>");
  const NodeId js = markup.FirstChild(markup.FirstRoot());
  const struct {
    const char* path;
    const char* value;
  } rows[] = {
      {"@name", "j"},     {"../@internalName", "WKF1"}, {"call/@name", "f"},
      {"*/@name", "f"},   {"../../@name", ""},          {"@absent", ""},
      {"none/@name", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.path);
    EXPECT_EQ(EvaluateRelative(markup, js, row.path), row.value);
    EXPECT_FALSE(CheckRelativePath(row.path));
  }
  for (const char* wrong : {"", "a", ".", "../a/@b", "@", "@a/b"}) {
    EXPECT_TRUE(CheckRelativePath(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace audit
