// Comments of pages and the elements behind them.
#include "syntax/html_comments.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace audit {
namespace {

// "comment => element;" for each.
std::string Shown(std::string_view page) {
  std::string shown;
  for (const HtmlComment& one : FindHtmlComments(page)) {
    shown += std::string(page.substr(one.region.begin, one.region.size())) +
             " => " +
             std::string(page.substr(one.next.begin, one.next.size())) + ";";
  }
  return shown;
}

TEST(HtmlComments, AreBeforeElements) {
  struct Row {
    const char* name;
    const char* page;
    const char* shown;
  };
  const std::vector<Row> rows = {
      {"an element", "<!--a--><p>b</p>c", "<!--a--> => <p>b</p>;"},
      {"text between", "<!--a--> b <p>c</p>", "<!--a--> => <p>c</p>;"},
      {"nested of its name", "<!--a--><p>b<p>c</p></p>d",
       "<!--a--> => <p>b<p>c</p></p>;"},
      {"never closed", "<b><!--a--><p>c</b>d", "<!--a--> => <p>c;"},
      {"never closed at all", "<!--a--><p>c", "<!--a--> => <p>c;"},
      {"without an end", "<!--a--><br>c", "<!--a--> => <br>;"},
      {"closed at once", "<!--a--><a/>c", "<!--a--> => <a/>;"},
      {"two", "<!--a--><!--b--><p/>", "<!--a--> => <p/>;<!--b--> => <p/>;"},
      {"last in its parent", "<b><!--a--></b><p/>", "<!--a--> => ;"},
      {"nothing behind", "<p/><!--a-->", "<!--a--> => ;"},
      {"never ended", "<!--a <p/>", "<!--a <p/> => ;"},
      {"in a script", "<script>'<!--a-->'</script><p/>", ""},
      {"before a script", "<!--a--><script>'</p>'</script>b",
       "<!--a--> => <script>'</p>'</script>;"},
      {"a quoted '>'", "<!--a--><p b='>'>c</p>", "<!--a--> => <p b='>'>c</p>;"},
      {"letter case", "<!--a--><P>b</p>c", "<!--a--> => <P>b</p>;"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Shown(row.page), row.shown);
  }
}

TEST(HtmlComments, CostLinearTime) {
  std::string open;
  std::string comments;
  std::string ends;
  for (int i = 0; i < 200'000; ++i) {
    open += "<!--a--><p>";
    comments += "<!--a-->";
    ends += "</a>";
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(FindHtmlComments(open).size(), 200'000u);
  EXPECT_EQ(FindHtmlComments(comments + "<p/>").size(), 200'000u);
  EXPECT_EQ(FindHtmlComments(open + ends).size(), 200'000u);
  EXPECT_EQ(FindHtmlComments(std::string(1'000'000, '<')).size(), 0u);
  // Seconds where it takes a tenth of one; quadratic it would take minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace audit
