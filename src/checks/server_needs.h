// What a script needs of the server it runs on: addresses it may call, and a
// session that it opens itself because it is reached without one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/xmlness.h"
#include "model/url_permission.h"

namespace audit {

struct UrlCall {
  Region callee;     // "HttpClientRequest"
  Region url;        // the argument
  std::string text;  // what is known of the address: its beginning, or ""
  bool whole = false;
  CalledUrl called() const { return {text, whole}; }
};

struct ServerNeeds {
  std::vector<UrlCall> urls;
  // Calls by which a script that runs for anybody becomes an operator:
  // logonEscalation, logonWithUser, logonWithToken, logonWithContext.
  std::vector<Region> logons;
};

// By place. Names that the script itself defines are not the server's. Calls
// of HttpClientRequest, HttpSoapConnection and getUrl are looked at (formats.md
// 5.2 and 5.3); an address given later, by a property, is not seen.
ServerNeeds NeedsOf(Node root, ScriptValues* values);

// "/cus/page.jssp" of the page "cus:page.jssp" (formats.md 5.2); empty where
// the key names no namespace.
std::string PagePathOf(std::string_view key);

}  // namespace audit
