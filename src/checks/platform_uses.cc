// Functions and methods of the platform that a new version refuses, guards or
// no longer has: each check is a list of names.
#include <algorithm>
#include <array>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/platform_calls.h"
#include "checks/script_texts.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

using Names = std::string_view;

constexpr Names kDecryptPassword[] = {"decryptPassword"};
constexpr Names kEnvironment[] = {"getEnv", "setEnv"};
constexpr Names kLoadLibraryDebug[] = {"loadLibraryDebug"};
// The names of the call are in no document but a note: inferred.
constexpr Names kEscalation[] = {"logonEscalation", "privilegeEscalation"};
constexpr Names kGetUrl[] = {"getURL", "getUrl"};
constexpr Names kCryptString[] = {"cryptString"};
constexpr Names kUrlEncode[] = {"urlEncode"};

constexpr ServiceMethod kOldEncryption[] = {
    {"xtk:session", "Encrypt"}, {"xtk:session", "EncryptServerPassword"}};
constexpr ServiceMethod kConnectionInfo[] = {{"xtk:session", "GetCnxInfo"}};
constexpr ServiceMethod kSaveOptions[] = {{"xtk:serverOptions", "SaveOptions"}};
constexpr ServiceMethod kEvaluate[] = {
    {"xtk:builder", "EvaluateJavaScript"},
    {"xtk:builder", "EvaluateJavaScriptTemplate"}};

// Elements of SOAP messages stand as they are or behind the usual prefixes.
constexpr Names kOldEncryptionElements[] = {
    "soapCall", "Encrypt", "urn:Encrypt", "EncryptServerPassword",
    "urn:EncryptServerPassword"};
constexpr Names kConnectionInfoElements[] = {"soapCall", "GetCnxInfo",
                                             "urn:GetCnxInfo"};
constexpr Names kSaveOptionsElements[] = {"soapCall", "SaveOptions",
                                          "urn:SaveOptions"};
// A form that calls them has a rule of its own.
constexpr Names kEvaluateElements[] = {
    "EvaluateJavaScript", "urn:EvaluateJavaScript",
    "EvaluateJavaScriptTemplate", "urn:EvaluateJavaScriptTemplate"};

bool IsServerOrClient(const FragmentKind&) { return true; }

bool IsDeliveryContent(const FragmentKind& kind) {
  return kind.side == Side::kServer && kind.setting == Setting::kDelivery;
}

// Numbers, and texts that a number or a date is written as, are ASCII.
bool IsAsciiByKind(Node argument, std::string_view text) {
  constexpr Names kNumeric[] = {
      "Number",    "parseInt",    "parseFloat", "getUUID", "encodeURIComponent",
      "escapeUrl", "digestStrMd5"};
  const Node callee = Unwrapped(argument).field(F().function);
  return IsOneOf(kNumeric, callee.text(text));
}

// Only what can hold another letter than those of ASCII is written otherwise.
bool MayBeNonAscii(const ScriptView& script, Node call, std::string_view,
                   Draft*) {
  ScriptTexts texts(script.root, &script.values);
  const BuiltText built = texts.Of(ArgumentOf(call, 0));
  return std::any_of(
      built.pieces.begin(), built.pieces.end(), [&](const TextPiece& piece) {
        const bool plain = FindNonAscii(piece.text, 0) == piece.text.size();
        return !plain || (piece.is_hole() &&
                          !IsAsciiByKind(piece.expression, script.text));
      });
}

constexpr PlatformCalls kDecryptPasswordCalls = {.functions = kDecryptPassword};
constexpr PlatformCalls kEnvironmentCalls = {.functions = kEnvironment};
constexpr PlatformCalls kLoadLibraryDebugCalls = {.functions =
                                                      kLoadLibraryDebug};
constexpr PlatformCalls kEscalationCalls = {.functions = kEscalation};
constexpr PlatformCalls kGetUrlCalls = {.functions = kGetUrl,
                                        .wants = IsDeliveryContent};
constexpr PlatformCalls kUrlEncodeCalls = {.functions = kUrlEncode,
                                           .judge = MayBeNonAscii};
constexpr PlatformCalls kOldEncryptionCalls = {.functions = kCryptString,
                                               .methods = kOldEncryption};
constexpr PlatformCalls kConnectionInfoCalls = {.methods = kConnectionInfo,
                                                .wants = IsServerOrClient};
constexpr PlatformCalls kSaveOptionsCalls = {.methods = kSaveOptions,
                                             .wants = IsServerOrClient};
constexpr PlatformCalls kEvaluateCalls = {.methods = kEvaluate,
                                          .wants = IsServerOrClient};

template <const PlatformCalls& calls>
void Script(const ScriptView& script, std::span<const Node> wanted,
            const Emit& emit) {
  FindPlatformCalls(calls, script, wanted, emit);
}

template <const PlatformCalls& calls>
void Element(const ElementView& at, const Emit& emit) {
  FindServiceElements(calls.methods, at, emit);
}

template <const PlatformCalls& calls>
constexpr Check FunctionsCheck(std::string_view name) {
  return {.name = name,
          .node_types = kPlatformCallNodes,
          .script = Script<calls>,
          .answer = AnswerPlatformCalls};
}

template <const PlatformCalls& calls>
constexpr Check MethodsCheck(std::string_view name,
                             std::span<const std::string_view> elements) {
  return {.name = name,
          .node_types = kPlatformCallNodes,
          .script = Script<calls>,
          .element_names = elements,
          .element = Element<calls>,
          .answer = AnswerPlatformCalls};
}

constexpr std::string_view kMembers[] = {"member_expression",
                                         "subscript_expression"};

void CheckRequestScheme(const ScriptView& script, std::span<const Node> wanted,
                        const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  for (const Node node : wanted) {
    if (PlatformPath(node, &script.values) != "request.scheme") continue;
    Draft draft;
    draft.region = node.region();
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kConnectionInfoCall = MethodsCheck<kConnectionInfoCalls>(
    "connection-info", kConnectionInfoElements);
constinit const Check kDecryptPasswordCall =
    FunctionsCheck<kDecryptPasswordCalls>("decrypt-password");
constinit const Check kEnvironmentCall =
    FunctionsCheck<kEnvironmentCalls>("environment-call");
constinit const Check kEvaluateJavaScript =
    MethodsCheck<kEvaluateCalls>("evaluate-javascript", kEvaluateElements);
constinit const Check kGetUrlPerRecipient =
    FunctionsCheck<kGetUrlCalls>("get-url-per-recipient");
constinit const Check kLoadLibraryDebugCall =
    FunctionsCheck<kLoadLibraryDebugCalls>("load-library-debug");
constinit const Check kOldEncryptionCall =
    MethodsCheck<kOldEncryptionCalls>("old-encryption", kOldEncryptionElements);
constinit const Check kPrivilegeEscalation =
    FunctionsCheck<kEscalationCalls>("privilege-escalation");
constinit const Check kRequestScheme = {.name = "request-scheme",
                                        .node_types = kMembers,
                                        .script = CheckRequestScheme};
constinit const Check kSaveOptionsCall =
    MethodsCheck<kSaveOptionsCalls>("save-options", kSaveOptionsElements);
constinit const Check kUrlEncodeCall =
    FunctionsCheck<kUrlEncodeCalls>("url-encode");

}  // namespace audit
