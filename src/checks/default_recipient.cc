// What is made for nms:recipient where recipients are of another table: the
// targeting of workflows, the unsubscription block of messages.
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "checks/checks.h"
#include "core/node_walk.h"

namespace audit {
namespace {

constexpr std::string_view kRecipient = "nms:recipient";
constexpr std::string_view kWorkflows[] = {"workflow"};
constexpr std::string_view kDeliveries[] = {"delivery"};
constexpr char kMeant[] = "meant";
constexpr char kPlain[] = "plain";

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }

void EmitSchema(const NodeView& view, NodeId element, const char* question,
                const Emit& emit) {
  Draft draft;
  draft.region = view.AttributeRegion(FindAttribute(view, element, "schema"));
  draft.captures = {{"what", std::string(ValueOf(view, element, "name"))}};
  if (draft.captures.front().second.empty()) {
    draft.captures.front().second = ValueOf(view, element, "internalName");
  }
  draft.questions = {{question, ""}};
  emit(std::move(draft));
}

void CheckActivities(const NodeView& view, NodeId activities,
                     const char* question, const Emit& emit) {
  for (NodeId activity = view.FirstChild(activities); activity != 0;
       activity = view.NextSibling(activity)) {
    const std::string_view mask = ValueOf(view, activity, "mask");
    if (mask == "1" || mask == "2") continue;
    if (ValueOf(view, activity, "schema") != kRecipient) continue;
    EmitSchema(view, activity, question, emit);
  }
}

void CheckWorkflow(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr) return;
  const NodeView& view = at.view;
  const bool on_recipients = ValueOf(view, at.element, "schema") == kRecipient;
  const bool is_model = IsTrue(ValueOf(view, at.element, "isModel"));
  if (on_recipients && is_model) {
    EmitSchema(view, at.element, kPlain, emit);
  }
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) != "activities") continue;
    CheckActivities(view, child, on_recipients && !is_model ? kMeant : kPlain,
                    emit);
  }
}

Answer AnswerSchema(const AnswerContext& context, Draft* draft) {
  const auto& defaults = context.facts.surroundings.default_recipients;
  if (defaults.empty() || defaults.contains(kRecipient)) return Answer::kDrop;
  draft->captures.emplace_back("schema", *defaults.begin());
  if (draft->questions.front().kind == kMeant) {
    draft->verdict = Verdict::kNeedsReview;
    draft->unclear =
        "The workflow itself is on nms:recipient: whether it is meant to be "
        "is not known.";
  }
  return Answer::kKeep;
}

// The target mapping the delivery names; empty: none.
std::string_view MappingOf(const NodeView& view, NodeId delivery) {
  for (NodeId child = view.FirstChild(delivery); child != 0;
       child = view.NextSibling(child)) {
    const std::string_view name = view.Name(child);
    if (name == "mapping" || name == "deliveryMapping") {
      return ValueOf(view, child, "name");
    }
  }
  return {};
}

void CheckUnsubscription(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || at.entity->schema != "nms:delivery") return;
  static const RE2 kBlock(
      R"((?i)<%@\s*include\s+view\s*=\s*["'](unsubscriptionLink|unsubscription)["'][^%]*%>)");
  const NodeView& view = at.view;
  const std::string mapping(MappingOf(view, at.element));
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    std::string joined;
    const std::string_view text = view.TextView(element, &joined);
    re2::StringPiece rest(text.data(), text.size());
    re2::StringPiece whole(rest);
    re2::StringPiece found;
    while (kBlock.Match(whole, rest.data() - whole.data(), whole.size(),
                        RE2::UNANCHORED, &found, 1)) {
      const auto begin =
          static_cast<std::uint32_t>(found.data() - whole.data());
      const auto end = static_cast<std::uint32_t>(begin + found.size());
      Draft draft;
      draft.region = view.TextOrigin(element).ToSource({begin, end});
      draft.questions = {{"mapping", mapping}};
      emit(std::move(draft));
      rest = re2::StringPiece(found.data() + found.size(), whole.size() - end);
    }
  });
}

Answer AnswerMapping(const AnswerContext& context, Draft* draft) {
  const Surroundings& around = context.facts.surroundings;
  const std::string& mapping = draft->questions.front().subject;
  const auto known = around.mappings.find(mapping);
  const Surroundings::Names& schemas = known != around.mappings.end()
                                           ? known->second
                                           : around.default_recipients;
  // A mapping that is not in the input may be any of the product's.
  if (known == around.mappings.end() && !mapping.empty()) return Answer::kDrop;
  if (schemas.empty() || schemas.contains(kRecipient)) return Answer::kDrop;
  draft->captures.emplace_back("schema", *schemas.begin());
  return Answer::kKeep;
}

}  // namespace

constinit const Check kDefaultRecipient = {.name = "default-recipient",
                                           .element_names = kWorkflows,
                                           .element = CheckWorkflow,
                                           .answer = AnswerSchema};
constinit const Check kUnsubscription = {.name = "unsubscription",
                                         .element_names = kDeliveries,
                                         .element = CheckUnsubscription,
                                         .answer = AnswerMapping};

}  // namespace audit
