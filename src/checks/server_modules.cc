// Modules of a server: which start, when they start anew, how they send.
#include <algorithm>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "core/text.h"
#include "core/word_list.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

// The elements below the root that are processes of their own. nmac is left
// out: older files give it no processRestartTime.
constexpr std::string_view kModules[] = {
    "archiving", "inmail",   "interactiond", "mta", "pipelined", "sms", "stat",
    "syslogd",   "tracking", "trackinglogd", "web", "wfserver"};

std::vector<NodeId> ModulesOf(const ElementView& at) {
  std::vector<NodeId> modules;
  for (const NodeId element : ElementsOfServer(at)) {
    if (at.view.Parent(element) == at.element &&
        IsOneOf(kModules, ToLower(at.view.Name(element)))) {
      modules.push_back(element);
    }
  }
  return modules;
}

constexpr std::string_view kRestart = "processRestartTime";

// A file that leaves the attribute out of most modules was written without
// default values and says nothing by it.
void CheckRestart(const ElementView& at, const Emit& emit) {
  const std::vector<NodeId> modules = ModulesOf(at);
  const auto writes = [&](NodeId module) {
    return AttributeInAnyCase(at.view, module, kRestart) != 0;
  };
  const auto written = static_cast<std::size_t>(
      std::count_if(modules.begin(), modules.end(), writes));
  const bool is_full = written > 1 && 2 * written >= modules.size();
  for (const NodeId module : modules) {
    const AttributeId time = AttributeInAnyCase(at.view, module, kRestart);
    Draft draft;
    if (time != 0) {
      if (!Trim(at.view.AttributeValue(time)).empty()) continue;
      draft = DraftOnAttribute(at.view, module, time);
    } else if (is_full) {
      draft = DraftOnAbsence(at.view, module, kRestart,
                             ParameterKey(at.view, module, kRestart));
      draft.precision = Precision::kMedium;
    } else {
      continue;
    }
    draft.captures.emplace_back("module", at.view.Name(module));
    emit(std::move(draft));
  }
}

// A server that redirects tracked links and does not write down who followed.
void CheckTracking(const ElementView& at, const Emit& emit) {
  for (const NodeId module : ModulesOf(at)) {
    if (!EqualsIgnoreCase(at.view.Name(module), "trackinglogd")) continue;
    const AttributeId start = AttributeInAnyCase(at.view, module, "autoStart");
    Draft draft;
    if (start == 0) {
      draft = DraftOnAbsence(at.view, module, "autoStart",
                             ParameterKey(at.view, module, "autoStart"));
    } else {
      if (SaysOn(at.view.AttributeValue(start))) continue;
      draft = DraftOnAttribute(at.view, module, start);
    }
    draft.questions.push_back(MustTrack());
    emit(std::move(draft));
  }
}

bool IsNamed(const NodeView& view, NodeId element, std::string_view name) {
  return EqualsIgnoreCase(view.Name(element), name);
}

// The mta around it.
NodeId MtaOf(const NodeView& view, NodeId element) {
  NodeId around = view.Parent(element);
  while (around != 0 && !IsNamed(view, around, "mta")) {
    around = view.Parent(around);
  }
  return around;
}

void CheckSmtp(const ElementView& at, NodeId smtp, const Emit& emit) {
  const NodeId mta = MtaOf(at.view, smtp);
  if (mta == 0) return;
  const AttributeId tls = AttributeInAnyCase(at.view, smtp, "enableTLS");
  if (tls != 0) {
    if (!SaysOff(at.view.AttributeValue(tls))) return;
    emit(DraftOnAttribute(at.view, smtp, tls));
    return;
  }
  const AttributeId start = AttributeInAnyCase(at.view, mta, "autoStart");
  Draft draft = DraftOnAbsence(at.view, smtp, "enableTLS",
                               ParameterKey("smtp", "enableTLS"));
  // An mta that is off here matters where another file starts it.
  if (start != 0 && SaysOff(at.view.AttributeValue(start))) {
    draft.questions.push_back(
        MustBeWrittenElsewhere(ParameterKey(at.view, mta, "autoStart")));
  }
  emit(std::move(draft));
}

// An mta that sends, and no file of the server says how.
void CheckMta(const ElementView& at, NodeId mta, const Emit& emit) {
  if (!SaysOn(ValueInAnyCase(at.view, mta, "autoStart"))) return;
  for (const NodeId inner : ServerElements(at.view, mta)) {
    if (IsNamed(at.view, inner, "smtp")) return;
  }
  const std::string key = ParameterKey("smtp", "enableTLS");
  Draft draft = DraftOnAbsence(at.view, mta, "enableTLS", key);
  draft.questions = {MustBeWrittenNowhere(key)};
  emit(std::move(draft));
}

void CheckTls(const ElementView& at, const Emit& emit) {
  for (const NodeId element : ElementsOfServer(at)) {
    if (IsNamed(at.view, element, "smtp")) CheckSmtp(at, element, emit);
    if (IsNamed(at.view, element, "mta")) CheckMta(at, element, emit);
    const AttributeId tls =
        AttributeInAnyCase(at.view, element, "smtpEnableTLS");
    if (tls == 0 || !SaysOff(at.view.AttributeValue(tls))) continue;
    emit(DraftOnAttribute(at.view, element, tls));
  }
}

constexpr Check CheckOf(std::string_view name,
                        void (*element)(const ElementView&, const Emit&)) {
  return {.name = name,
          .element_names = kServerRoots,
          .element = element,
          .answer = AnswerFromServer};
}

}  // namespace

constinit const Check kServerRestart = CheckOf("server-restart", CheckRestart);
constinit const Check kServerTls = CheckOf("server-tls", CheckTls);
constinit const Check kServerTracking =
    CheckOf("server-tracking", CheckTracking);

}  // namespace audit
