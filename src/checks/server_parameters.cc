// Parameters of a server that are judged each by its own value. One mechanism
// for all: a row says where the parameter stands and when it is weak.
#include "model/server_parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "checks/server_values.h"
#include "core/text.h"

namespace audit {
namespace {

// What it means that the parameter is not written.
enum class Absence : std::uint8_t {
  kNothing,
  kWeakInElement,  // the default is weak; said where the element is there
  kWeak,           // the same, else said of the file's root
};

struct Place {
  const NodeView& view;
  NodeId root = 0;
  NodeId element = 0;
};

struct Parameter {
  std::string_view element;
  // The documents' spelling of today first; empty: there is no other.
  std::array<std::string_view, 2> attributes;
  bool (*is_weak)(const Place&, std::string_view value);
  Absence absence = Absence::kNothing;
  // Whether it matters at all at this place; nullptr: always.
  bool (*matters)(const Place&) = nullptr;
};

bool IsOn(const Place&, std::string_view value) { return SaysOn(value); }
bool IsOff(const Place&, std::string_view value) { return SaysOff(value); }
bool IsWrittenOff(const Place&, std::string_view value) {
  return !value.empty() && SaysOff(value);
}
bool IsAny(const Place&, std::string_view) { return true; }
bool IsEmpty(const Place&, std::string_view value) {
  return Trim(value).empty();
}

template <std::int64_t kDefault>
bool IsAtLeast(const Place&, std::string_view value) {
  const std::string_view digits = Trim(value);
  std::int64_t seconds = 0;  // stays so where it is no number, or too long
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  return seconds >= kDefault;
}

// A list of patterns of file names of which one takes every name.
bool TakesEveryName(const Place&, std::string_view value) {
  std::string_view rest = value;
  while (true) {
    const std::size_t comma = rest.find(',');
    std::string_view part = Trim(rest.substr(0, comma));
    if (part.starts_with('^')) part.remove_prefix(1);
    if (part.ends_with('$')) part.remove_suffix(1);
    if (part == ".+" || part == ".*" || part == "(.+)" || part == "(.*)") {
      return true;
    }
    if (comma == rest.npos) return Trim(value).empty();
    rest.remove_prefix(comma + 1);
  }
}

// The user that Campaign itself runs as, or one with more rights.
bool IsCampaignsUser(const Place&, std::string_view value) {
  const std::string user = ToLower(Trim(value));
  return user.empty() || user == "neolane" || user == "root";
}

// A path with a drive: `exec/@user` is for Linux only.
bool IsOnLinux(const Place& at) {
  for (const NodeId element : ServerElements(at.view, at.root)) {
    for (AttributeId attribute = at.view.FirstAttribute(element);
         attribute != 0; attribute = at.view.NextAttribute(attribute)) {
      const std::string_view value = at.view.AttributeValue(attribute);
      const std::string_view rest =
          value.substr(std::min<std::size_t>(value.size(), 1));
      if ((rest.starts_with(":\\") || rest.starts_with(":/")) &&
          IsLetter(value.front())) {
        return false;
      }
    }
  }
  return true;
}

// What is neither encrypted, nor kept in the vault, nor taken from elsewhere.
bool IsPlainPassword(const Place& at, std::string_view value) {
  if (value.empty()) return false;
  if (value.starts_with("$(") && value.ends_with(')')) return false;
  if (SaysOn(ValueInAnyCase(at.view, at.element, "encrypted"))) return false;
  for (NodeId around = at.view.Parent(at.element); around != 0;
       around = at.view.Parent(around)) {
    if (SaysOn(ValueInAnyCase(at.view, around, "useVault"))) return false;
  }
  return true;
}

constexpr std::string_view kShippedPrograms[] = {"zcat", "gpg", "gpg2"};

bool IsUnusualCommand(const Place&, std::string_view value) {
  return !Trim(value).empty() && !IsPlainCallOf(kShippedPrograms, value);
}

bool HoldsWideFolder(const Place&, std::string_view value) {
  return NamesWideFolder(value);
}

bool IsNotEdge(const Place&, std::string_view value) {
  return Trim(value) != "1";
}

constexpr Parameter kCheckIp[] = {
    {"authentication", {"checkIPConsistent"}, IsOff, Absence::kWeak}};
constexpr Parameter kUploads[] = {{"dataStore",
                                   {"uploadAllowlist", "uploadWhitelist"},
                                   TakesEveryName,
                                   Absence::kWeak}};
constexpr Parameter kTimeouts[] = {
    {"authentication", {"sessionTimeOutSec"}, IsAtLeast<86400>},
    {"authentication", {"longSessionTimeOutSec"}, IsAtLeast<1296000>}};
constexpr Parameter kExec[] = {
    {"exec", {"user"}, IsCampaignsUser, Absence::kWeakInElement, IsOnLinux},
    {"exec", {"blacklistFile"}, IsEmpty, Absence::kWeakInElement}};
constexpr Parameter kConnection[] = {{"dbcnx", {"password"}, IsPlainPassword}};
constexpr Parameter kDebug[] = {{"relay", {"debugRelay"}, IsOn},
                                {"jsp", {"debug"}, IsOn}};
constexpr Parameter kSourceIp[] = {{"redirection", {"showSourceIP"}, IsOn}};
constexpr Parameter kContext[] = {
    {"jsp", {"disableCtxInWebForm"}, IsWrittenOff}};
constexpr Parameter kSandbox[] = {
    {"dataStore", {"extraSandboxedDirectories"}, HoldsWideFolder}};
constexpr Parameter kCommands[] = {
    {"preprocessCommand", {"command"}, IsUnusualCommand}};
constexpr Parameter kWebView[] = {{"web", {"webView2Mode"}, IsNotEdge}};
constexpr Parameter kUnderscore[] = {{"mta", {"_autoStart"}, IsAny},
                                     {"stat", {"_autoStart"}, IsAny},
                                     {"wfserver", {"_autoStart"}, IsAny},
                                     {"inMail", {"_autoStart"}, IsAny},
                                     {"sms", {"_autoStart"}, IsAny}};

AttributeId FindSpelling(const Place& at, const Parameter& parameter) {
  for (const std::string_view name : parameter.attributes) {
    const AttributeId found =
        name.empty() ? 0 : AttributeInAnyCase(at.view, at.element, name);
    if (found != 0) return found;
  }
  return 0;
}

void CheckPlace(const Place& at, const Parameter& parameter, const Emit& emit) {
  if (parameter.matters != nullptr && !parameter.matters(at)) return;
  const AttributeId attribute = FindSpelling(at, parameter);
  if (attribute != 0) {
    if (!parameter.is_weak(at, at.view.AttributeValue(attribute))) return;
    emit(DraftOnAttribute(at.view, at.element, attribute));
  } else if (parameter.absence != Absence::kNothing) {
    const std::string_view name = parameter.attributes[0];
    emit(DraftOnAbsence(at.view, at.element, name,
                        ParameterKey(at.view, at.element, name)));
  }
}

void CheckParameter(const ElementView& at, const Parameter& parameter,
                    std::span<const NodeId> elements, const Emit& emit) {
  bool is_there = false;
  for (const NodeId element : elements) {
    if (!EqualsIgnoreCase(at.view.Name(element), parameter.element)) continue;
    is_there = true;
    CheckPlace({at.view, at.element, element}, parameter, emit);
  }
  if (is_there || parameter.absence != Absence::kWeak) return;
  const std::string_view name = parameter.attributes[0];
  emit(DraftOnAbsence(at.view, at.element, name,
                      ParameterKey(parameter.element, name)));
}

template <const auto& kParameters>
void CheckAll(const ElementView& at, const Emit& emit) {
  if (!IsServerFile(at)) return;
  const std::vector<NodeId> elements = ServerElements(at.view, at.element);
  for (const Parameter& parameter : kParameters) {
    CheckParameter(at, parameter, elements, emit);
  }
}

template <const auto& kParameters>
constexpr Check CheckOf(std::string_view name) {
  return {.name = name,
          .element_names = kServerRoots,
          .element = CheckAll<kParameters>,
          .answer = AnswerFromServer};
}

}  // namespace

constinit const Check kServerCheckIp = CheckOf<kCheckIp>("server-check-ip");
constinit const Check kServerCommands = CheckOf<kCommands>("server-commands");
constinit const Check kServerConnection =
    CheckOf<kConnection>("server-connection");
constinit const Check kServerContext = CheckOf<kContext>("server-context");
constinit const Check kServerDebug = CheckOf<kDebug>("server-debug");
constinit const Check kServerExec = CheckOf<kExec>("server-exec");
constinit const Check kServerSandbox = CheckOf<kSandbox>("server-sandbox");
constinit const Check kServerSourceIp = CheckOf<kSourceIp>("server-source-ip");
constinit const Check kServerTimeouts = CheckOf<kTimeouts>("server-timeouts");
constinit const Check kServerUnderscore =
    CheckOf<kUnderscore>("server-underscore");
constinit const Check kServerUploads = CheckOf<kUploads>("server-uploads");
constinit const Check kServerWebView = CheckOf<kWebView>("server-web-view");

}  // namespace audit
