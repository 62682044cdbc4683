// A server without a security zone that anybody belongs to.
#include "checks/checks.h"
#include "checks/server_drafts.h"

namespace audit {
namespace {

// What should hold the networks: the first zone, else the configuration.
NodeId Holder(const NodeView& view, NodeId root) {
  for (NodeId child = view.FirstChild(root); child != 0;
       child = view.NextSibling(child)) {
    if (IsZone(view.Name(child))) return child;
  }
  return root;
}

void CheckServer(const ElementView& at, const Emit& emit) {
  Draft draft;
  draft.region = at.view.NameRegion(Holder(at.view, at.element));
  draft.questions = {{"zones", ""}};
  emit(std::move(draft));
}

Answer AnswerServer(const AnswerContext& context, Draft*) {
  return context.facts.servers.LacksZones(context.path) ? Answer::kKeep
                                                        : Answer::kDrop;
}

}  // namespace

constinit const Check kSecurityZones = {.name = "security-zones",
                                        .element_names = kServerRoots,
                                        .element = CheckServer,
                                        .answer = AnswerServer};

}  // namespace audit
