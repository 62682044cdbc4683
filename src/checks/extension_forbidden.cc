// An extension of a schema that cannot be extended: some built-in ones, and
// those whose entities are kept in files. What only deletes access filters is
// left alone: that is documented.

#include "checks/checks.h"
#include "core/word_list.h"
#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"srcSchema"};
constexpr char kFileSchema[] = "file-schema";

// Bookkeeping and words: they add nothing to the schema.
constexpr std::string_view kEmptyNames[] = {"createdBy", "desc", "help",
                                            "modifiedBy"};
// What names the element that is extended.
constexpr std::string_view kNamingAttributes[] = {
    "_operation", "desc", "img", "label", "labelSingular", "name"};

bool OnlyNames(const NodeView& view, NodeId element) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (!IsOneOf(kNamingAttributes, view.AttributeName(attribute))) {
      return false;
    }
  }
  return true;
}

// True when the only content of the schema's `element` are access filters that
// are deleted; counts them.
bool OnlyDeletesFilters(const NodeView& view, NodeId element, int* deleted) {
  if (!OnlyNames(view, element)) return false;
  for (NodeId child = view.FirstChild(element); child != 0;
       child = view.NextSibling(child)) {
    if (IsOneOf(kEmptyNames, view.Name(child))) continue;
    if (view.Name(child) != "sysFilter" ||
        ValueOf(view, child, "_operation") != "delete") {
      return false;
    }
    ++*deleted;
  }
  return true;
}

bool IsTolerated(const NodeView& view, NodeId schema) {
  int deleted = 0;
  for (NodeId child = view.FirstChild(schema); child != 0;
       child = view.NextSibling(child)) {
    if (IsOneOf(kEmptyNames, view.Name(child))) continue;
    if (view.Name(child) != "element" ||
        !OnlyDeletesFilters(view, child, &deleted)) {
      return false;
    }
  }
  return deleted > 0;
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const NodeView& view = at.view;
  const AttributeId extended =
      FindAttribute(view, at.element, "extendedSchema");
  if (extended == 0) return;
  const std::string_view target = view.AttributeValue(extended);
  if (IsTolerated(view, at.element)) return;
  Draft draft;
  draft.region = view.AttributeRegion(extended);
  draft.captures = {
      {"schema", std::string(ValueOf(view, at.element, "namespace")) + ":" +
                     std::string(ValueOf(view, at.element, "name"))},
      {"extended", std::string(target)}};
  if (!IsListed(OfficialList::kUnextendableSchema, target)) {
    draft.questions = {{kFileSchema, std::string(target)}};
  }
  emit(std::move(draft));
}

Answer AnswerExtension(const AnswerContext& context, Draft* draft) {
  const std::string& target = draft->questions.front().subject;
  return context.facts.file_schemas.contains(target) ? Answer::kKeep
                                                     : Answer::kDrop;
}

}  // namespace

constinit const Check kExtensionForbidden = {.name = "extension-forbidden",
                                             .element_names = kElements,
                                             .element = CheckElement,
                                             .answer = AnswerExtension};

}  // namespace audit
