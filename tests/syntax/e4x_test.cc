#include "syntax/e4x.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

const std::string kH(kHole);

Markup Read(const std::string& script) {
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  Node literal;
  WalkNamed(tree->root(), [&](Node node) {
    const bool xml = node.is("xml_element") || node.is("xml_list");
    if (!literal && xml) literal = node;
  });
  return MarkupOfLiteral(literal, script);
}

// One line per element: depth as dots, name, attributes, text.
std::string Dump(const Markup& markup) {
  std::string out;
  std::string depth;
  NodeId at = markup.FirstRoot();
  while (at != 0) {
    out += depth + std::string(markup.Name(at));
    for (AttributeId a = markup.FirstAttribute(at); a != 0;
         a = markup.NextAttribute(a)) {
      out += " " + std::string(markup.AttributeName(a)) + "=" +
             std::string(markup.AttributeValue(a));
    }
    const std::string text = markup.Text(at);
    out += (text.empty() ? "" : " '" + text + "'") + "\n";
    if (const NodeId child = markup.FirstChild(at)) {
      at = child;
      depth += ".";
      continue;
    }
    while (at != 0 && markup.NextSibling(at) == 0) {
      at = markup.Parent(at);
      if (at != 0) depth.pop_back();
    }
    if (at != 0) at = markup.NextSibling(at);
  }
  return out;
}

struct TreeRow {
  const char* name;
  const char* script;
  std::string dump;
};

const TreeRow kTrees[] = {
    {"an empty element", "x = <a/>;", "a\n"},
    {"attributes in order", "x = <a b='1' c=\"2\"/>;", "a b=1 c=2\n"},
    {"nested elements",
     "x = <q op='select'><w><c expr='1'/><c expr='2'/></w><s/></q>;",
     "q op=select\n.w\n..c expr=1\n..c expr=2\n.s\n"},
    {"a list has several roots", "x = <><a/>t<b>u</b></>;", "a\nb 'u'\n"},
    {"text around children", "x = <a>b<c/>d</a>;", "a 'bd'\n.c\n"},
    {"references", "x = <a b='&lt;&amp;&#65;&#x42;&quot;'>&gt;&apos;</a>;",
     "a b=<&AB\" '>''\n"},
    {"unknown references stay", "x = <a b='&eacute; & &#xZ;'/>;",
     "a b=&eacute; & &#xZ;\n"},
    {"a constant in braces", "x = <a b={'@id = ' + \"1\"}>{'t'}</a>;",
     "a b=@id = 1 't'\n"},
    {"code in braces is a hole", "x = <a b={f()} c={'p' + q}>r{s}t</a>;",
     "a b=" + kH + " c=p" + kH + " 'r" + kH + "t'\n"},
    {"braces in quotes are text", "x = <a b='{c}'/>;", "a b={c}\n"},
    {"character data", "x = <a><![CDATA[<b> & ]]>c</a>;", "a '<b> & c'\n"},
    {"comments and instructions are left out",
     "x = <a>b<!-- c --><?d e?>f</a>;", "a 'bf'\n"},
    {"names that are code", "x = <{n} {m}={v} {o}='1'/>;",
     kH + " " + kH + "=" + kH + " " + kH + "=1\n"},
    {"a prefix before code", "x = <n:{t}/>;", "n:" + kH + "\n"},
    {"prefixes stay", "x = <n:a n:b='1'/>;", "n:a n:b=1\n"},
    {"a literal in braces is code", "x = <a>{<b/>}</a>;", "a '" + kH + "'\n"},
    {"a comment in braces", "x = <a b={/* c */ 'd'}/>;", "a b=d\n"},
};

TEST(MarkupOfLiteral, ReadsTheTree) {
  for (const TreeRow& row : kTrees) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Dump(Read(row.script)), row.dump);
  }
  EXPECT_TRUE(MarkupOfLiteral(Node(), "").empty());
}

struct RegionRow {
  const char* name;
  const char* script;  // name, start tag or attributes marked
  std::vector<Region> (*regions)(const Markup&);
};

std::vector<Region> Names(const Markup& m) {
  return {m.NameRegion(m.FirstRoot())};
}
std::vector<Region> StartTags(const Markup& m) {
  return {m.StartTagRegion(m.FirstRoot())};
}
std::vector<Region> Attributes(const Markup& m) {
  std::vector<Region> regions;
  for (AttributeId a = m.FirstAttribute(m.FirstRoot()); a != 0;
       a = m.NextAttribute(a)) {
    regions.push_back(m.AttributeRegion(a));
  }
  return regions;
}
// The first attribute's value whole, piece by piece.
std::vector<Region> Values(const Markup& m) {
  const AttributeId a = m.FirstAttribute(m.FirstRoot());
  const auto size = static_cast<std::uint32_t>(m.AttributeValue(a).size());
  return m.AttributeOrigin(a).ToSourcePieces({0, size});
}
std::vector<Region> Texts(const Markup& m) {
  const auto size = static_cast<std::uint32_t>(m.Text(m.FirstRoot()).size());
  return m.TextOrigin(m.FirstRoot()).ToSourcePieces({0, size});
}

const RegionRow kRegions[] = {
    {"a name", "x = <[|abc|] d='1'/>;", Names},
    {"a name in pieces", "x = <[|n:{t}|] d='1'/>;", Names},
    {"a start tag", "x = [|<a b='>'>|]t</a>;", StartTags},
    {"attributes", "x = <a [|b='1'|] [|c = {d}|] [|{e}={f}|]>t</a>;",
     Attributes},
    {"a quoted value", "x = <a b='[|c&lt;d|]'/>;", Values},
    {"a constant value", "x = <a b={'[|c|]'}/>;", Values},
    {"a hole is its braces", "x = <a b=[|{c}|]/>;", Values},
    {"a value in pieces", "x = <a b={'[|c|]' + [|d|]}/>;", Values},
    {"text with a hole in it", "x = <a>[|b{c}d|]</a>;", Texts},
    {"text around a child", "x = <a>[|b|]<c/>[|d|]</a>;", Texts},
    {"character data", "x = <a><![CDATA[[|b|]]]></a>;", Texts},
};

TEST(MarkupOfLiteral, KnowsThePlaces) {
  for (const RegionRow& row : kRegions) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.script);
    EXPECT_EQ(WithMarks(expected.text, row.regions(Read(expected.text))),
              row.script);
  }
}

TEST(MarkupOfLiteral, ReadsVeryDeepLiterals) {
  constexpr int kDepth = 20000;
  std::string script = "x = ";
  for (int i = 0; i < kDepth; ++i) script += "<a>";
  for (int i = 0; i < kDepth; ++i) script += "</a>";
  const Markup markup = Read(script);
  int depth = 0;
  for (NodeId at = markup.FirstRoot(); at != 0; at = markup.FirstChild(at)) {
    ++depth;
  }
  EXPECT_EQ(depth, kDepth);
}

TEST(MarkupOfLiteral, SurvivesBrokenLiterals) {
  for (const char* script : {"x = <a><b></a>;", "x = <a b=></a>;",
                             "x = <a><b c='></a>", "x = <a b"}) {
    SCOPED_TRACE(script);
    ScriptParser parser;
    const std::string text = script;
    const auto tree = parser.Parse(text);
    WalkNamed(tree->root(), [&](Node node) {
      const Markup markup = MarkupOfLiteral(node, text);
      for (NodeId at = markup.FirstRoot(); at != 0;
           at = markup.NextSibling(at)) {
        EXPECT_LE(markup.StartTagRegion(at).end, text.size());
      }
    });
  }
}

}  // namespace
}  // namespace audit
