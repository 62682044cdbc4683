// Who gets at a server and where it may go itself: the zone of the internal
// operator and his password, addresses that scripts may call.
#include <re2/re2.h>

#include <algorithm>
#include <span>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "core/text.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

// What no pattern fits but one that fits everything.
constexpr std::string_view kPages[] = {"a", "ftp://192.0.2.1:2121/a?b=c#d",
                                       "https://host.example/path"};
// Any page of any host.
constexpr std::string_view kHosts[] = {"https://host.example/path?a=b",
                                       "https://192.0.2.1:8443/"};

bool FitsAll(std::string_view pattern,
             std::span<const std::string_view> probes) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(1 << 20);
  const RE2 regex(pattern, options);
  return std::all_of(probes.begin(), probes.end(), [&](std::string_view probe) {
    return RE2::FullMatch(probe, regex);
  });
}

void EmitUrlDraft(const NodeView& view, NodeId element, AttributeId attribute,
                  std::string_view effect, const Emit& emit) {
  Draft draft = DraftOnAttribute(view, element, attribute);
  draft.captures.emplace_back("effect", effect);
  emit(std::move(draft));
}

void CheckPermission(const NodeView& view, NodeId element, const Emit& emit) {
  const AttributeId action = AttributeInAnyCase(view, element, "action");
  const UrlPermission::Action said =
      UrlActionOf(ValueInAnyCase(view, element, "action"));
  if (said == UrlPermission::Action::kIgnore) {
    EmitUrlDraft(view, element, action, "scripts may call any address", emit);
  }
  if (said == UrlPermission::Action::kWarn) {
    EmitUrlDraft(view, element, action,
                 "scripts may call any address, with a warning", emit);
  }
  const AttributeId trace = AttributeInAnyCase(view, element, "debugTrace");
  if (SaysOn(ValueInAnyCase(view, element, "debugTrace"))) {
    EmitUrlDraft(view, element, trace, "the addresses called go to the log",
                 emit);
  }
}

// A record that names no domain, by a pattern that names none either, or one
// that takes all pages of its domain.
void CheckRecord(const NodeView& view, NodeId element, const Emit& emit) {
  const AttributeId pattern = AttributeInAnyCase(view, element, "urlRegEx");
  const std::string_view value = ValueInAnyCase(view, element, "urlRegEx");
  const std::string_view suffix = ValueInAnyCase(view, element, "dnsSuffix");
  if (Trim(suffix).empty() && FitsAll(value, kHosts)) {
    EmitUrlDraft(view, element, pattern, "scripts may call any address", emit);
  } else if (FitsAll(value, kPages)) {
    EmitUrlDraft(view, element, pattern, "the record allows any page", emit);
  }
}

void CheckUrls(const ElementView& at, const Emit& emit) {
  for (const NodeId element : ElementsOfServer(at)) {
    if (EqualsIgnoreCase(at.view.Name(element), "urlPermission")) {
      CheckPermission(at.view, element, emit);
    } else if (EqualsIgnoreCase(at.view.Name(at.view.Parent(element)),
                                "urlPermission")) {
      CheckRecord(at.view, element, emit);
    }
  }
}

constexpr char kZone[] = "zone of the internal operator";
constexpr char kPassword[] = "password of the internal operator";

void CheckInternal(const ElementView& at, const Emit& emit) {
  for (const NodeId element : ElementsOfServer(at)) {
    const AttributeId zone =
        AttributeInAnyCase(at.view, element, "internalSecurityZone");
    if (zone != 0) {
      Draft draft = DraftOnAttribute(at.view, element, zone);
      draft.questions.push_back(
          {kZone, std::string(Trim(at.view.AttributeValue(zone)))});
      draft.captures.emplace_back("why", "");
      emit(std::move(draft));
    }
    const AttributeId password =
        AttributeInAnyCase(at.view, element, "internalPassword");
    if (password != 0) {  // whether it is empty, pass 2 knows
      Draft draft = DraftOnAttribute(at.view, element, password);
      draft.questions = {{kPassword, ""}};
      draft.captures.emplace_back("why", "the internal operator needs none");
      emit(std::move(draft));
    }
  }
}

Answer AnswerZone(const AnswerContext& context, const std::string& zone,
                  Draft* draft) {
  using Narrowness = Servers::Narrowness;
  std::string& why = draft->captures.back().second;
  switch (context.facts.servers.NarrownessOf(context.path, zone)) {
    case Narrowness::kMachine:
      return Answer::kDrop;
    case Narrowness::kOpen:
      why = "every address belongs to the zone";
      return Answer::kKeep;
    case Narrowness::kHasNarrower:
      why = "there is a narrower zone";
      break;
    case Narrowness::kNarrowest:
    case Narrowness::kUnknown:
      if (zone != "lan") return Answer::kDrop;
      why = "it is the zone that every server comes with";
      break;
  }
  draft->severity = Severity::kNote;
  return Answer::kKeep;
}

Answer AnswerInternal(const AnswerContext& context, Draft* draft) {
  if (AnswerFromServer(context, draft) == Answer::kDrop) return Answer::kDrop;
  const Question& last = draft->questions.back();
  if (last.kind == kZone) return AnswerZone(context, last.subject, draft);
  const auto password =
      context.facts.servers.PasswordOf(context.path, ServerPassword::kInternal);
  return password == Servers::Password::kEmpty ||
                 password == Servers::Password::kEmptyAgain
             ? Answer::kKeep
             : Answer::kDrop;
}

// Where the server makes up the domain of its cookie from the host, it takes
// the suffix for the domain.
void CheckCookie(const ElementView& at, const Emit& emit) {
  for (const NodeId element : ElementsOfServer(at)) {
    const AttributeId domain =
        AttributeInAnyCase(at.view, element, "cookieDomain");
    if (domain == 0 || !Trim(at.view.AttributeValue(domain)).empty()) continue;
    emit(DraftOnAttribute(at.view, element, domain));
  }
}

Answer AnswerCookie(const AnswerContext& context, Draft* draft) {
  const std::string_view host = context.facts.servers.TwoPartHost(context.path);
  if (host.empty()) return Answer::kDrop;
  draft->captures.emplace_back("host", host);
  return AnswerFromServer(context, draft);
}

}  // namespace

constinit const Check kServerCookie = {.name = "server-cookie",
                                       .element_names = kServerRoots,
                                       .element = CheckCookie,
                                       .answer = AnswerCookie};
constinit const Check kServerInternal = {.name = "server-internal",
                                         .element_names = kServerRoots,
                                         .element = CheckInternal,
                                         .answer = AnswerInternal};
constinit const Check kServerUrls = {.name = "server-urls",
                                     .element_names = kServerRoots,
                                     .element = CheckUrls,
                                     .answer = AnswerFromServer};

}  // namespace audit
