#include "engine/finding_text.h"

#include <gtest/gtest.h>

#include <string>

#include "xml/document.h"

namespace audit {
namespace {

// The text of the place that `marked` has between [| and |].
std::string Of(std::string marked) {
  const std::size_t begin = marked.find("[|");
  marked.erase(begin, 2);
  const std::size_t end = marked.find("|]");
  marked.erase(end, 2);
  return TextInFragment(marked, {static_cast<std::uint32_t>(begin),
                                 static_cast<std::uint32_t>(end)});
}

TEST(FindingText, IsTheSameWhateverStandsElsewhere) {
  struct Row {
    const char* name;
    const char* before;
    const char* after;
  };
  const Row rows[] = {
      {"indented", "[|logon|](a, b);", "\t\t[|logon|](a, b);"},
      {"wider spaced", "[|logon|](a, b);", "[|logon|](a,   b)  ;"},
      {"a statement before", "[|logon|](a);", "x = 1; [|logon|](a);"},
      {"a line behind", "[|logon|](a)\n", "[|logon|](a)\nx = 1\n"},
      {"in a block", "[|logon|](a);", "if (b) { [|logon|](a); }"},
      {"line ends", "x\n[|logon|](a)\ny", "x\r\n[|logon|](a)\r\ny"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Of(row.before), Of(row.after));
  }
}

TEST(FindingText, TellsStatementsApart) {
  struct Row {
    const char* name;
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"behind", "[|logon|](a);", "[|logon|](b);"},
      {"before", "x = [|logon|](a);", "y = [|logon|](a);"},
      {"the place", "f([|a|], b);", "f(a, [|b|]);"},
      {"which part is the place", "[|a b|] c", "a [|b c|]"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_NE(Of(row.one), Of(row.other));
  }
}

TEST(FindingText, OfAScriptOnOneLineIsAsLongAsAStatement) {
  const std::string far(500, 'x');
  EXPECT_EQ(Of(far + ",[|a|]," + far), Of("y" + far + ",[|a|]," + far + "y"));
}

TEST(FindingText, OfALongPlaceEndsSomewhere) {
  const std::string page(100000, 'p');
  EXPECT_LT(Of("[|" + page + "|]").size(), 1000u);
}

// Of the region from the first to behind the last character of `part`.
std::string InElement(const std::string& xml, const std::string& part) {
  const Document document = Document::Parse(xml);
  const auto begin = static_cast<std::uint32_t>(xml.find(part));
  return TextInElement(document, document.FirstRoot(),
                       {begin, begin + static_cast<std::uint32_t>(part.size())},
                       xml);
}

TEST(FindingText, OfAnElementIsTheSameHoweverItIsWritten) {
  struct Row {
    const char* name;
    const char* before;
    const char* part_before;
    const char* after;
    const char* part_after;
  };
  const Row rows[] = {
      {"quotes", "<a sql=\"i &gt; 1\"/>", "i &gt; 1", "<a sql='i > 1'/>",
       "i > 1"},
      {"character references", "<a sql='i = 1'/>", "i = 1",
       "<a sql='i &#61; 1'/>", "i &#61; 1"},
      {"the attribute whole", "<a sql='i'/>", "sql='i'", "<a sql=\"i\"/>",
       "sql=\"i\""},
      {"a part of a value", "<a e='x &lt; logon(y)'/>", "logon",
       "<a e='x &#60; &#108;ogon(y)'/>", "&#108;ogon"},
      {"text as CDATA", "<a>x &lt; logon(y)</a>", "logon",
       "<a><![CDATA[x < logon(y)]]></a>", "logon"},
      {"attributes in another order", "<a b='1' c='2'/>", "a",
       "<a c='2' b='1'/>", "a"},
      {"numbers written anew", "<a b='1' id='7' folder-id='8'/>", "a",
       "<a b='1' id='77' folder-id='9' lastModified='2026'/>", "a"},
      {"a number written anew", "<a b='1' folder-id='8'/>", "folder-id='8'",
       "<a folder-id='99' b='1'/>", "folder-id='99'"},
      {"of an element below", "<a><b/><c d='xyz'/></a>", "d='xyz'",
       "<a>\n <b/>\n <c d=\"x&#121;z\"/>\n</a>", "d=\"x&#121;z\""},
      {"a secret of another length", "<a password='hunter2222'/>", "password",
       "<a password='correct horse 1'/>", "password"},
      {"of a named element", "<a name='n' b='1'/>", "a", "<a name='n'/>", "a"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(InElement(row.before, row.part_before),
              InElement(row.after, row.part_after));
  }
}

TEST(FindingText, TellsElementsApart) {
  EXPECT_NE(InElement("<a expr='x'/>", "a"), InElement("<a expr='y'/>", "a"));
  EXPECT_NE(InElement("<a b='1' c='true'/>", "true"),
            InElement("<a b='2' c='true'/>", "true"))
      << "a value too short to say where it stands";
  EXPECT_NE(InElement("<a b='1' c='1'/>", "b='1'"),
            InElement("<a b='1' c='1'/>", "c='1'"));
  EXPECT_NE(InElement("<a b='1' x-id='1'/>", "x-id='1'"),
            InElement("<a b='2' x-id='1'/>", "x-id='1'"));
}

}  // namespace
}  // namespace audit
