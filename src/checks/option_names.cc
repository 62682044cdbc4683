// Options by their names alone: those of the platform that nobody is to touch,
// and those that an export of options lacks.
#include <string>

#include "checks/checks.h"

namespace audit {
namespace {

constexpr std::string_view kOptions[] = {"option"};
constexpr std::string_view kPackages[] = {"package"};
constexpr std::string_view kTimeZone = "WdbcTimeZone";
constexpr std::string_view kRestrictEditXml = "XtkSecurity_Restrict_EditXML";

void CheckInternal(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || at.entity->schema != "xtk:option") return;
  const AttributeId name = FindAttribute(at.view, at.element, "name");
  const std::string_view value = ValueOf(at.view, at.element, "name");
  const std::string_view operation = ValueOf(at.view, at.element, "_operation");
  if (operation == "none" || IsDocumentedOption(value) ||
      !IsPlatformOption(value)) {
    return;
  }
  Draft draft;
  draft.region = at.view.AttributeRegion(name);
  draft.captures = {{"option", std::string(value)}};
  emit(std::move(draft));
}

// Options of the platform in a block of entities: without one, it is no export
// of options but something of the customer's.
std::size_t PlatformOptionsIn(const NodeView& view, NodeId block) {
  std::size_t count = 0;
  if (ValueOf(view, block, "schema") != "xtk:option") return count;
  for (NodeId option = view.FirstChild(block); option != 0;
       option = view.NextSibling(option)) {
    if (IsPlatformOption(ValueOf(view, option, "name"))) ++count;
  }
  return count;
}

// The block of a package that holds most of them, the first of several; 0:
// none holds any.
NodeId BlockOfOptions(const NodeView& view, NodeId package) {
  NodeId best = 0;
  std::size_t most = 0;
  for (NodeId block = view.FirstChild(package); block != 0;
       block = view.NextSibling(block)) {
    const std::size_t count = PlatformOptionsIn(view, block);
    if (count <= most) continue;
    best = block;
    most = count;
  }
  return best;
}

template <const std::string_view& kName>
void CheckMissing(const ElementView& at, const Emit& emit) {
  // In a script it is what somebody writes, not what an instance has.
  if (at.entity == nullptr || !at.entity->schema.empty()) return;
  const NodeId block = BlockOfOptions(at.view, at.element);
  if (block == 0) return;
  Draft draft;
  draft.region = at.view.NameRegion(block);
  draft.questions = {{"missing", std::string(kName)}};
  emit(std::move(draft));
}

// One finding for an instance, where most of its options are.
Answer AnswerMissing(const AnswerContext& context, Draft* draft) {
  const Administration& administration = context.facts.administration;
  const bool keep =
      administration.options_export.path == context.path &&
      !administration.options.contains(draft->questions.front().subject);
  return keep ? Answer::kKeep : Answer::kDrop;
}

}  // namespace

constinit const Check kOptionInternal = {.name = "option-internal",
                                         .element_names = kOptions,
                                         .element = CheckInternal};
constinit const Check kOptionMissingRestrictEditXml = {
    .name = "option-missing-restrict-editxml",
    .element_names = kPackages,
    .element = CheckMissing<kRestrictEditXml>,
    .answer = AnswerMissing};
constinit const Check kOptionMissingTimeZone = {
    .name = "option-missing-time-zone",
    .element_names = kPackages,
    .element = CheckMissing<kTimeZone>,
    .answer = AnswerMissing};

}  // namespace audit
