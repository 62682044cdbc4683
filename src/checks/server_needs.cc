#include "checks/server_needs.h"

#include <array>

#include "checks/fields.h"
#include "checks/role.h"
#include "core/word_list.h"
#include "syntax/constant.h"
#include "syntax/walk.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 4> kCallers = {
    "HttpClientRequest", "HttpSoapConnection", "getURL", "getUrl"};
constexpr std::array<std::string_view, 4> kLogons = {
    "logonEscalation", "logonWithContext", "logonWithToken", "logonWithUser"};

// A part of each name, so that most scripts are not walked over.
bool MayNeed(std::string_view script) {
  for (const std::string_view part : {"Http", "getU", "logon"}) {
    if (script.find(part) != script.npos) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(ScriptValues* values, ServerNeeds* needs)
      : values_(values), needs_(needs) {}

  void See(Node node) {
    Node callee;
    if (RoleOf(node) == Role::kCall) callee = node.field(F().function);
    if (RoleOf(node) == Role::kNew) callee = node.field(F().constructor);
    if (!callee || RoleOf(callee) != Role::kIdentifier) return;
    const std::string_view name = callee.text(values_->text());
    const bool logs_on = IsOneOf(kLogons, name);
    if (!logs_on && !IsOneOf(kCallers, name)) return;
    if (values_->SymbolOf(callee) != kNone) return;
    if (logs_on) {
      needs_->logons.push_back(node.region());
    } else {
      SeeCall(node, callee);
    }
  }

 private:
  void SeeCall(Node call, Node callee) {
    const Node url = call.field(F().arguments).named_child(0);
    if (!url) return;
    UrlCall seen{callee.region(), url.region(), "", false};
    if (const auto constant = FoldConstant(url, values_->text())) {
      seen.whole = !constant->has_hole;
      seen.text = constant->text;
      if (!seen.whole) seen.text.resize(seen.text.find(kHole));
    }
    needs_->urls.push_back(std::move(seen));
  }

  ScriptValues* values_;
  ServerNeeds* needs_;
};

}  // namespace

ServerNeeds NeedsOf(Node root, ScriptValues* values) {
  ServerNeeds needs;
  if (!MayNeed(values->text())) return needs;
  Reader reader(values, &needs);
  WalkNamed(root, [&](Node node) { reader.See(node); });
  return needs;
}

std::string PagePathOf(std::string_view key) {
  const std::size_t colon = key.find(':');
  if (colon == key.npos || colon == 0) return {};
  std::string path = "/";
  path += key.substr(0, colon);
  path += '/';
  path += key.substr(colon + 1);
  return path;
}

}  // namespace audit
