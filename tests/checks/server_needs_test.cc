#include "checks/server_needs.h"

#include <gtest/gtest.h>

#include "syntax/tree.h"

namespace audit {
namespace {

// Addresses, one that more may follow with "..."; then each logon.
std::string Shown(std::string_view script) {
  ScriptParser parser;
  const std::unique_ptr<Tree> tree = parser.Parse(script);
  ScriptValues values(tree->root(), script, Setting::kPage);
  const ServerNeeds needs = NeedsOf(tree->root(), &values);
  std::string shown;
  for (const UrlCall& call : needs.urls) {
    if (!shown.empty()) shown += ' ';
    shown += call.text + (call.whole ? "" : "...");
  }
  for (const Region logon : needs.logons) {
    if (!shown.empty()) shown += ' ';
    shown += script.substr(logon.begin, logon.size());
  }
  return shown;
}

TEST(ServerNeeds, OfScripts) {
  struct Row {
    const char* name;
    const char* script;
    const char* needs;
  };
  const Row rows[] = {
      {"nothing", "var a = 'http://a.org/';", ""},
      {"a request", "var r = new HttpClientRequest('http://a.org/');",
       "http://a.org/"},
      {"a request without new", "HttpClientRequest('http://a.org/')",
       "http://a.org/"},
      {"an address put together",
       "new HttpClientRequest('http://a.org/' + 'x?id=' + id)",
       "http://a.org/x?id=..."},
      {"a host put together", "getUrl('http://' + host + '/x')", "http://..."},
      {"nothing known of it", "getUrl(address)", "..."},
      {"a SOAP connection", "new HttpSoapConnection(\"http://a.org/s\")",
       "http://a.org/s"},
      {"in capitals", "getURL('http://a.org/')", "http://a.org/"},
      {"a function of the script's own",
       "function getUrl(a) {} getUrl('http://a.org/')", ""},
      {"a variable of the script's own",
       "var getUrl = f; getUrl('http://a.org/')", ""},
      {"a parameter", "function f(getUrl) { getUrl('http://a.org/'); }", ""},
      {"a method of that name", "a.getUrl('http://a.org/')", ""},
      {"without an argument", "new HttpClientRequest()", ""},
      {"not called", "var f = getUrl;", ""},
      {"in a comment", "// getUrl('http://a.org/')\n", ""},
      {"in a text", "'getUrl(1)'", ""},
      {"two", "getUrl('http://a.org/'); getUrl('http://b.org/')",
       "http://a.org/ http://b.org/"},
      {"a logon", "logonEscalation('webapp'); a();",
       "logonEscalation('webapp')"},
      {"a logon of the script's own",
       "function logonEscalation() {} logonEscalation('webapp');", ""},
      {"logon() needs rewriting, but tells nothing", "logon('a', 'b')", ""},
      {"both", "logonWithToken(t); getUrl(u)", "... logonWithToken(t)"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Shown(row.script), row.needs) << row.name;
  }
}

TEST(ServerNeeds, PathsOfPages) {
  EXPECT_EQ(PagePathOf("cus:page.jssp"), "/cus/page.jssp");
  EXPECT_EQ(PagePathOf("page.jssp"), "");
  EXPECT_EQ(PagePathOf(":page.jssp"), "");
}

}  // namespace
}  // namespace audit
