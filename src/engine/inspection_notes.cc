#include "engine/inspection_notes.h"

#include "checks/server_needs.h"
#include "engine/inspection_sql.h"
#include "model/json_query.h"
#include "model/query_def.h"
#include "model/query_schemas.h"
#include "syntax/e4x.h"
#include "syntax/walk.h"

namespace audit {
namespace {

std::string_view Shown(FunctionState state) {
  switch (state) {
    case FunctionState::kDeclared:
      return "declared by the instance";
    case FunctionState::kUndeclared:
      return "declared nowhere";
    case FunctionState::kElsewhere:
      return "known of forms and schemas only";
    case FunctionState::kBuiltIn:
      break;
  }
  return "built in";
}

std::string_view Shown(UrlPermission::Action action) {
  switch (action) {
    case UrlPermission::Action::kIgnore:
      return "ignored";
    case UrlPermission::Action::kWarn:
      return "logged";
    case UrlPermission::Action::kDeny:
      return "refused";
    case UrlPermission::Action::kOther:
      return "treated as no document says";
    case UrlPermission::Action::kAbsent:
      break;
  }
  return "left to the default";
}

std::string Counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) +
         (count == 1 ? "" : "s");
}

std::string Shown(const LevelSchema& schema) {
  if (!schema.name.empty()) return schema.name;
  return "a schema not known: " + std::string(WordsOf(schema.reason));
}

}  // namespace

void TellQueries(const NodeView& view, const Tell& tell) {
  static const Schemas platform;
  for (const NodeId element : FindQueries(view)) {
    const QueryDef query = ReadQuery(view, element);
    tell(0, query.levels[0].region,
         "query with " + Counted(query.nodes.size(), "node") + ", " +
             Counted(query.conditions.size(), "condition"));
    const auto schemas = SchemasOf(query, platform);
    for (std::size_t i = 0; i < schemas.size(); ++i) {
      tell(1, query.levels[i].region,
           (i == 0 ? "reads " : "inside reads ") + Shown(schemas[i]));
    }
    for (const QueryFault& fault : query.faults) {
      tell(1, fault.region, "fault: " + std::string(WordsOf(fault.kind)));
    }
  }
}

void TellQueries(Node root, std::string_view script, const Tell& tell) {
  std::uint32_t behind = 0;  // the literal that was read last
  WalkNamed(root, [&](Node node) {
    if (node.region().begin < behind) return;
    if (node.is("xml_element") || node.is("xml_list")) {
      TellQueries(MarkupOfLiteral(node, script), tell);
    } else if (const auto markup = MarkupOfObject(node, script)) {
      TellQueries(*markup, tell);
    } else {
      return;
    }
    behind = node.region().end;
  });
}

void TellExpression(std::string_view text, const FunctionLists& lists,
                    const Tell& tell) {
  const XtkExpression expression = ParseXtk(text);
  for (const XtkFault& fault : expression.faults) {
    tell(0, fault.region, "fault: " + std::string(WordsOf(fault.kind)));
  }
  for (const XtkNode& node : expression.nodes) {
    if (node.kind != XtkKind::kSql) continue;
    const Region at = node.region;
    TellSql(
        text.substr(at.begin, at.size()), SqlForm::kPart,
        [&](std::uint32_t depth, Region region, const std::string& what) {
          tell(depth, {region.begin + at.begin, region.end + at.begin}, what);
        });
  }
  for (const FunctionUse& use : FunctionsIn(expression, text, lists)) {
    if (use.state == FunctionState::kBuiltIn) continue;
    tell(0, use.name,
         "calls " + std::string(text.substr(use.name.begin, use.name.size())) +
             ", " + std::string(Shown(use.state)));
  }
}

void TellNeeds(Node root, ScriptValues* values, const Tell& tell) {
  const ServerNeeds needs = NeedsOf(root, values);
  for (const UrlCall& call : needs.urls) {
    const std::string host = HostOf(call.called());
    tell(0, call.url,
         "calls " + (host.empty() ? "a host that is not seen" : host));
  }
  for (const Region logon : needs.logons) {
    tell(0, logon, "opens a session itself");
  }
}

void TellServer(const ServerFile& file, Region region, const Tell& tell) {
  for (const SecurityZone& zone : file.zones) {
    tell(0, region,
         "zone " + zone.name + " with " +
             Counted(zone.networks.size(), "network"));
  }
  if (!file.relay.empty()) {
    tell(0, region, "relay of " + Counted(file.relay.size(), "rule"));
  }
  const UrlPermission& urls = file.url_permission;
  if (!urls.entries.empty() || urls.action != UrlPermission::Action::kAbsent) {
    tell(0, region,
         "permits calls by " + Counted(urls.entries.size(), "record") +
             ", others are " + std::string(Shown(urls.action)));
  }
}

}  // namespace audit
