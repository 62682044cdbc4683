#include "checks/server_drafts.h"

#include <utility>

#include "core/text.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

constexpr std::string_view kInForce = "in force";
constexpr std::string_view kLeftOut = "left out";
constexpr std::string_view kElsewhere = "written elsewhere";
constexpr std::string_view kNowhere = "written nowhere";
constexpr std::string_view kTracks = "tracks";

Question Asking(std::string_view kind, std::string key) {
  return {std::string(kind), std::move(key)};
}

bool Holds(const AnswerContext& context, const Question& question) {
  const Servers& servers = context.facts.servers;
  const std::string_view path = context.path;
  const std::string& key = question.subject;
  if (question.kind == kInForce) return !servers.IsOverridden(path, key);
  if (question.kind == kLeftOut) {
    return servers.IsShipped(path) && !servers.IsOverridden(path, key);
  }
  if (question.kind == kElsewhere) return servers.IsWrittenElsewhere(path, key);
  if (question.kind == kNowhere) return !servers.IsWrittenElsewhere(path, key);
  if (question.kind == kTracks) return servers.Tracks(path);
  return true;
}

}  // namespace

bool IsServerFile(const ElementView& at) {
  return at.IsEntity() && at.entity->is_server;
}

std::vector<NodeId> ElementsOfServer(const ElementView& at) {
  if (!IsServerFile(at)) return {};
  return ServerElements(at.view, at.element);
}

bool SaysOn(std::string_view value) {
  const std::string said = ToLower(Trim(value));
  return said == "true" || said == "1" || said == "yes";
}

bool SaysOff(std::string_view value) {
  const std::string said = ToLower(Trim(value));
  return said.empty() || said == "false" || said == "0" || said == "no";
}

Draft DraftOnAttribute(const NodeView& view, NodeId element,
                       AttributeId attribute) {
  const std::string_view name = view.AttributeName(attribute);
  Draft draft;
  draft.region = view.AttributeRegion(attribute);
  std::string said(name);
  if (ToLower(name).find("password") == std::string::npos) {
    said += "=\"";
    said += view.AttributeValue(attribute);
    said += '"';
  }
  draft.captures = {{"said", std::move(said)}};
  draft.questions = {Asking(kInForce, ParameterKey(view, element, name))};
  return draft;
}

Draft DraftOnAbsence(const NodeView& view, NodeId holder,
                     std::string_view attribute, std::string key) {
  Draft draft;
  draft.region = view.NameRegion(holder);
  std::string said(attribute);
  said += " is not set";
  draft.captures = {{"said", std::move(said)}};
  draft.questions = {Asking(kLeftOut, std::move(key))};
  draft.fixable = false;
  return draft;
}

Question MustHoldOf(std::string key) {
  return Asking(kInForce, std::move(key));
}

Question MustBeWrittenElsewhere(std::string key) {
  return Asking(kElsewhere, std::move(key));
}

Question MustBeWrittenNowhere(std::string key) {
  return Asking(kNowhere, std::move(key));
}

Question MustTrack() { return Asking(kTracks, ""); }

Answer AnswerFromServer(const AnswerContext& context, Draft* draft) {
  for (const Question& question : draft->questions) {
    if (!Holds(context, question)) return Answer::kDrop;
  }
  return Answer::kKeep;
}

}  // namespace audit
