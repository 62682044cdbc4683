#include "syntax/template.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/node_view.h"
#include "syntax/tree.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

using Kind = TemplateSection::Kind;

char Letter(Kind kind) {
  switch (kind) {
    case Kind::kText:
      return 't';
    case Kind::kCode:
      return 'c';
    case Kind::kOutput:
      return 'o';
    case Kind::kDirective:
      return 'd';
    case Kind::kComment:
      return '-';
  }
  return '?';
}

struct SectionRow {
  const char* name;
  const char* text;
  std::string sections;  // kind and inner text of each
};

const SectionRow kSections[] = {
    {"nothing", "", ""},
    {"only text", "a < b % c > d", "t{a < b % c > d}"},
    {"each kind", "a<%b%>c<%=d%><%==e%><%@f%><%--g--%>",
     "t{a}c{b}t{c}o{d}o{e}d{f}-{g}"},
    {"empty ones", "<%%><%=%><%==%><%@%><%----%>", "c{}o{}o{}d{}-{}"},
    {"the shortest comment", "<%--%>a", "-{}t{a}"},
    {"a comment holds code", "<%-- <% a %> --%>b", "-{ <% a %> }t{b}"},
    {"a string does not hide the end", "<% a = '%>'; %>", "c{ a = '}t{'; %>}"},
    {"a comment does not hide the end", "<% // a %>b", "c{ // a }t{b}"},
    {"a stray end is text", "width=50%>", "t{width=50%>}"},
    {"never closed", "a<% b", "t{a}c{ b}"},
    {"script by directives",
     "<%@ value object='startScript' %>a<%@ value object='x' %>b"
     "<%@ value object='endScript' %>c",
     "d{ value object='startScript' }c{a}d{ value object='x' }c{b}"
     "d{ value object='endScript' }t{c}"},
    {"script by directive, closed by sign",
     "<%@ value object=\"startscript\" %>a%>b",
     "d{ value object=\"startscript\" }c{a}t{b}"},
};

TEST(Split, FindsTheSections) {
  for (const SectionRow& row : kSections) {
    SCOPED_TRACE(row.name);
    const std::string text = row.text;
    std::string found;
    std::uint32_t at = 0;
    for (const TemplateSection& section : Split(text).sections) {
      EXPECT_EQ(section.region.begin, at);
      EXPECT_TRUE(section.region.Contains(section.inner));
      at = section.region.end;
      found += Letter(section.kind);
      found +=
          "{" + text.substr(section.inner.begin, section.inner.size()) + "}";
    }
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(found, row.sections);
  }
}

const std::string kH(kHole);

struct ScriptRow {
  const char* name;
  std::string text;
  std::string script;
};

const ScriptRow kScripts[] = {
    {"text is one statement", "ab c", ";   "},
    {"white space is none", " \t\n ", "  \n "},
    {"lines stay", "\na\r\nb", "\n;\r\n "},
    {"code stays where it is", "<% a() %>b", "   a() \n ;"},
    {"output is a call", "<%= a %>", ";_( a \n)"},
    {"raw output is a call", "<%== a %>", ";_(  a \n)"},
    {"output beside output", "<%=a%><%=b%>", ";_(a\n);_(b\n)"},
    {"code behind output", "<%=a%><%b()%>", ";_(a\n); b()\n "},
    {"text behind output", "<%=a%>b", ";_(a\n);"},
    {"a line end behind output", "<%=a%>\n<%b()%>", ";_(a\n)\n; b()\n "},
    {"output belongs to its if", "<%if(x)%><%=a%><%else%><%=b%>",
     "  if(x)\n  _(a\n); else\n  _(b\n)"},
    {"a comment is nothing", "<% } %><%-- x --%><% else { %>",
     "   } \n               else { \n "},
    {"a comment behind output", "<%=a%><%--b--%>", ";_(a\n);        "},
    {"an include is text", "<%@ include view='a' %>",
     ";                      "},
    {"a page directive is nothing", "<%@ page import='a' %>",
     "                      "},
    {"a value in code is an operand",
     "<%@ value object='startScript' %>x=<%@ value object='a' %>;"
     "<%@ value object='endScript' %>",
     std::string(33, ' ') + "x=_" + std::string(22, ' ') + ";\n" +
         std::string(30, ' ')},
    {"a value in a string is a hole",
     "<%@ value object='startScript' %>x='<%@ value object='a' %>';",
     std::string(33, ' ') + "x='" + kH + std::string(20, ' ') + "';"},
    {"never closed", "a<% b", ";   b"},
};

TEST(Split, BlanksEverythingButTheServerScript) {
  for (const ScriptRow& row : kScripts) {
    SCOPED_TRACE(row.name);
    const SplitTemplate split = Split(row.text);
    EXPECT_EQ(split.server_script, row.script);
    EXPECT_EQ(split.server_script.size(), row.text.size());
    for (const TemplateSection& section : split.sections) {
      if (section.kind != Kind::kCode && section.kind != Kind::kOutput) {
        continue;
      }
      const Region inner = section.inner;
      EXPECT_EQ(split.server_script.substr(inner.begin, inner.size()),
                row.text.substr(inner.begin, inner.size()));
    }
  }
}

const char* const kValid[] = {
    "<% if (x) { %> text <% } else { %> other <% } %>",
    "<% if (x) { %>\n<%= a %>\n<% } else { %>\n<%= b %>\n<% } %>",
    "<% if (x) { %>a<% }\n else if (y) { %>b<% } %>",
    "<% if (x) { %>a<% } %>\n<% else { %>b<% } %>",
    "<% if (x) %><%= a %><% else %><%= b %>",
    "<% if (x) %>a<% else %>b<% %>",
    "<% for each (var a in b) { %><%= a.@name %><% } %>",
    "<% for each (var a in b) %><b><%= a %></b>",
    "<% for (var i = 0; i < 3; i++) { %><td><%= i %></td><% } %>",
    "<% switch (x) { %>\n<% case 1: %>a<% break; %>\n<% default: %>b<% } %>",
    "<%= a %><%= b %><% c() %><%= d %>",
    "<%= a // the first\n%> and <%= b /* the second */ %>",
    "<% // nothing %>a<% b() %>",
    "<% var a = 1 %> b <% var c = 2 %>",
    "<% do { %>a<% } while (b) %>",
    "<% function f() { %>a<%= b %>c<% } %><% f() %>",
    "<% var f = function() { %>a<% }; %>",
    "<% try { %>a<% } catch (e) { %>b<% } %>",
    "<a href='<%= b %>' class=\"<% if (c) { %>d<% } %>\">\xC3\xA9</a>",
    "<%@ page import='xtk:common.js' %>\n<% a() %>",
    "<%@ foreach object='a' item='b' %>c<%= d %><%@ end %>",
    "<% with (a) { %><%= b, c %><% } %>",
    "<%= 'a' %>\r\n<% b() %>\r\n<%= c %>",
    "<% x = <a><b/></a> %><%= x.b.@c %>",
    "<% if (a) { %><%@ include view='b' %><% } else { %>c<% } %>",
};

TEST(Split, LeavesAScriptThatParses) {
  ScriptParser parser;
  for (const char* text : kValid) {
    SCOPED_TRACE(text);
    const SplitTemplate split = Split(text);
    EXPECT_TRUE(split.faults.empty());
    const auto tree = parser.Parse(split.server_script);
    ASSERT_TRUE(tree);
    for (const SyntaxFault& fault :
         FindSyntaxFaults(*tree, split.server_script)) {
      ADD_FAILURE() << WithMarks(split.server_script, {fault.region}) << ": "
                    << fault.detail;
    }
  }
}

struct FaultRow {
  const char* name;
  const char* text;  // faults marked
  std::vector<std::string> details;
};

const FaultRow kFaults[] = {
    {"code", "a[|<%|] b", {"this <% is never closed"}},
    {"output", "a[|<%=|] b", {"this <%= is never closed"}},
    {"a comment", "a[|<%--|] b %>", {"this <%-- is never closed"}},
    {"a directive", "[|<%@|] page", {"this <%@ is never closed"}},
    {"a script by directive",
     "[|<%@ value object='startScript' %>|]a",
     {"this startScript has no endScript"}},
    {"its end alone",
     "[|<%@ value object='endScript' %>|]",
     {"this endScript has no startScript"}},
    {"loops",
     "[|<%@ end %>|][|<%@ foreach object='a' %>|]<%@ foreach %><%@ end %>",
     {"this end has no foreach", "this foreach has no end"}},
};

TEST(Split, SaysWhatIsNotClosed) {
  for (const FaultRow& row : kFaults) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.text);
    std::vector<Region> regions;
    std::vector<std::string> details;
    for (const TemplateFault& fault : Split(expected.text).faults) {
      regions.push_back(fault.region);
      details.push_back(fault.detail);
    }
    EXPECT_EQ(WithMarks(expected.text, regions), row.text);
    EXPECT_EQ(details, row.details);
  }
}

TEST(Split, SaysFromWhereNothingCloses) {
  const struct {
    const char* text;
    std::uint32_t closed_until;
  } rows[] = {
      {"a<% b %>c", 9},
      {"a<% b", 1},
      {"<% a %><%= b", 7},
      {"<%@ value object='startScript' %>a", 0},
      {"<%@ value object='startScript' %><%@ value", 0},
      {"<%@ foreach object='a' %>b", 26},
      {"<%@ value object='endScript' %>b", 32},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(Split(row.text).closed_until, row.closed_until) << row.text;
  }
}

struct PageRow {
  const char* name;
  const char* text;
  const char* page;
};

const PageRow kPages[] = {
    {"text stays", "<p>a</p>\n", "<p>a</p>\n"},
    {"code leaves spaces", "a<% b\n %>c", "a        c"},
    {"output leaves an operand", "var a = <%= b %>;", "var a = _       ;"},
    {"so does a value", "x=<%@ value object='a' %>;",
     "x=_                      ;"},
    {"comments and directives leave nothing", "a<%-- b --%>c<%@ end %>",
     "a           c          "},
};

TEST(Split, LeavesThePageToTheBrowser) {
  for (const PageRow& row : kPages) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Split(row.text).page, row.page);
  }
}

struct DirectiveRow {
  const char* name;
  const char* text;  // values marked
  std::string dump;
};

const DirectiveRow kDirectives[] = {
    {"a name alone", " end ", "end"},
    {"both quotes", " include view='[|a b|]' file=\"[|c'd|]\" ",
     "include view=a b file=c'd"},
    {"spaces around", "page import = '[|a|]'", "page import=a"},
    {"no quotes", "foreach index=[|3|] item=[|x|]", "foreach index=3 item=x"},
    {"no value", "page a b='[|c|]'", "page a= b=c"},
    {"an empty value", "page a=''", "page a="},
    {"a quote left open", "page a='[|b |]", "page a=b "},
    {"nothing", "  ", ""},
    {"only signs", "='\"", ""},
};

TEST(ParseDirective, ReadsNameAndAttributes) {
  for (const DirectiveRow& row : kDirectives) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.text);
    const auto size = static_cast<std::uint32_t>(expected.text.size());
    const Directive directive = ParseDirective(expected.text, {0, size});
    std::string dump = directive.name;
    std::vector<Region> regions;
    for (const Directive::Attribute& attribute : directive.attributes) {
      dump += " " + attribute.name + "=" + attribute.value;
      if (!attribute.value.empty()) regions.push_back(attribute.value_region);
      EXPECT_EQ(directive.Find(attribute.name), &attribute);
    }
    EXPECT_EQ(dump, row.dump);
    EXPECT_EQ(WithMarks(expected.text, regions), row.text);
    EXPECT_EQ(directive.Find("absent"), nullptr);
  }
}

TEST(Split, TakesLinearTimeOnManySections) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<%=";
  const SplitTemplate split = Split(text);
  EXPECT_EQ(split.sections.size(), 1u);
  EXPECT_EQ(split.server_script.size(), text.size());
}

}  // namespace
}  // namespace audit
