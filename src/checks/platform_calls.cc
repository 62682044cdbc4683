#include "checks/platform_calls.h"

#include <optional>
#include <utility>
#include <vector>

#include "checks/fields.h"
#include "checks/library_answer.h"
#include "checks/role.h"
#include "core/text.h"
#include "core/word_list.h"
#include "syntax/constant.h"

namespace audit {
namespace {

constexpr char kDefinedBy[] = "defined-by";

// "session" of "xtk:session".
std::string_view LocalName(std::string_view service) {
  return service.substr(service.find(':') + 1);
}

// "xtk:session#Logon".
std::string ActionOf(const ServiceMethod& method) {
  std::string action(method.service);
  action += '#';
  action += method.name;
  return action;
}

// "xtk.session.Logon".
std::string StaticPath(const ServiceMethod& method) {
  std::string path(method.service);
  path[path.find(':')] = '.';
  path += '.';
  path += method.name;
  return path;
}

// "NLWS.xtkSession.Logon": the newer way to write the same.
std::string NlwsPath(const ServiceMethod& method) {
  const std::string_view local = LocalName(method.service);
  std::string path = "NLWS.";
  path += method.service.substr(0, method.service.find(':'));
  path += static_cast<char>(local[0] - 'a' + 'A');
  path += local.substr(1);
  path += '.';
  path += method.name;
  return path;
}

// "xtk:session" and "urn:xtk:session".
bool NamesService(std::string_view text, std::string_view service) {
  if (text.starts_with("urn:")) text.remove_prefix(4);
  return text == service;
}

// What a variable was given, where that is one thing only.
Node OnlyValueOf(std::uint32_t symbol, ScriptValues* values) {
  Node value;
  for (const Definition* definition : values->symbols()[symbol].definitions) {
    if (definition->how == Definition::How::kDeclared) continue;
    if (definition->how != Definition::How::kValue || value) return Node();
    value = definition->value;
  }
  return value;
}

// One step of a member access: "Logon" of x.Logon and x["Logon"].
std::string StepOf(Node member, std::string_view text) {
  const Node property = member.field(F().property);
  if (property) return std::string(property.text(text));
  const Node index = member.field(F().index);
  if (!index.is("string")) return {};
  const auto name = FoldConstant(index, text);
  return name ? name->text : std::string();
}

// ".session.Logon" of xtk.session.Logon, with the node of its first name; a
// null node where it is no such path.
std::pair<Node, std::string> StepsOf(Node expression, std::string_view text) {
  // The longest in use is three steps: NL.a.b.c.
  constexpr std::size_t kMostSteps = 8;
  std::string steps;
  Node node = Unwrapped(expression);
  for (std::size_t i = 0; i < kMostSteps; ++i) {
    if (RoleOf(node) == Role::kIdentifier) return {node, steps};
    if (RoleOf(node) != Role::kMember) break;
    const std::string step = StepOf(node, text);
    if (step.empty()) break;
    steps.insert(0, step);
    steps.insert(0, 1, '.');
    node = Unwrapped(node.field(F().object));
  }
  return {};
}

class Finder {
 public:
  Finder(const PlatformCalls& calls, const ScriptView& script, const Emit& emit)
      : calls_(calls), script_(script), emit_(emit) {
    for (const ServiceMethod& method : calls.methods) {
      paths_.push_back(StaticPath(method));
      paths_.push_back(NlwsPath(method));
    }
  }

  void See(Node node) {
    const Role role = RoleOf(node);
    if (role == Role::kCall) {
      SeeCallee(node, Unwrapped(node.field(F().function)));
      SeeArguments(node);
    } else if (role == Role::kNew) {
      SeeCallee(node, Unwrapped(node.field(F().constructor)));
      SeeArguments(node);
    } else if (node.is("string")) {
      SeeString(node);
    }
  }

 private:
  void SeeCallee(Node call, Node callee) {
    const std::string path = PlatformPath(callee, &script_.values);
    if (path.empty()) return SeeServiceCall(callee);
    if (IsOneOf(calls_.functions, path)) {
      Draft draft = DraftAt(callee, path);
      AskWhoDefines(path, &draft);
      if (calls_.judge != nullptr &&
          !calls_.judge(script_, call, path, &draft)) {
        return;
      }
      emit_(std::move(draft));
      return;
    }
    for (const std::string& method : paths_) {
      if (path == method) emit_(DraftAt(callee, path));
    }
  }

  // service.Logon() of var service = new SoapService(cnx, "xtk:session").
  void SeeServiceCall(Node callee) {
    const Node object = Unwrapped(callee.field(F().object));
    if (calls_.methods.empty() || RoleOf(object) != Role::kIdentifier) return;
    const std::uint32_t symbol = script_.values.SymbolOf(object);
    if (symbol == kNone) return;
    const Node service = OnlyValueOf(symbol, &script_.values);
    if (RoleOf(service) != Role::kNew) return;
    const Node name = ArgumentOf(service, 1);
    const auto named =
        name ? FoldConstant(name, script_.text) : std::optional<Constant>();
    if (!named) return;
    const std::string step = StepOf(callee, script_.text);
    for (const ServiceMethod& method : calls_.methods) {
      if (step != method.name || !NamesService(named->text, method.service)) {
        continue;
      }
      emit_(DraftAt(callee, ActionOf(method)));
    }
  }

  // "xtk:session#Logon", as SoapService.addMethod() takes it.
  void SeeString(Node literal) {
    const std::string_view text = literal.text(script_.text);
    for (const ServiceMethod& method : calls_.methods) {
      const std::string action = ActionOf(method);
      // The quotes, or what may stand before: "urn:xtk:session#Logon".
      const std::size_t at = text.find(action);
      if (at == text.npos) continue;
      const char after = text[at + action.size()];
      if (IsLetter(after) || IsDigit(after)) continue;
      emit_(DraftAt(literal, action));
    }
  }

  // new SoapMethodCall("xtk:session", "Logon") and its like: a call that is
  // given both names.
  void SeeArguments(Node call) {
    if (calls_.methods.empty()) return;
    const Node arguments = call.field(F().arguments);
    for (const ServiceMethod& method : calls_.methods) {
      bool service = false;
      Node name;
      for (std::uint32_t i = 0; i < arguments.named_child_count(); ++i) {
        const Node argument = arguments.named_child(i);
        if (!argument.is("string")) continue;
        const auto text = FoldConstant(argument, script_.text);
        if (!text) continue;
        if (NamesService(text->text, method.service)) service = true;
        if (text->text == method.name) name = argument;
      }
      if (service && name) emit_(DraftAt(name, method.name));
    }
  }

  Draft DraftAt(Node node, std::string_view function) const {
    Draft draft;
    draft.region = node.region();
    draft.captures.push_back({"function", std::string(function)});
    return draft;
  }

  const PlatformCalls& calls_;
  const ScriptView& script_;
  const Emit& emit_;
  std::vector<std::string> paths_;
};

}  // namespace

void FindPlatformCalls(const PlatformCalls& calls, const ScriptView& script,
                       std::span<const Node> wanted, const Emit& emit) {
  const bool wants = calls.wants != nullptr ? calls.wants(script.kind)
                                            : script.kind.side == Side::kServer;
  if (!wants) return;
  Finder finder(calls, script, emit);
  for (const Node node : wanted) finder.See(node);
}

void FindServiceElements(std::span<const ServiceMethod> methods,
                         const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  std::string_view element = view.Name(at.element);
  Draft draft;
  draft.region = view.NameRegion(at.element);
  for (const ServiceMethod& method : methods) {
    if (element == "soapCall") {
      if (ValueOf(view, at.element, "service") != method.service) continue;
      const AttributeId name = FindAttribute(view, at.element, "name");
      if (name == 0 || view.AttributeValue(name) != method.name) continue;
      draft.region = view.AttributeRegion(name);
    } else {
      const std::size_t colon = element.find(':');
      const std::string_view prefix =
          colon == element.npos ? "" : element.substr(0, colon);
      if (element.substr(colon + 1) != method.name) continue;
      std::string declared = "xmlns";
      if (!prefix.empty()) (declared += ':') += prefix;
      const std::string_view space = ValueOf(view, at.element, declared);
      if (space.empty() ? prefix.empty()
                        : !NamesService(space, method.service)) {
        continue;
      }
    }
    draft.captures = {{"function", ActionOf(method)}};
    emit(std::move(draft));
    return;
  }
}

void AskWhoDefines(std::string_view function, Draft* draft) {
  draft->questions.push_back({kDefinedBy, std::string(function)});
}

Answer AnswerPlatformCalls(const AnswerContext& context, Draft* draft) {
  for (const Question& question : draft->questions) {
    if (question.kind == kDefinedBy &&
        IsDefinedByLoaded(context, question.subject)) {
      return Answer::kDrop;
    }
  }
  return Answer::kKeep;
}

std::string PlatformPath(Node expression, ScriptValues* values) {
  // var session = xtk.session; var logon = session.Logon; nobody goes further.
  constexpr int kMostVariables = 3;
  std::string path;
  for (int i = 0; i < kMostVariables && expression; ++i) {
    const auto [first, steps] = StepsOf(expression, values->text());
    if (!first) return {};
    path.insert(0, steps);
    const std::uint32_t symbol = values->SymbolOf(first);
    if (symbol == kNone) {
      path.insert(0, first.text(values->text()));
      return path;
    }
    expression = OnlyValueOf(symbol, values);
  }
  return {};
}

Node ArgumentOf(Node call, std::uint32_t index) {
  const Node arguments = call.field(F().arguments);
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < arguments.named_child_count(); ++i) {
    const Node argument = arguments.named_child(i);
    if (RoleOf(argument) == Role::kComment) continue;
    if (at++ == index) return argument;
  }
  return Node();
}

}  // namespace audit
