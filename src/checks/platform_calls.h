// Uses of functions and SOAP methods that the platform gives to scripts, in
// all the ways a script or a form names them. What the script or a library it
// loads defines under the same name is the customer's own, and none.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checks/check.h"

namespace audit {

// A method of a schema as SOAP names it: "xtk:session", "Logon".
struct ServiceMethod {
  std::string_view service;
  std::string_view name;
};

// What a check looks for.
struct PlatformCalls {
  // As scripts write them: "decryptString", "request.scheme".
  std::span<const std::string_view> functions = {};
  std::span<const ServiceMethod> methods = {};
  // Sees the call of a function, may lower the draft or, by false, pass over
  // it. `name` is the function's.
  bool (*judge)(const ScriptView& script, Node call, std::string_view name,
                Draft* draft) = nullptr;
  bool (*wants)(const FragmentKind& kind) = nullptr;  // null: server scripts
};

inline constexpr std::string_view kPlatformCallNodes[] = {
    "call_expression", "new_expression", "string"};

// Of nodes of the types above. Drafts have the capture {function}; those of
// functions the question which library defines it.
void FindPlatformCalls(const PlatformCalls& calls, const ScriptView& script,
                       std::span<const Node> wanted, const Emit& emit);
// <soapCall service="xtk:session" name="Logon"> and the element of a SOAP
// message, <Logon xmlns="urn:xtk:session">.
void FindServiceElements(std::span<const ServiceMethod> methods,
                         const ElementView& at, const Emit& emit);
// Drops what a loaded library defines.
Answer AnswerPlatformCalls(const AnswerContext& context, Draft* draft);
// Asks that of a draft.
void AskWhoDefines(std::string_view function, Draft* draft);

// "xtk.session.Logon" of the member accesses `expression` stands for, where
// its first name is the platform's, or a variable that was given such a path
// once; empty for anything else.
std::string PlatformPath(Node expression, ScriptValues* values);
// The argument of a call, counted from 0; null where it has no such.
Node ArgumentOf(Node call, std::uint32_t index);

}  // namespace audit
