// Addresses that scripts and workflows call: those the server's list does not
// allow, and those whose certificate cannot name them.
#include <re2/re2.h>

#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/platform_calls.h"
#include "checks/role.h"
#include "checks/script_texts.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"assignment_expression",
                                       "call_expression", "new_expression"};
constexpr std::string_view kElements[] = {"httpTransfer"};
constexpr std::string_view kHttpsElements[] = {"extAccount", "httpTransfer"};
constexpr std::string_view kCallers[] = {"HttpClientRequest",
                                         "HttpSoapConnection",
                                         "getURL",
                                         "getUrl",
                                         "loadURL",
                                         "loadUrl"};
constexpr char kAddress[] = "address";
constexpr char kBeginning[] = "beginning";

struct UrlUse {
  Region region;  // of the text, or of its first piece
  std::string text;
  bool whole = true;
  std::string caller;
};

class UrlReader {
 public:
  explicit UrlReader(const ScriptView& script)
      : script_(script), texts_(script.root, &script.values) {}

  void See(Node node, std::vector<UrlUse>* uses) {
    const Role role = RoleOf(node);
    if (role == Role::kAssignment) return SeeProperty(node, uses);
    const bool is_new = role == Role::kNew;
    const Node callee = node.field(is_new ? F().constructor : F().function);
    std::string name = PlatformPath(callee, &script_.values);
    if (IsOneOf(kCallers, name)) Add(ArgumentOf(node, 0), name, uses);
  }

 private:
  // request.url = "https://..." of what new HttpClientRequest() made.
  void SeeProperty(Node assignment, std::vector<UrlUse>* uses) {
    const Node left = Unwrapped(assignment.field(F().left));
    if (left.field(F().property).text(script_.text) != "url") return;
    const std::uint32_t symbol =
        script_.values.SymbolOf(Unwrapped(left.field(F().object)));
    if (symbol == kNone) return;
    for (const Definition* definition :
         script_.values.symbols()[symbol].definitions) {
      const Node made = Unwrapped(definition->value).field(F().constructor);
      const std::string name = PlatformPath(made, &script_.values);
      if (name != "HttpClientRequest") continue;
      return Add(assignment.field(F().right), name, uses);
    }
  }

  void Add(Node argument, const std::string& caller,
           std::vector<UrlUse>* uses) {
    UrlUse use{.caller = caller};
    for (const TextPiece& piece : texts_.Of(argument).pieces) {
      if (piece.is_hole()) {
        use.whole = false;
        break;
      }
      if (use.text.empty()) use.region = piece.region;
      use.text += piece.text;
    }
    uses->push_back(std::move(use));
  }

  const ScriptView& script_;
  ScriptTexts texts_;
};

std::vector<UrlUse> UsesOf(const ScriptView& script,
                           std::span<const Node> wanted) {
  std::vector<UrlUse> uses;
  if (script.kind.side != Side::kServer) return uses;
  UrlReader reader(script);
  for (const Node node : wanted) reader.See(node, &uses);
  return uses;
}

// An attribute that holds an address; `attribute` may be a template's text.
UrlUse UseOf(const ElementView& at, AttributeId attribute) {
  UrlUse use;
  std::string_view value = Trim(at.view.AttributeValue(attribute));
  const std::size_t code = std::min(value.find("<%"), value.find("$("));
  use.whole = code == value.npos;
  use.text = value.substr(0, code);
  use.region = at.view.AttributeRegion(attribute);
  use.caller = at.view.Name(at.element);
  return use;
}

Draft DraftOf(const UrlUse& use) {
  Draft draft;
  draft.region = use.region;
  draft.captures = {{"caller", use.caller},
                    {"host", HostOf({use.text, use.whole})}};
  return draft;
}

void ReportUrl(const UrlUse& use, const Emit& emit) {
  Draft draft = DraftOf(use);
  if (draft.captures[1].second.empty()) return;
  draft.questions = {{use.whole ? kAddress : kBeginning, use.text}};
  AskWhoDefines(use.caller, &draft);
  emit(std::move(draft));
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  for (const UrlUse& use : UsesOf(script, wanted)) ReportUrl(use, emit);
}

void CheckElement(const ElementView& at, const Emit& emit) {
  const AttributeId url = FindAttribute(at.view, at.element, "url");
  if (url != 0) ReportUrl(UseOf(at, url), emit);
}

Answer AnswerUrl(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  const CalledUrl url{question.subject, question.kind == kAddress};
  const auto servers = context.facts.servers.UrlPermissions();
  if (servers.empty()) return Answer::kDrop;
  bool refused = false;
  for (const auto& layers : servers) {
    const CallingAnswer answer = AnswerTo(layers, url);
    // A host that begins like one of the list is another one.
    const bool other = answer.reason == kSuffixInside;
    if (answer.calling == Calling::kAllowed) return Answer::kDrop;
    if (answer.calling == Calling::kUnknown && !other) return Answer::kDrop;
    refused = refused || answer.calling == Calling::kRefused;
  }
  draft->captures.push_back(
      {"outcome", refused ? "the server refuses the call"
                          : "the server logs a warning for each call"});
  if (!refused) draft->severity = Severity::kWarning;
  return AnswerPlatformCalls(context, draft);
}

// An address whose host is a number, or the machine itself.
bool IsHttpsByAddress(const UrlUse& use) {
  static const RE2 pattern(
      R"((?i)^https://(?:[^/@]*@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]|)"
      R"(localhost)(?:[:/?#]|$))");
  return RE2::PartialMatch(use.text, pattern);
}

void CheckHttps(const ScriptView& script, std::span<const Node> wanted,
                const Emit& emit) {
  for (const UrlUse& use : UsesOf(script, wanted)) {
    if (!IsHttpsByAddress(use)) continue;
    Draft draft = DraftOf(use);
    AskWhoDefines(use.caller, &draft);
    emit(std::move(draft));
  }
}

void CheckHttpsElement(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  for (AttributeId attribute = view.FirstAttribute(at.element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const UrlUse use = UseOf(at, attribute);
    if (IsHttpsByAddress(use)) emit(DraftOf(use));
  }
}

}  // namespace

constinit const Check kHttpsByAddress = {.name = "https-by-address",
                                         .node_types = kNodes,
                                         .script = CheckHttps,
                                         .element_names = kHttpsElements,
                                         .element = CheckHttpsElement,
                                         .answer = AnswerPlatformCalls};
constinit const Check kUrlRefused = {.name = "url-refused",
                                     .node_types = kNodes,
                                     .script = CheckScript,
                                     .element_names = kElements,
                                     .element = CheckElement,
                                     .answer = AnswerUrl};

}  // namespace audit
