#include "model/relay.h"

#include <gtest/gtest.h>

#include "core/text.h"

namespace audit {
namespace {

// "relayed http", "relayed https", "relayed ?", "denied", "not relayed", or
// why it is not known.
std::string Shown(const RelayAnswer& answer) {
  switch (answer.state) {
    case RelayState::kRelayed:
      if (!answer.http_allowed) return "relayed ?";
      return *answer.http_allowed ? "relayed http" : "relayed https";
    case RelayState::kDenied:
      return "denied";
    case RelayState::kNotRelayed:
      return "not relayed";
    case RelayState::kUnknown:
      break;
  }
  return std::string(answer.reason);
}

constexpr char kSome[] = "a rule before it is for some addresses only";
constexpr char kCase[] = "a rule fits in other letter case only";

struct Row {
  const char* name;
  const char* path;
  const char* answer;
};

constexpr Row kFactory[] = {
    {"a page of everybody's", "/cus/sc.jssp", "relayed http"},
    {"a page of the customer's", "/cus/page.jssp", "relayed https"},
    {"the order: an exact page before all of its folder",
     "/nms/jsp/webForm.jsp", "relayed http"},
    {"another page of that folder", "/nms/jsp/other.jsp", "relayed https"},
    {"a web application", "/webApp/APP1", "relayed http"},
    {"a path below a web application", "/webApp/a/b/c", "relayed http"},
    {"the folder's own name is no path in it", "/webApp", "not relayed"},
    {"denied", "/nl/jsp/ooconv.jsp", "denied"},
    {"denied, with something behind", "/ooconv.jspx", "denied"},
    {"resources that are pages", "/res/a/b.jsp", "denied"},
    {"resources", "/res/a.png", "relayed http"},
    {"SOAP calls", "/nl/jsp/soaprouter.jsp", "relayed https"},
    {"events", "/pipelined/x", "relayed https"},
    {"a page in another letter case", "/cus/SC.jssp", kCase},
    {"all of a folder in another letter case", "/webapp/APP1", kCase},
    {"no mask", "/cus/page.php", "not relayed"},
    {"an empty path", "", "not relayed"},
};

TEST(Relay, OfANewServer) {
  const std::vector<RelayUrl> factory = FactoryRelay();
  ASSERT_EQ(factory.size(), 29u);
  for (const Row& row : kFactory) {
    EXPECT_EQ(Shown(AnswerOf(factory, row.path)), row.answer) << row.name;
  }
}

// "mask" or "mask http", "mask https", "mask deny", "mask some", by lines.
std::vector<RelayUrl> Parse(std::string_view lines) {
  std::vector<RelayUrl> urls;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find(';'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    RelayUrl url;
    url.mask = line.substr(0, line.find(' '));
    const std::string_view rest = line.substr(url.mask.size());
    if (rest.find(" https") != rest.npos) {
      url.http_allowed = false;
    } else if (rest.find(" http") != rest.npos) {
      url.http_allowed = true;
    }
    url.denied = rest.find(" deny") != rest.npos;
    url.for_some = rest.find(" some") != rest.npos;
    urls.push_back(std::move(url));
  }
  return urls;
}

struct RulesRow {
  const char* name;
  const char* rules;
  const char* path;
  const char* answer;
};

constexpr RulesRow kRules[] = {
    {"no rule", "", "/a", "not relayed"},
    {"the first that fits", "/a https;/a http", "/a", "relayed https"},
    {"one that does not fit is passed over", "/b https;/a http", "/a",
     "relayed http"},
    {"not written", "/a", "/a", "relayed ?"},
    {"denied first", "/a deny;* http", "/a", "denied"},
    {"denied behind", "* http;/a deny", "/a", "relayed http"},
    {"for some, others get something else", "/a some deny;/a http", "/a",
     kSome},
    {"for some, others get the same", "/a some http;/a http", "/a",
     "relayed http"},
    {"for some, others get nothing", "/a some http", "/a", kSome},
    {"for some, behind the one that decides", "/a http;/a some deny", "/a",
     "relayed http"},
    {"for some, but of another path", "/b some deny;/a http", "/a",
     "relayed http"},
    {"another letter case says the same", "/A http;/a http", "/a",
     "relayed http"},
    {"another letter case says something else", "/A deny;/a http", "/a", kCase},
    {"another letter case behind", "/a http;/A deny", "/a", "relayed http"},
};

TEST(Relay, FirstRuleThatFits) {
  for (const RulesRow& row : kRules) {
    const std::vector<RelayUrl> urls = Parse(row.rules);
    EXPECT_EQ(Shown(AnswerOf(urls, row.path)), row.answer) << row.name;
  }
}

TEST(Relay, Masks) {
  struct MaskRow {
    const char* mask;
    const char* path;
    bool fits;
  };
  const MaskRow rows[] = {
      {"*", "", true},          {"*", "/a", true},
      {"**", "/a", true},       {"/a", "/a", true},
      {"/a", "/ab", false},     {"/a*", "/ab", true},
      {"*a", "/ba", true},      {"*a", "/ab", false},
      {"/*a*", "/bac", true},   {"a*a", "a", false},
      {"a*a", "aa", true},      {"a*b*c", "abcbc", true},
      {"a*bc*c", "abc", false}, {"*.jsp*", "/x.jspx", true},
      {"", "", true},           {"", "/", false},
      {"/a?", "/ab", false},
  };
  for (const MaskRow& row : rows) {
    EXPECT_EQ(FitsMask(row.mask, row.path), row.fits)
        << row.mask << " " << row.path;
  }
}

}  // namespace
}  // namespace audit
