// x.@name in server scripts, pages and templates where x is not proven XML.
// Accesses through one variable that nothing is known of are one cause: the
// first is the finding, the others its related places.
#include <re2/re2.h>

#include <map>
#include <tuple>
#include <utility>

#include "checks/checks.h"
#include "checks/dot_at.h"
#include "checks/fields.h"

namespace audit {
namespace {

using Kind = Value::Kind;

// So many related places are still read; what follows is a finding of its own.
constexpr std::size_t kMostNotes = 20;

DotAtJudgement Judge(Value base, std::string_view shown) {
  switch (base.kind) {
    // The catalogue counts what load() and get() give as E4X.
    case Kind::kEntity:
    // Only XML has descendants and filters, whatever stands before them.
    case Kind::kSelected:
    case Kind::kSelectedOfCall:
    case Kind::kSelectedOfItem:
      return {.finding = false};
    default:
      return JudgeByKind(base, shown);
  }
}

// The name at the start of `access`: rows of rows.row[i].@id; null for others.
Node RootOf(Node access) {
  Node base = access;
  for (;;) {
    base = Unwrapped(base);
    const Role role = RoleOf(base);
    if (role == Role::kIdentifier) return base;
    if (role != Role::kMember && role != Role::kSelector) return Node();
    base = base.field(F().object);
  }
}

// Whether its function calls a method of `variable` that XML alone has.
bool IsUsedAsXml(std::string_view variable, std::string_view function) {
  static const RE2 calls(
      R"(([\w$]+)\s*\.\s*(?:attributes|children|descendants|elements|)"
      R"(has(?:Simple|Complex)Content|length|localName|nodeKind|setChildren|)"
      R"(toXMLString)\s*\()");
  re2::StringPiece rest(function.data(), function.size());
  re2::StringPiece object;
  while (RE2::FindAndConsume(&rest, calls, &object)) {
    if (std::string_view(object.data(), object.size()) == variable) return true;
  }
  return false;
}

// `for each (x in list.item)` alone gives it values: the elements of XML by the
// ways that people write for E4X, whatever is known of the list.
bool IsElement(const Symbol& variable) {
  bool element = false;
  for (const Definition* d : variable.definitions) {
    if (d->how == Definition::How::kDeclared) continue;
    element = d->how == Definition::How::kElement &&
              RoleOf(Unwrapped(d->value)) == Role::kMember;
    if (!element) return false;
  }
  return element;
}

class DotAtCheck {
 public:
  explicit DotAtCheck(const ScriptView& script) : script_(script) {}

  void See(Node access) {
    // x..@name works on XML only, in every version.
    auto draft = DraftDotAt(script_, access, Judge);
    if (!draft) return;
    const bool in_doubt = draft->verdict == Verdict::kNeedsReview;
    if (in_doubt && access.is("xml_descendant_access")) return;
    const Node root = in_doubt ? RootOf(access) : Node();
    if (!root) {
      drafts_.push_back(std::move(*draft));
      return;
    }
    const std::uint32_t symbol = script_.values.SymbolOf(root);
    if (draft->questions.empty() && symbol != kNone &&
        IsElement(script_.values.symbols()[symbol])) {
      return;
    }
    // What is reached from XML is XML.
    if (IsUsedAsXml(root.text(script_.text), FunctionOf(symbol))) return;
    const Cause cause{
        symbol, root.text(script_.text),
        draft->questions.empty()
            ? std::string()
            : draft->questions[0].kind + draft->questions[0].subject};
    const auto [first, is_new] = causes_.try_emplace(cause, drafts_.size());
    if (!is_new && drafts_[first->second].notes.size() < kMostNotes) {
      drafts_[first->second].notes.push_back(
          {draft->region, "The same value is read with .@ here."});
      return;
    }
    first->second = drafts_.size();
    drafts_.push_back(std::move(*draft));
  }

  void EmitInto(const Emit& emit) {
    for (Draft& draft : drafts_) emit(std::move(draft));
  }

 private:
  // The variable, its name where the script has none of it, and what a
  // library has to answer.
  using Cause = std::tuple<std::uint32_t, std::string_view, std::string>;

  std::string_view FunctionOf(std::uint32_t symbol) const {
    if (symbol == kNone) return script_.text;
    const ScopeIndex scope = script_.values.symbols()[symbol].scope;
    const Region region = script_.values.outline().scopes[scope].region;
    return script_.text.substr(region.begin, region.size());
  }

  const ScriptView& script_;
  std::vector<Draft> drafts_;
  std::map<Cause, std::size_t> causes_;  // with their last draft
};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  // Browsers know no E4X; deliveries have a rule of their own.
  if (script.kind.setting == Setting::kDelivery ||
      script.kind.side != Side::kServer) {
    return;
  }
  DotAtCheck check(script);
  for (const Node access : wanted) check.See(access);
  check.EmitInto(emit);
}

}  // namespace

constinit const Check kDotAtNonXml = {.name = "dot-at-non-xml",
                                      .node_types = kDotAtNodeTypes,
                                      .script = CheckScript,
                                      .answer = AnswerDotAt};

}  // namespace audit
