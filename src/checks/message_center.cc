// What Message Center and mid-sourcing ask of a marketing instance: zones for
// execution instances, names of templates, the key of incoming texts.
#include <re2/re2.h>

#include <string>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/server_drafts.h"
#include "syntax/constant.h"
#include "syntax/walk.h"

namespace audit {
namespace {

constexpr std::string_view kTexts[] = {"inSMS"};
constexpr std::string_view kFunctions[] = {
    "assignment_expression", "function_declaration", "function_expression",
    "variable_declarator"};

void CheckServer(const ElementView& at, const Emit& emit) {
  if (!IsServerFile(at)) return;
  Draft draft;
  draft.region = at.view.NameRegion(at.element);
  draft.questions = {{"zone", ""}};
  emit(std::move(draft));
}

Answer AnswerServer(const AnswerContext& context, Draft* draft) {
  const Surroundings& around = context.facts.surroundings;
  const std::size_t accounts = around.execution_accounts.size();
  if (accounts < 2 || !around.token_zones.empty()) return Answer::kDrop;
  // The zones of a server stand in its serverConf.xml.
  if (!context.facts.servers.IsShipped(context.path)) return Answer::kDrop;
  draft->captures.emplace_back("count", std::to_string(accounts));
  return Answer::kKeep;
}

// Written by the script of an incoming text, without the key it has on the
// mid-sourcing server.
void CheckText(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (at.entity != nullptr ||
      ValueOf(view, at.element, "_operation") != "insert" ||
      ValueOf(view, at.element, "_key").find("midInSMSId") !=
          std::string_view::npos) {
    return;
  }
  Draft draft;
  draft.region = view.StartTagRegion(at.element);
  draft.questions = {{"mode", ""}};
  emit(std::move(draft));
}

Answer AnswerText(const AnswerContext& context, Draft* draft) {
  const auto& modes = context.facts.surroundings.delivery_modes;
  if (modes.contains("4")) return Answer::kKeep;
  if (!modes.empty()) return Answer::kDrop;
  draft->verdict = Verdict::kNeedsReview;
  draft->unclear =
      "Whether the instance sends through a mid-sourcing server is not in the "
      "input.";
  return Answer::kKeep;
}

bool IsDispatcher(std::string_view name) {
  return name == "dispatchRtEvent" || name == "dispatchBatchEvent";
}

// The function's own name, or the name it is given to.
bool IsDispatcher(Node node, std::string_view text) {
  if (node.is("assignment_expression")) {
    const Node left = node.field("left");
    const Node name =
        left.is("member_expression") ? left.field("property") : left;
    return node.field("right").type().find("function") !=
               std::string_view::npos &&
           IsDispatcher(name.text(text));
  }
  if (node.is("variable_declarator") &&
      node.field("value").type().find("function") == std::string_view::npos) {
    return false;
  }
  return IsDispatcher(node.field("name").text(text));
}

// Whether what stands in a function is what it returns: in a return, and not
// compared, called with, or looked up by.
enum class Use : std::uint8_t { kReturned, kOther, kNoName };

Use UseOf(std::span<const Node> ancestors) {
  for (auto outer = ancestors.rbegin(); outer != ancestors.rend(); ++outer) {
    const std::string_view type = outer->type();
    if (type == "return_statement") return Use::kReturned;
    if (type == "binary_expression" &&
        outer->field("operator").type() != "||") {
      return Use::kNoName;
    }
    if (type == "subscript_expression" || type == "arguments" ||
        type == "switch_case") {
      return Use::kNoName;
    }
  }
  return Use::kOther;
}

// "control1_template1_rt": operator, template, kind of event.
bool IsPrefixed(std::string_view name) {
  static const RE2 kPrefixed(R"([A-Za-z0-9-]+_\w+_(rt|batch))");
  return RE2::FullMatch(re2::StringPiece(name.data(), name.size()), kPrefixed);
}

bool MayBeTemplate(std::string_view name) {
  static const RE2 kName(R"([A-Za-z_][\w-]*)");
  return RE2::FullMatch(re2::StringPiece(name.data(), name.size()), kName) &&
         !IsPrefixed(name);
}

void CheckDispatchers(const ScriptView& script, std::span<const Node> wanted,
                      const Emit& emit) {
  for (const Node function : wanted) {
    if (!IsDispatcher(function, script.text)) continue;
    WalkNamed(function, [&](Node node, std::span<const Node> ancestors) {
      if (!node.is("string")) return;
      const auto constant = FoldConstant(node, script.text);
      if (!constant || !MayBeTemplate(constant->text)) return;
      const Use use = UseOf(ancestors);
      if (use == Use::kNoName) return;
      Draft draft;
      draft.region = node.region();
      draft.captures = {{"template", constant->text}};
      if (use == Use::kOther) {
        draft.questions = {{"template", constant->text}};
      }
      emit(std::move(draft));
    });
  }
}

Answer AnswerTemplate(const AnswerContext& context, Draft* draft) {
  return context.facts.surroundings.event_templates.contains(
             draft->questions.front().subject)
             ? Answer::kKeep
             : Answer::kDrop;
}

}  // namespace

constinit const Check kEventTemplateName = {.name = "event-template-name",
                                            .node_types = kFunctions,
                                            .script = CheckDispatchers,
                                            .answer = AnswerTemplate};
constinit const Check kInboundText = {.name = "inbound-text",
                                      .element_names = kTexts,
                                      .element = CheckText,
                                      .answer = AnswerText};
constinit const Check kMessageCenterZone = {.name = "message-center-zone",
                                            .element_names = kServerRoots,
                                            .element = CheckServer,
                                            .answer = AnswerServer};

}  // namespace audit
