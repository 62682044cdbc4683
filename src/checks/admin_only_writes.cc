// Writes of schemas that v7 lets only administrators write, from pages,
// web applications and workflows that are not an administrator's.
#include <re2/re2.h>

#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/platform_calls.h"
#include "checks/role.h"
#include "checks/value_source.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"call_expression"};
constexpr std::string_view kElements[] = {"script", "call", "recall",
                                          "initScript", "writer"};

constexpr char kLoaded[] = "loaded-by-page";

// The list of General configurations, #new-features-in-v7.
constexpr std::string_view kSchemas[] = {"ncm:publishing",
                                         "nl:monitoring",
                                         "nms:calendar",
                                         "xtk:builder",
                                         "xtk:connections",
                                         "xtk:dbInit",
                                         "xtk:entityBackupNew",
                                         "xtk:entityBackupOriginal",
                                         "xtk:entityOriginal",
                                         "xtk:form",
                                         "xtk:funcList",
                                         "xtk:fusion",
                                         "xtk:image",
                                         "xtk:javascript",
                                         "xtk:jssp",
                                         "xtk:jst",
                                         "xtk:navtree",
                                         "xtk:operatorGroup",
                                         "xtk:package",
                                         "xtk:queryDef",
                                         "xtk:resourceMenu",
                                         "xtk:rights",
                                         "xtk:schema",
                                         "xtk:scriptContext",
                                         "xtk:specFile",
                                         "xtk:sql",
                                         "xtk:sqlSchema",
                                         "xtk:srcSchema",
                                         "xtk:strings",
                                         "xtk:xslt"};

// The schema of the list that a document names as what it is to be written to.
std::string_view SchemaWritten(std::string_view code) {
  static const RE2 pattern(
      R"(\bxtkschema\\?["']?\s*[=:]\s*\\?["']([\w-]+:[\w-]+))");
  re2::StringPiece rest(code);
  re2::StringPiece schema;
  while (RE2::FindAndConsume(&rest, pattern, &schema)) {
    const std::string_view name(schema.data(), schema.size());
    if (IsOneOf(kSchemas, name)) return name;
  }
  return {};
}

Draft DraftOf(Region region, std::string_view schema) {
  Draft draft;
  draft.region = region;
  draft.captures.push_back({"schema", std::string(schema)});
  return draft;
}

// Write(), WriteCollection() and the Persist methods, whoever they are called
// on: what they are given says where it goes.
bool IsWrite(std::string_view method) {
  return method == "Write" || method == "WriteCollection" ||
         method.starts_with("Persist");
}

// The schema of the list whose object NLWS made: "NLWS.xtkImage.create(...)".
std::string SchemaSaved(const std::string& code) {
  static const RE2 pattern(R"(\bNLWS\.(xtk|nms|ncm|nl)([A-Z]\w*)\.)");
  std::string schema;
  std::string name;
  if (!RE2::PartialMatch(code, pattern, &schema, &name)) return {};
  schema += ':';
  schema += ToLower(name.substr(0, 1));
  schema += name.substr(1);
  return IsOneOf(kSchemas, schema) ? schema : std::string();
}

std::string SchemaOf(const ScriptView& script, Node call, Node callee) {
  const std::string_view method = callee.field(F().property).text(script.text);
  if (method == "save") {
    return SchemaSaved(SourceCodeOf(callee.field(F().object), &script.values));
  }
  if (!IsWrite(method)) return {};
  const std::string code = SourceCodeOf(ArgumentOf(call, 0), &script.values);
  return std::string(SchemaWritten(code));
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  // Whose rights a workflow has stands in its markup: see below.
  const bool page = script.kind.setting == Setting::kPage;
  if (script.kind.side != Side::kServer || (!page && !script.kind.library)) {
    return;
  }
  for (const Node call : wanted) {
    const Node callee = Unwrapped(call.field(F().function));
    const std::string schema = SchemaOf(script, call, callee);
    if (schema.empty()) continue;
    Draft draft = DraftOf(callee.region(), schema);
    if (!page) draft.questions = {{kLoaded, ""}};
    emit(std::move(draft));
  }
}

// A library writes with the rights of what loads it.
Answer AnswerWrite(const AnswerContext& context, Draft* draft) {
  if (draft->questions.empty()) return Answer::kKeep;
  const std::size_t begin = context.entity.find('|') + 1;
  const auto& loaded = context.facts.entities.page_loads;
  const bool by_page = loaded.contains(context.entity.substr(begin));
  return by_page ? Answer::kKeep : Answer::kDrop;
}

NodeId Around(const NodeView& view, NodeId element, std::string_view name) {
  while (element != 0 && view.Name(element) != name) {
    element = view.Parent(element);
  }
  return element;
}

// By its owner, or by the name of it or of its folder.
bool IsOfAdministrators(const NodeView& view, NodeId workflow) {
  static const RE2 technical(R"((?i)tech|admin)");
  for (const std::string_view name : {"internalName", "label"}) {
    if (RE2::PartialMatch(ValueOf(view, workflow, name), technical)) {
      return true;
    }
  }
  for (NodeId child = view.FirstChild(workflow); child != 0;
       child = view.NextSibling(child)) {
    const std::string_view link = view.Name(child);
    if (link != "owner" && link != "folder") continue;
    const std::string_view name = ValueOf(view, child, "name");
    if (RE2::PartialMatch(name, technical) || name == "internal") return true;
  }
  return false;
}

// What is written stands in the call, or is given to a variable before it.
std::string_view WrittenIn(std::string_view script, std::string_view call) {
  static const RE2 name(R"(^\s*\(\s*(\w+)\s*[,)])");
  std::string variable;
  if (!RE2::PartialMatch(call, name, &variable)) {
    return SchemaWritten(call.substr(0, call.find(");")));
  }
  std::string given = "\\b";
  given += RE2::QuoteMeta(variable);
  given += R"(\s*=[^=<;]*(<[^;]*))";
  re2::StringPiece value;
  RE2::PartialMatch(script, RE2(given), &value);
  return SchemaWritten({value.data(), value.size()});
}

void CheckScriptText(const NodeView& view, NodeId text, const Emit& emit) {
  static const RE2 write(
      R"(([\w.]+\.(?:Write|WriteCollection|Persist\w*))\s*\()");
  constexpr std::size_t kLongestCall = 2000;
  const std::string script = view.Text(text);
  const OriginMap origin = view.TextOrigin(text);
  re2::StringPiece rest(script);
  re2::StringPiece callee;
  while (RE2::FindAndConsume(&rest, write, &callee)) {
    const auto at = static_cast<std::uint32_t>(callee.data() - script.data());
    const auto end = static_cast<std::uint32_t>(at + callee.size());
    const std::string_view call =
        std::string_view(script).substr(end, kLongestCall);
    const std::string_view schema = WrittenIn(script, call);
    if (!schema.empty()) emit(DraftOf(origin.ToSource({at, end}), schema));
  }
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr) return;
  const NodeView& view = at.view;
  const bool page = Around(view, at.element, "webApp") != 0 ||
                    Around(view, at.element, "report") != 0;
  const NodeId workflow = Around(view, at.element, "workflow");
  if (!page && (workflow == 0 || IsOfAdministrators(view, workflow))) return;
  if (view.Name(at.element) != "writer") {
    return CheckScriptText(view, at.element, emit);
  }
  const std::string_view schema = ValueOf(view, at.element, "schema");
  if (!IsOneOf(kSchemas, schema)) return;
  const AttributeId written = FindAttribute(view, at.element, "schema");
  emit(DraftOf(view.AttributeRegion(written), schema));
}

}  // namespace

constinit const Check kAdminOnlyWrite = {.name = "admin-only-write",
                                         .node_types = kNodes,
                                         .script = CheckScript,
                                         .element_names = kElements,
                                         .element = CheckElement,
                                         .answer = AnswerWrite};

}  // namespace audit
