// Tables of delivery and tracking logs that serve more than one schema of
// people: a log tells a person by a number only, so that numbers of two tables
// meet in it.
#include "checks/checks.h"
#include "core/node_walk.h"
#include "core/text.h"
#include "model/entity_facts.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"deliveryMapping", "srcSchema"};

constexpr char kUsers[] = "users-of";     // of a log, by mappings
constexpr char kPeople[] = "are-people";  // a schema of the customer's

// Those that the product gives its own recipients and visitors.
bool IsFactoryLog(std::string_view schema) {
  return schema.starts_with("nms:");
}

std::string IdOf(const NodeView& view, NodeId schema) {
  std::string id(ValueOf(view, schema, "namespace"));
  id += ':';
  id += ValueOf(view, schema, "name");
  return id;
}

void Report(Region region, const std::string& people, std::string_view log,
            std::vector<Question> questions, const Emit& emit) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"schema", people}, {"log", std::string(log)}};
  draft.questions = std::move(questions);
  emit(std::move(draft));
}

void CheckMapping(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  // Who gets the message: the target's people may be others.
  std::string schema(ValueOf(view, at.element, "targetSchema"));
  if (schema.empty()) schema = ValueOf(view, at.element, "schema");
  if (!IsCustomersSchema(schema)) return;
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      if (!NamesLogSchema(view.AttributeName(attribute))) continue;
      const std::string log(view.AttributeValue(attribute));
      std::vector<Question> questions;
      if (!IsFactoryLog(log)) questions = {{kUsers, log}};
      Report(view.AttributeRegion(attribute), schema, log, std::move(questions),
             emit);
    }
  });
}

// What a link leads to, and the attribute that says so.
struct Link {
  std::string schema;
  Region region;
};

std::vector<Link> LinksOf(const ElementView& at) {
  std::vector<Link> links;
  ForEachInSubtree(at.view, at.element, [&](NodeId element) {
    if (ValueOf(at.view, element, "_operation") == "delete") return;
    const AttributeId target = FindAttribute(at.view, element, "target");
    if (target == 0) return;
    links.push_back({std::string(at.view.AttributeValue(target)),
                     at.view.AttributeRegion(target)});
  });
  return links;
}

// A schema of people that leads to the logs of the product's recipients.
void CheckPeople(const ElementView& at, const std::string& id,
                 const Emit& emit) {
  for (const Link& link : LinksOf(at)) {
    if (link.schema != "nms:broadLogRcp" &&
        link.schema != "nms:trackingLogRcp") {
      continue;
    }
    Report(link.region, id, link.schema, {{kPeople, id}}, emit);
  }
}

// Logs of the product that lead to a customer's people, or of the customer
// that lead to people of two kinds.
void CheckLog(const ElementView& at, const std::string& log, const Emit& emit) {
  std::vector<Link> people = LinksOf(at);
  std::erase_if(people,
                [](const Link& link) { return IsLogSchema(link.schema); });
  for (const Link& link : people) {
    std::vector<Question> questions = {{kPeople, link.schema}};
    // Of the customer's logs another of the same schema has to be people too.
    if (!IsFactoryLog(log)) {
      for (const Link& other : people)
        questions.push_back({"or", other.schema});
    }
    Report(link.region, link.schema, log, std::move(questions), emit);
  }
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const NodeView& view = at.view;
  const std::string_view operation = ValueOf(view, at.element, "_operation");
  if (operation == "none" || operation == "delete") return;
  if (view.Name(at.element) == "deliveryMapping") {
    return CheckMapping(at, emit);
  }
  const std::string id = IdOf(view, at.element);
  const std::string_view extended = ValueOf(view, at.element, "extendedSchema");
  if (IsLogSchema(extended) || (extended.empty() && IsLogSchema(id))) {
    CheckLog(at, extended.empty() ? id : std::string(extended), emit);
  } else {
    CheckPeople(at, extended.empty() ? id : std::string(extended), emit);
  }
}

bool ArePeople(const EntityFacts& facts, const std::string& schema) {
  return facts.mapped_schemas.contains(schema) ||
         facts.addressed_schemas.contains(schema);
}

Answer AnswerElement(const AnswerContext& context, Draft* draft) {
  const EntityFacts& facts = context.facts.entities;
  const Question& first = draft->questions.front();
  if (first.kind == kUsers) {
    const auto users = facts.log_users.find(first.subject);
    const bool shared =
        users != facts.log_users.end() && users->second.size() > 1;
    return shared ? Answer::kKeep : Answer::kDrop;
  }
  if (!ArePeople(facts, first.subject)) return Answer::kDrop;
  bool other = draft->questions.size() == 1;
  for (std::size_t i = 1; i < draft->questions.size(); ++i) {
    const std::string& schema = draft->questions[i].subject;
    other = other || (schema != first.subject && ArePeople(facts, schema));
  }
  return other ? Answer::kKeep : Answer::kDrop;
}

}  // namespace

constinit const Check kSharedLogs = {.name = "shared-logs",
                                     .element_names = kElements,
                                     .element = CheckElement,
                                     .answer = AnswerElement};

}  // namespace audit
