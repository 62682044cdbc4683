// What a customer's schema lacks that its table needs: a sequence of its own
// for its keys, an index for the way visitors are told apart. Options of the
// instance decide whether it does.
#include <array>

#include "checks/checks.h"
#include "core/content_hash.h"
#include "core/node_walk.h"
#include "core/text.h"
#include "model/entity_facts.h"
#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"srcSchema"};
constexpr char kAutoSequence[] = "XtkSequence_AutoGeneration";
constexpr char kTrackingMode[] = "NmsTracking_WebTrackingMode";

bool IsOn(std::string_view value) { return value == "true" || value == "1"; }

bool IsDeleted(const ElementView& at) {
  return ValueOf(at.view, at.element, "_operation") == "delete";
}

std::string IdOf(const ElementView& at) {
  std::string id(ValueOf(at.view, at.element, "namespace"));
  id += ':';
  id += ValueOf(at.view, at.element, "name");
  return id;
}

// --- keys -------------------------------------------------------------------

void CheckSequence(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (!at.IsEntity() || IsDeleted(at)) return;
  if (!IsCustomersSchema(IdOf(at)) || IsOn(ValueOf(view, at.element, "view")) ||
      !IsBlank(ValueOf(view, at.element, "extendedSchema"))) {
    return;
  }
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    if (!IsOn(ValueOf(view, child, "autopk")) ||
        !IsBlank(ValueOf(view, child, "pkSequence"))) {
      continue;
    }
    // A function makes such keys.
    if (IsOn(ValueOf(view, child, "autouuid"))) continue;
    // Templates of logs bring a sequence.
    if (IsLogSchema(ValueOf(view, child, "template"))) continue;
    // A copy of a built-in schema: the sequence is the table's own.
    if (FindPlatformTable(ValueOf(view, child, "sqltable")) != nullptr)
      continue;
    Draft draft;
    draft.region = view.AttributeRegion(FindAttribute(view, child, "autopk"));
    draft.captures = {{"schema", IdOf(at)}};
    draft.questions = {{"option", kAutoSequence}};
    emit(std::move(draft));
  }
}

// Drops where the server makes a sequence for each schema by itself.
Answer AnswerSequence(const AnswerContext& context, Draft*) {
  const auto& options = context.facts.administration.options;
  const auto known = options.find(std::string_view(kAutoSequence));
  if (known == options.end()) return Answer::kKeep;
  for (const std::string& value : known->second) {
    if (!value.empty() && value != "0") return Answer::kDrop;
  }
  return Answer::kKeep;
}

// --- web tracking -----------------------------------------------------------

// What a schema of tracking logs extends or is made from; empty: it is none.
std::string TrackingLogOf(const ElementView& at) {
  const NodeView& view = at.view;
  const std::string_view extended = ValueOf(view, at.element, "extendedSchema");
  if (!extended.empty()) {
    const bool log =
        ToLower(extended).find(":trackinglog") != std::string::npos;
    return log || extended == "crm:incomingLead" ? std::string(extended) : "";
  }
  std::string id = IdOf(at);
  if (!IsCustomersSchema(id)) return "";
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    if (ValueOf(view, child, "template") == "nms:trackingLog") return id;
  }
  return ToLower(id).find(":trackinglog") != std::string::npos ? id : "";
}

void CheckSourceIndex(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || IsDeleted(at)) return;
  const std::string log = TrackingLogOf(at);
  if (log.empty()) return;
  Draft draft;
  draft.region = at.view.NameRegion(at.element);
  draft.captures = {{"schema", IdOf(at)}, {"log", log}};
  draft.questions = {{"index", log}};
  emit(std::move(draft));
}

// How exports write the mode is inferred: by name, or as the number of the
// choice, of which 0 is the one that needs no index.
bool NeedsIndex(const std::string& mode) {
  static const std::array kHashed = [] {
    std::array<std::string, 4> hashed;
    constexpr std::string_view kNames[] = {"permanent", "anonymous",
                                           "Permanent", "Anonymous"};
    for (std::size_t i = 0; i < hashed.size(); ++i) {
      hashed[i] = "#" + ToHex(HashOf(kNames[i]));
    }
    return hashed;
  }();
  if (mode == "1" || mode == "2") return true;
  for (const std::string& each : kHashed) {
    if (mode == each) return true;
  }
  return false;
}

Answer AnswerSourceIndex(const AnswerContext& context, Draft* draft) {
  const Facts& facts = context.facts;
  if (facts.entities.source_indexed_schemas.contains(
          draft->questions.front().subject)) {
    return Answer::kDrop;
  }
  const auto known =
      facts.administration.options.find(std::string_view(kTrackingMode));
  if (known == facts.administration.options.end()) return Answer::kDrop;
  for (const std::string& mode : known->second) {
    if (!NeedsIndex(mode)) return Answer::kDrop;
  }
  return Answer::kKeep;
}

// --- time zones
// ---------------------------------------------------------------

constexpr char kOracle[] = "oracle-time-zones";

bool HoldsTime(const NodeView& view, NodeId field) {
  const std::string_view type = ValueOf(view, field, "type");
  return (type == "datetime" || type == "datetimetz") &&
         ValueOf(view, field, "expr").empty() &&
         ValueOf(view, field, "_operation") != "delete";
}

// Tables that are built anew when their times get a zone.
void CheckTimes(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (!at.IsEntity() || IsDeleted(at)) return;
  if (!IsCustomersSchema(IdOf(at)) || IsOn(ValueOf(view, at.element, "view"))) {
    return;
  }
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) != "element") continue;
    NodeId time = 0;
    ForEachInSubtree(view, child, [&](NodeId field) {
      if (time == 0 && HoldsTime(view, field)) time = field;
    });
    if (time == 0) continue;
    Draft draft;
    draft.region = view.NameRegion(child);
    draft.captures = {{"schema", IdOf(at)},
                      {"field", std::string(ValueOf(view, time, "name"))}};
    draft.notes.push_back({view.NameRegion(time), "a date with a time"});
    draft.questions = {{kOracle, ""}};
    emit(std::move(draft));
  }
}

Answer AnswerTimes(const AnswerContext& context, Draft*) {
  return context.facts.entities.oracle_time_zones ? Answer::kKeep
                                                  : Answer::kDrop;
}

}  // namespace

constinit const Check kOracleTimes = {.name = "oracle-times",
                                      .element_names = kElements,
                                      .element = CheckTimes,
                                      .answer = AnswerTimes};
constinit const Check kAutopkSequence = {.name = "autopk-sequence",
                                         .element_names = kElements,
                                         .element = CheckSequence,
                                         .answer = AnswerSequence};
constinit const Check kSourceIdIndex = {.name = "source-id-index",
                                        .element_names = kElements,
                                        .element = CheckSourceIndex,
                                        .answer = AnswerSourceIndex};

}  // namespace audit
