// Commands of the console's tree that a right hides, while the method they call
// asks for none.
#include "checks/checks.h"
#include "checks/shipped.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"command"};
constexpr char kMethod[] = "method";

// The methods that the command itself calls, not those of commands below it.
std::vector<Question> MethodsOf(const NodeView& view, NodeId command) {
  std::vector<Question> methods;
  std::vector<NodeId> below{view.FirstChild(command)};
  while (!below.empty()) {
    const NodeId element = below.back();
    below.pop_back();
    if (element == 0) continue;
    below.push_back(view.NextSibling(element));
    if (view.Name(element) == "command") continue;
    below.push_back(view.FirstChild(element));
    if (view.Name(element) != "soapCall") continue;
    methods.push_back(
        {kMethod, std::string(ValueOf(view, element, "service")) + "#" +
                      std::string(ValueOf(view, element, "name"))});
  }
  return methods;
}

void CheckCommand(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr || at.entity->schema != "xtk:navtree") return;
  const std::string_view rights = ValueOf(at.view, at.element, "rights");
  if (rights.empty()) return;
  Draft draft;
  draft.region =
      at.view.AttributeRegion(FindAttribute(at.view, at.element, "rights"));
  draft.captures = {{"rights", std::string(rights)}};
  draft.questions = MethodsOf(at.view, at.element);
  draft.questions.push_back({"shipped", ""});
  emit(std::move(draft));
}

Answer AnswerCommand(const AnswerContext& context, Draft* draft) {
  if (IsShipped(context)) return Answer::kDrop;
  const auto& known = context.facts.declarations.methods;
  bool open = false;
  bool unknown = draft->questions.size() == 1;
  for (const Question& question : draft->questions) {
    if (question.kind != kMethod) continue;
    const auto method = known.find(question.subject);
    if (method == known.end()) {
      unknown = true;
    } else {
      open = open || method->second.contains("");
    }
  }
  if (open) return Answer::kKeep;
  if (!unknown) return Answer::kDrop;
  draft->verdict = Verdict::kNeedsReview;
  draft->unclear =
      "Whether what the command calls or opens asks for the right itself is "
      "not known.";
  return Answer::kKeep;
}

}  // namespace

constinit const Check kCommandRights = {.name = "command-rights",
                                        .element_names = kElements,
                                        .element = CheckCommand,
                                        .answer = AnswerCommand};

}  // namespace audit
