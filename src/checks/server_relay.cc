// The relay of a web server: pages that answer to plain HTTP or to anybody,
// missing denials, missing headers. Which rule decides for a path the order
// tells (model/relay.h).
#include <algorithm>
#include <optional>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "core/text.h"
#include "model/relay.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

// One <relay> with its rules: those of mta and nmac, which are other things,
// have neither.
struct Relay {
  NodeId element = 0;
  std::vector<NodeId> elements;  // of the rules
  std::vector<RelayUrl> urls;    // the same rules
  std::vector<NodeId> headers;
};

RelayUrl ReadUrl(const NodeView& view, NodeId element) {
  const auto value = [&](std::string_view name) {
    return ValueInAnyCase(view, element, name);
  };
  RelayUrl url;
  url.mask = value("urlPath");
  url.http_allowed = SaysOn(value("httpAllowed"));
  url.denied = SaysOn(value("deny"));
  const auto narrows = [](std::string_view mask) {
    return !Trim(mask).empty() && Trim(mask) != "*";
  };
  url.for_some = narrows(value("IPMask")) || narrows(value("hostMask"));
  return url;
}

std::vector<Relay> RelaysOf(const ElementView& at) {
  std::vector<Relay> relays;
  for (const NodeId element : ElementsOfServer(at)) {
    if (!EqualsIgnoreCase(at.view.Name(element), "relay")) continue;
    Relay relay{element, {}, {}, {}};
    for (NodeId child = at.view.FirstChild(element); child != 0;
         child = at.view.NextSibling(child)) {
      if (EqualsIgnoreCase(at.view.Name(child), "url")) {
        relay.elements.push_back(child);
        relay.urls.push_back(ReadUrl(at.view, child));
      } else if (EqualsIgnoreCase(at.view.Name(child), "responseHeader")) {
        relay.headers.push_back(child);
      }
    }
    relays.push_back(std::move(relay));
  }
  return relays;
}

bool IsShippedMask(std::string_view mask) {
  for (const RelayUrl& url : FactoryRelay()) {
    if (url.mask == mask) return true;
  }
  return false;
}

// Pages that show what is known of the person who opens them.
constexpr std::string_view kPersonalPages[] = {
    "/webApp/page",      "/nl/jsp/m.jsp",
    "/interaction/page", "/nms/interactionProposal.jssp",
    "/barcode/page",     "/nms/jsp/barcode.jsp"};

// The rules that decide for one of the paths, in their order.
std::vector<std::size_t> RulesFor(const Relay& relay,
                                  std::span<const std::string_view> paths) {
  std::vector<std::size_t> rules;
  for (const std::string_view path : paths) {
    const RelayAnswer answer = AnswerOf(relay.urls, path);
    if (answer.state == RelayState::kRelayed) rules.push_back(*answer.rule);
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

void CheckHttp(const ElementView& at, const Emit& emit) {
  for (const Relay& relay : RelaysOf(at)) {
    for (const std::size_t rule : RulesFor(relay, kPersonalPages)) {
      if (relay.urls[rule].http_allowed != true) continue;
      const NodeId url = relay.elements[rule];
      Draft draft = DraftOnAttribute(
          at.view, url, AttributeInAnyCase(at.view, url, "httpAllowed"));
      draft.captures.emplace_back("mask", relay.urls[rule].mask);
      if (IsShippedMask(relay.urls[rule].mask)) {
        draft.severity = Severity::kNote;
      }
      emit(std::move(draft));
    }
  }
}

// Doors for operators and for programs.
constexpr std::string_view kLogonPages[] = {"/nl/jsp/soaprouter.jsp",
                                            "/nl/jsp/logon.jsp"};

void CheckSoapRouter(const ElementView& at, const Emit& emit) {
  for (const Relay& relay : RelaysOf(at)) {
    for (const std::size_t rule : RulesFor(relay, kLogonPages)) {
      const std::string& mask = relay.urls[rule].mask;
      if (relay.urls[rule].for_some || IsShippedMask(mask)) continue;
      const NodeId url = relay.elements[rule];
      Draft draft = DraftOnAttribute(
          at.view, url, AttributeInAnyCase(at.view, url, "urlPath"));
      draft.questions = {MustHoldOf(ParameterKey(at.view, url, "IPMask")),
                         MustHoldOf(ParameterKey(at.view, url, "deny"))};
      draft.captures.emplace_back("mask", mask);
      emit(std::move(draft));
    }
  }
}

// What a new server denies, with paths that only its own masks tell apart.
struct Denial {
  std::string_view mask;
  std::array<std::string_view, 2> paths;
};
constexpr Denial kDenials[] = {
    {"*ooconv.jsp*", {"/nl/jsp/ooconv.jsp", "/cus/ooconv.jsp"}},
    {"/res/*.jsp*", {"/res/page.jsp", "/res/page.jspx"}}};

enum class Denied : std::uint8_t { kYes, kNotRelayed, kNo };

Denied StateOf(const Relay& relay, const Denial& denial) {
  Denied state = Denied::kYes;
  for (const std::string_view path : denial.paths) {
    const RelayState found = AnswerOf(relay.urls, path).state;
    if (found == RelayState::kRelayed) return Denied::kNo;
    if (found == RelayState::kNotRelayed) state = Denied::kNotRelayed;
  }
  return state;
}

// Several things that one relay lacks are one finding.
void AddMissing(const NodeView& view, NodeId relay, std::string key,
                Draft* draft) {
  Draft missing = DraftOnAbsence(view, relay, "", std::move(key));
  if (draft->questions.empty()) {
    *draft = std::move(missing);
  } else {
    draft->questions.push_back(std::move(missing.questions.front()));
  }
}

// The rule of that mask, denying or not.
std::optional<std::size_t> FindMask(const Relay& relay, std::string_view mask) {
  for (std::size_t i = 0; i < relay.urls.size(); ++i) {
    if (EqualsIgnoreCase(relay.urls[i].mask, mask)) return i;
  }
  return std::nullopt;
}

// On the rule of the mask, which does not deny or comes too late.
Draft DraftOnRule(const ElementView& at, const Relay& relay, std::size_t rule,
                  std::string_view mask) {
  const NodeId url = relay.elements[rule];
  const bool denies = relay.urls[rule].denied;
  AttributeId where = AttributeInAnyCase(at.view, url, "deny");
  if (denies || where == 0) {
    where = AttributeInAnyCase(at.view, url, "urlPath");
  }
  Draft draft = DraftOnAttribute(at.view, url, where);
  draft.captures = {{"mask", std::string(mask)},
                    {"said", denies ? "a rule before this one relays"
                                    : "this rule does not deny"}};
  return draft;
}

void CheckDenials(const ElementView& at, const Emit& emit) {
  for (const Relay& relay : RelaysOf(at)) {
    if (relay.urls.empty()) continue;
    Draft missing;
    bool is_relayed = false;
    for (const Denial& denial : kDenials) {
      const Denied state = StateOf(relay, denial);
      if (state == Denied::kYes) continue;
      if (const auto rule = FindMask(relay, denial.mask)) {
        emit(DraftOnRule(at, relay, *rule, denial.mask));
        continue;
      }
      AddMissing(at.view, relay.element,
                 ParameterKey("url", "deny", denial.mask), &missing);
      is_relayed = is_relayed || state == Denied::kNo;
    }
    if (missing.questions.empty()) continue;
    missing.captures = {{"mask", ""}, {"said", "no rule denies"}};
    if (!is_relayed) missing.severity = Severity::kNote;
    emit(std::move(missing));
  }
}

constexpr std::string_view kHeaders[] = {"Strict-Transport-Security",
                                         "X-Robots-Tag"};

bool HasHeader(const NodeView& view, const Relay& relay,
               std::string_view name) {
  for (const NodeId header : relay.headers) {
    if (EqualsIgnoreCase(ValueInAnyCase(view, header, "name"), name)) {
      return true;
    }
  }
  return false;
}

void CheckHeaders(const ElementView& at, const Emit& emit) {
  for (const Relay& relay : RelaysOf(at)) {
    if (relay.urls.empty() && relay.headers.empty()) continue;
    Draft missing;
    for (const std::string_view name : kHeaders) {
      if (HasHeader(at.view, relay, name)) continue;
      AddMissing(at.view, relay.element,
                 ParameterKey("responseHeader", "name", name), &missing);
    }
    if (missing.questions.empty()) continue;
    missing.captures = {{"header", ""}};
    emit(std::move(missing));
  }
}

// Keeps what is missing for an instance, and names it by the first capture.
Answer AnswerMissing(const AnswerContext& context, Draft* draft,
                     std::span<const std::string_view> names) {
  std::string missing;
  for (const Question& question : draft->questions) {
    Draft one;
    one.questions = {question};
    if (AnswerFromServer(context, &one) == Answer::kDrop) continue;
    for (const std::string_view name : names) {
      std::string which = "[";
      which += ToLower(name);
      which += ']';
      if (question.subject.find(which) == std::string::npos) continue;
      if (!missing.empty()) missing += " and ";
      missing += name;
    }
  }
  if (missing.empty()) return Answer::kDrop;
  draft->captures.front().second = std::move(missing);
  return Answer::kKeep;
}

Answer AnswerHeaders(const AnswerContext& context, Draft* draft) {
  return AnswerMissing(context, draft, kHeaders);
}

Answer AnswerDenials(const AnswerContext& context, Draft* draft) {
  if (!draft->captures.front().second.empty()) {
    return AnswerFromServer(context, draft);  // on a rule
  }
  constexpr std::string_view kMasks[] = {kDenials[0].mask, kDenials[1].mask};
  return AnswerMissing(context, draft, kMasks);
}

constexpr Check CheckOf(std::string_view name,
                        void (*element)(const ElementView&, const Emit&),
                        Answer (*answer)(const AnswerContext&,
                                         Draft*) = AnswerFromServer) {
  return {.name = name,
          .element_names = kServerRoots,
          .element = element,
          .answer = answer};
}

}  // namespace

constinit const Check kServerDenials =
    CheckOf("server-denials", CheckDenials, AnswerDenials);
constinit const Check kServerHeaders =
    CheckOf("server-headers", CheckHeaders, AnswerHeaders);
constinit const Check kServerHttp = CheckOf("server-http", CheckHttp);
constinit const Check kServerSoapRouter =
    CheckOf("server-soap-router", CheckSoapRouter);

}  // namespace audit
