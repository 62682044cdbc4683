#include "model/url_permission.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

std::string Shown(const CallingAnswer& answer) {
  switch (answer.calling) {
    case Calling::kAllowed:
      return "allowed";
    case Calling::kLogged:
      return "logged";
    case Calling::kRefused:
      return "refused";
    case Calling::kUnknown:
      break;
  }
  return std::string(answer.reason);
}

constexpr char kNoHost[] = "the host is not seen";
constexpr char kReplaced[] =
    "only a record allows it that another file's list may replace";
constexpr char kInside[] =
    "the dnsSuffix of the record stands inside the host's name, not at its end";
constexpr char kPartly[] =
    "the urlRegEx of the record fits a part of the address only";
constexpr char kOtherCase[] =
    "the urlRegEx of the record fits the address in other letter case only";
constexpr char kRest[] =
    "whether the record allows it hangs on the rest of the address";
constexpr char kUnreadable[] =
    "the urlRegEx of the record is none that this program reads";
constexpr char kOther[] =
    "the action for addresses that no record allows is none of the documents";

UrlPermission File(std::string_view action,
                   std::vector<UrlPermission::Entry> entries) {
  return {UrlActionOf(action), std::move(entries)};
}

struct Row {
  const char* name;
  std::vector<UrlPermission> files;  // serverConf.xml first
  std::string url;                   // ends with "..." if more may follow
  const char* answer;
};

const UrlPermission kShop = File("", {{"shop.com", "https://.*"}});

const std::vector<Row>& Rows() {
  static const std::vector<Row> rows = {
      {"no file, a vendor's host",
       {},
       "https://graph.facebook.com/me",
       "allowed"},
      {"no file, a vendor's host without TLS",
       {},
       "http://graph.facebook.com/",
       "refused"},
      {"no file, the server itself",
       {},
       "http://localhost:8080/nl/jsp/a.jsp",
       "allowed"},
      {"no file, the server itself by another port",
       {},
       "http://localhost/nl/jsp/a.jsp",
       "refused"},
      {"no file, another host", {}, "https://example.org/", "refused"},
      {"the first record's expression does not fit, a later one's does",
       {},
       "https://deliverability.neolane.net/nl/jsp/soaprouter.jsp",
       "allowed"},
      {"a record", {kShop}, "https://shop.com/a", "allowed"},
      {"a host below", {kShop}, "https://api.shop.com/a", "allowed"},
      {"a host that only ends like it",
       {kShop},
       "https://bookshop.com/",
       "allowed"},
      {"letter case of the host", {kShop}, "https://API.Shop.COM/a", "allowed"},
      {"letter case of the scheme", {kShop}, "HTTPS://shop.com/a", kOtherCase},
      {"another scheme", {kShop}, "http://shop.com/a", "refused"},
      {"a suffix inside", {kShop}, "https://shop.com.evil.net/", kInside},
      {"the suffix in the path only",
       {kShop},
       "https://evil.net/shop.com",
       "refused"},
      {"the suffix as the user",
       {kShop},
       "https://shop.com@evil.net/",
       "refused"},
      {"a port", {kShop}, "https://shop.com:8443/a", "allowed"},
      {"an address of six",
       {File("", {{"::1", "http://.*"}})},
       "http://[::1]:80/",
       "allowed"},
      {"an empty suffix",
       {File("", {{"", "https://a\\.org/.*"}})},
       "https://a.org/x",
       "allowed"},
      {"an expression for a part",
       {File("", {{"a.org", "/api/"}})},
       "https://a.org/api/x",
       kPartly},
      {"an expression that is none",
       {File("", {{"a.org", "(?<=x"}})},
       "https://a.org/",
       kUnreadable},
      {"one that is none, of another host",
       {File("", {{"b.org", "(?<=x"}})},
       "https://a.org/",
       "refused"},
      {"a list may replace the vendor's",
       {kShop},
       "https://graph.facebook.com/",
       kReplaced},
      {"an instance adds",
       {kShop, File("", {{"b.org", "https://.*"}})},
       "https://b.org/",
       "allowed"},
      {"an instance's list may replace the server's",
       {kShop, File("", {{"b.org", "https://.*"}})},
       "https://shop.com/",
       kReplaced},
      {"an instance without a list",
       {kShop, File("deny", {})},
       "https://shop.com/",
       "allowed"},
      {"denied", {File("deny", {})}, "https://a.org/", "refused"},
      {"warned", {File("warn", {})}, "https://a.org/", "logged"},
      {"ignored", {File("ignore", {})}, "https://a.org/", "allowed"},
      {"ignored in another letter case",
       {File("Ignore", {})},
       "https://a.org/",
       "allowed"},
      {"no action that is known",
       {File("block", {})},
       "https://a.org/",
       kOther},
      {"that action, but a record",
       {File("block", {{"a.org", ".*"}})},
       "https://a.org/",
       "allowed"},
      {"the instance's action replaces",
       {File("ignore", {}), File("deny", {})},
       "https://a.org/",
       "refused"},
      {"the server's action stays",
       {File("warn", {}), File("", {})},
       "https://a.org/",
       "logged"},
      {"a beginning with its host",
       {kShop},
       "https://shop.com/a?id=...",
       "allowed"},
      {"a beginning of another host",
       {kShop},
       "https://evil.net/...",
       "refused"},
      {"a beginning inside the host", {kShop}, "https://shop.com...", kNoHost},
      {"a beginning that the expression goes beyond",
       {File("", {{"a.org", "https://a.org/api"}})},
       "https://a.org/...",
       kRest},
      {"a beginning and alternatives",
       {File("", {{"a.org", "https://a.org/|b.*"}})},
       "https://a.org/...",
       kRest},
      {"a beginning and a dot at the end",
       {File("", {{"a.org", "https://a.org/\\.*"}})},
       "https://a.org/...",
       kRest},
      {"a beginning and a place that must be the end",
       {File("", {{"a.org", "https://a.org/$.*"}})},
       "https://a.org/...",
       kRest},
      {"a beginning and quoted letters",
       {File("", {{"a.org", "https://a.org/\\Q.*"}})},
       "https://a.org/.*...",
       kRest},
      {"a beginning and escaped dots",
       {File("", {{"a.org", "https://a\\.org/.*"}})},
       "https://a.org/...",
       "allowed"},
      {"nothing known", {kShop}, "...", kNoHost},
      {"no address", {kShop}, "shop.com", kNoHost},
      {"an address inside of one",
       {kShop},
       "evil.net/?to=https://shop.com/",
       kNoHost},
      {"a path", {kShop}, "/cus/page.jssp", kNoHost},
      {"nothing known, but all is allowed",
       {File("ignore", {})},
       "...",
       "allowed"},
      {"nothing known, and all is logged", {File("warn", {})}, "...", kNoHost},
  };
  return rows;
}

TEST(UrlPermission, Answers) {
  for (const Row& row : Rows()) {
    std::vector<const UrlPermission*> layers;
    for (const UrlPermission& file : row.files) layers.push_back(&file);
    CalledUrl url{row.url, true};
    if (url.text.ends_with("...")) {
      url.text.remove_suffix(3);
      url.whole = false;
    }
    EXPECT_EQ(Shown(AnswerTo(layers, url)), row.answer) << row.name;
  }
}

}  // namespace
}  // namespace audit
