#include "syntax/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/syntax/marked.h"

namespace audit {
namespace {

struct Row {
  const char* name;
  const char* page;  // where scripts come from, marked
  std::vector<std::string> texts;
};

const Row kRows[] = {
    {"no script", "<p class='a'>b</p>", {}},
    {"an element", "<script>[|a < b && c|]</script>", {"a < b && c"}},
    {"elements in order",
     "<SCRIPT>[|a|]</Script ><b/><script\n>[|b|]</script>",
     {"a", "b"}},
    {"references in an element are code",
     "<script>[|a &amp; b|]</script>",
     {"a &amp; b"}},
    {"tags in an element are code",
     "<script>[|x = '<b onclick=\"y\"></b>'|]</script>",
     {"x = '<b onclick=\"y\"></b>'"}},
    {"a name that only begins the same",
     "<script>[|a </scripts> b|]</script>",
     {"a </scripts> b"}},
    {"an element never closed", "<script>[|a|]", {"a"}},
    {"with src", "<script src='a.js'></script><script src=b>c</script>", {}},
    {"empty", "<script> \n </script>", {}},
    {"JavaScript types",
     "<script type='text/javascript'>[|a|]</script>"
     "<script type=\" Application/JavaScript; charset=utf-8\">[|b|]</script>"
     "<script type=module>[|c|]</script><script type=''>[|d|]</script>"
     "<script language='JavaScript1.2'>[|e|]</script>"
     "<script language=jscript>[|f|]</script>",
     {"a", "b", "c", "d", "e", "f"}},
    {"other types",
     "<script type='application/json'>{}</script>"
     "<script type='text/template'><b onclick='a'></b></script>"
     "<script type='text/vbscript'>a</script>"
     "<script language='VBScript'>a</script>",
     {}},
    {"a handler", "<b onclick=\"[|a('b')|]\">c</b>", {"a('b')"}},
    {"handlers in order, in any spelling",
     "<a OnClick = '[|a|]' href='x' onload=[|b|]><c/onblur=[|d|]>",
     {"a", "b", "d"}},
    {"references in a handler",
     "<b onclick='[|a(&quot;b&quot;, &#39;c&#x27;) &amp;&amp; d&eacute;|]'>",
     {"a(\"b\", 'c') && d\xC3\xA9"}},
    {"what is no reference",
     "<b onclick='[|a & b &unknown; c &|]'>",
     {"a & b &unknown; c &"}},
    {"names that only look like handlers", "<b on='a' on-x='b' one2='c'>", {}},
    {"an empty handler", "<b onclick=' ' onload>", {}},
    {"a handler of a script",
     "<script onload='[|a|]'>[|b|]</script>",
     {"a", "b"}},
    {"comments hide",
     "<!-- <script>a</script> --><script>[|b|]</script>",
     {"b"}},
    {"short comments",
     "<!--><script>[|a|]</script><!---><b onclick='[|c|]'>",
     {"a", "c"}},
    {"a comment never closed hides the rest", "<!-- <script>a</script>", {}},
    {"a doctype and an instruction",
     "<!DOCTYPE html><?xml a='>?><script>[|b|]</script>",
     {"b"}},
    {"text elements hide",
     "<title><script>a</script></title><textarea><b onclick='c'></textarea>"
     "<style><script></style><noscript><b onclick='d'></noscript>"
     "<script>[|e|]</script>",
     {"e"}},
    {"a '>' in a value", "<b title='a>b' onclick='[|c>d|]'>", {"c>d"}},
    {"end tags have no handlers", "</b onclick='a'><b onclick='[|c|]'>", {"c"}},
    {"the page ends in a tag", "<b onclick='a' ", {}},
    {"the page ends in a value", "<b onclick='a", {}},
    {"signs that are text", "a < b <3 <> </ > <b onclick='[|c|]'>", {"c"}},
    {"plain text hides the rest", "<plaintext><script>a</script>", {}},
};

TEST(FindClientScripts, FindsThemWithTheirPlaces) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.page);
    std::vector<Region> regions;
    std::vector<std::string> texts;
    for (const ClientScript& script : FindClientScripts(expected.text)) {
      const auto size = static_cast<std::uint32_t>(script.text.size());
      regions.push_back(script.origin.ToSource({0, size}));
      texts.push_back(script.text);
    }
    EXPECT_EQ(WithMarks(expected.text, regions), row.page);
    EXPECT_EQ(texts, row.texts);
  }
}

TEST(FindClientScripts, MapsEachByteOfAHandler) {
  const Marked page = ReadMarks("<b onclick='a(&quot;b[|&quot;|])'>");
  const auto scripts = FindClientScripts(page.text);
  ASSERT_EQ(scripts.size(), 1u);
  EXPECT_EQ(scripts[0].text, "a(\"b\")");
  EXPECT_EQ(scripts[0].origin.ToSource({4, 5}), page.regions[0]);
  EXPECT_TRUE(scripts[0].origin.IsVerbatim({0, 2}));
}

TEST(FindClientScripts, SurvivesHostilePages) {
  struct Hostile {
    const char* name;
    const char* piece;
  };
  for (const Hostile& hostile : {Hostile{"nesting", "<b>"},
                                 {"formatting to reconstruct", "<a b=1><p>"},
                                 {"tags in tags", "<b "},
                                 {"comments", "<!--"},
                                 {"scripts", "<script>"},
                                 {"end tags", "</script"},
                                 {"quotes", "<b c='"},
                                 {"references", "<b onclick='&&&&"}}) {
    SCOPED_TRACE(hostile.name);
    std::string page;
    while (page.size() < 1000000) page += hostile.piece;
    EXPECT_LE(FindClientScripts(page).size(), 1u);
  }
}

}  // namespace
}  // namespace audit
