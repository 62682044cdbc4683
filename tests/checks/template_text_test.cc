#include "checks/template_text.h"

#include <gtest/gtest.h>

#include <string>

#include "syntax/tree.h"

namespace audit {
namespace {

// "select {a parameter}", and "=" before what is a constant.
std::string TextOf(std::string_view text) {
  const SplitTemplate split = Split(text);
  ScriptParser parser;
  const auto tree = parser.Parse(split.server_script);
  ScriptValues values(tree->root(), split.server_script, Setting::kPage);
  ScriptTexts texts(tree->root(), &values);
  const BuiltText built =
      TextOfTemplate(split, text, tree->root(), &values, &texts);
  std::string shown = built.is_constant() ? "=" : "";
  for (const TextPiece& piece : built.pieces) {
    EXPECT_LE(piece.region.end, text.size());
    EXPECT_EQ(piece.origin.decoded_size(), piece.text.size());
    shown += piece.is_hole() ? "{" + std::string(ToString(piece.doubt)) + "}"
                             : piece.text;
  }
  return shown;
}

struct Row {
  const char* name;
  const char* text;
  const char* built;
};

const Row kRows[] = {
    {"text alone", "select 1", "=select 1"},
    {"a value", "a <%= x %> b", "a {a name of elsewhere} b"},
    {"a constant", "<% var t = 'A'; %>from <%= t %>;", "=from A;"},
    {"a constant that the page writes otherwise", "a <%= 'b&c' %>",
     "a {what a call gives}"},
    {"two values", "<% var t = 'A' %><%= t + x %>-<%= t %>",
     "A{a name of elsewhere}-A"},
    {"a comment", "a<%-- b --%>c", "=ac"},
    {"a directive", "a<%@ include view='b' %>c", "a{a name of elsewhere}c"},
    {"in a branch", "a<% if (c) { %>b<% } %>d", "a{given in a branch}d"},
    {"a value in a branch", "a<% if (c) { %><%= 'b' %><% } %>d",
     "a{given in a branch}d"},
    {"in an else", "a<% if (c) { } else { %>b<% } %>d",
     "a{given in a branch}d"},
    {"in a loop", "a<% for (;;) { %>b<% } %>d", "a{given in a loop}d"},
    {"in a function", "a<% function f() { %>b<% } %>d",
     "a{a function inside assigns it}d"},
    {"of a statement without braces", "a<% if (c) %>b<% f(); %>d",
     "a{given in a branch}d"},
    {"a variable given in a branch",
     "<% var t = 'A'; if (c) t = 'B'; %><%= t %>", "{given in a branch}"},
    {"code that puts text out", "a<% document.write(x); %>b",
     "a{what a call gives}b"},
    {"code that puts a line out", "a<% if (c) document.writeln(x); %>b",
     "a{what a call gives}b"},
    {"code that nobody sees", "a<% eval(x); %>b", "a{what a call gives}b"},
    {"code of another file", "a<% include(x); %>b", "a{what a call gives}b"},
    {"a function that puts text out",
     "<% function f() { document.write(x); } %>a<% f(); %>b",
     "{what a call gives}a{what a call gives}b"},
    {"a call that puts nothing out", "a<% f(); %>b", "=ab"},
    {"left before", "a<% return; %>b<%= 'c' %>",
     "a{given in a branch}{given in a branch}"},
    {"perhaps left before", "a<% if (x) return; %>b", "a{given in a branch}"},
    {"a throw before", "a<% throw 1; %>b", "a{given in a branch}"},
    {"a function that is left", "a<% function f() { return 1; } %>b", "=ab"},
    {"a value that is none", "a<%= %>b", "a{perhaps no text}b"},
};

TEST(TemplateText, IsKnownPieceByPiece) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(TextOf(row.text), row.built);
  }
}

}  // namespace
}  // namespace audit
