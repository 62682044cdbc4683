#include "checks/link_reader.h"

#include <gtest/gtest.h>

#include "checks/link_value.h"
#include "syntax/template.h"

namespace audit {
namespace {

// One letter for each value put out: s(erver), p(arameter), o(ther).
std::string PartsOf(const std::string& text) {
  const SplitTemplate split = Split(text);
  const PageView page{{}, {}, text, split.sections, Setting::kDelivery};
  std::string parts;
  for (const LinkValue& value : FindLinkValues(page)) {
    parts += value.part == LinkPart::kServer      ? 's'
             : value.part == LinkPart::kParameter ? 'p'
                                                  : 'o';
  }
  return parts;
}

TEST(LinkReader, ValuesAreFoundInEachPart) {
  struct Row {
    const char* name;
    const char* text;
    const char* parts;
  };
  constexpr Row kRows[] = {
      {"whole", R"(<a href="<%= a %>">)", "s"},
      {"whole, then a parameter", R"(<a href="<%= a %>?b=<%= c %>">)", "sp"},
      {"host", R"(<img src='https://<%= a %>/<%= b %>'>)", "so"},
      {"part of the host", R"(<a href = "http://x<%= a %>.y<%= b %>/">)", "so"},
      {"without a scheme", R"(<a href="//<%= a %>/">)", "s"},
      {"without quotes", R"(<a href=https://<%= a %>/ title=<%= b %>>)", "s"},
      {"path", R"(<a href="/a/<%= b %>">)", "o"},
      {"parameters", R"(<a href="/a?b=<%= c %>&amp;d=x<%= e %>">)", "pp"},
      {"name of a parameter", R"(<a href="/a?<%= c %>=1">)", "o"},
      {"fragment", R"(<a href="/a?b=1#c=<%= d %>">)", "o"},
      {"mail", R"(<a href="mailto:<%= a %>?subject=<%= b %>">)", "oo"},
      {"text", R"(go to https://<%= a %>/?b=<%= c %> or <%= d %>)", "sp"},
      {"after a directive", R"(<a href="<%@ include option='x' %><%= a %>">)",
       "o"},
      {"comment", R"(<!-- <a href="<%= a %>"> --><a href="<%= b %>">)", "s"},
      {"condition of Outlook", R"(<!--[if mso]><a href="<%= a %>">)", "s"},
      {"other attributes", R"(<a data-href="<%= a %>" alt="<%= b %>">)", ""},
      {"empty attribute", R"(<a href=><%= a %></a>)", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(PartsOf(row.text), row.parts) << row.name;
  }
}

TEST(LinkValue, FitsWhereNothingHasToBeEscaped) {
  struct Row {
    const char* expression;
    bool fits;
  };
  constexpr Row kRows[] = {
      {"escapeUrl(recipient.email)", true},
      {"NL.encodeURIComponent( a + b )", true},
      {"escapeUrl(a) + '-' + escapeUrl(b)", true},
      {"escapeUrl(a) + b", false},
      {"escapeUrl(a).toString()", true},
      {"recipient.email", false},
      {"recipient.email.toLowerCase()", false},
      {"recipient.id", true},
      {"recipient['@folder-id']", true},
      {"recipient['last name']", false},
      {"rtEvent.externalId", false},
      {"session.sessionId", false},
      {"String(message.id)", true},
      {"(recipient.email)", false},
      {"parseInt(a) + 1", true},
      {"Math.round(a)", true},
      {"a.length", true},
      {"vip ? 'a' : \"b\"", true},
      {"vip ? 'a' : b", false},
      {"delivery.internalName", true},
      {"delivery.label", false},
      {"given", true},
      {"again", true},
      {"raw", false},
      {"unknown", false},
      {"'a' b'", false},
      {"", true},
  };
  const std::string page =
      "<% var given = escapeUrl(x); var again = given; raw = x; raw = 'a';"
      " if (unknown == 'a') {} loop = loop; %>";
  const SplitTemplate split = Split(page);
  const PageVariables variables(page, split.sections);
  for (const Row& row : kRows) {
    EXPECT_EQ(FitsInLink(row.expression, variables), row.fits)
        << row.expression;
  }
  EXPECT_FALSE(FitsInLink("loop", variables));
}

}  // namespace
}  // namespace audit
