// x.@name outside of XML, as two rules look for it: what they share is how an
// access is read, reported and rewritten; each judges what stands before `.@`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checks/check.h"
#include "checks/library_answer.h"

namespace audit {

inline constexpr std::string_view kDotAtNodeTypes[] = {"xml_attribute_access",
                                                       "xml_descendant_access"};

// Whether what the base holds makes this a finding, and which: confirmed, in
// doubt for a reason, or hanging on what a library's function returns.
struct DotAtJudgement {
  bool finding = true;
  std::string unclear = {};
  std::optional<AskedOf> asked = {};
};
// `shown`: the base as a sentence quotes it.
using JudgeDotAt = DotAtJudgement (*)(Value base, std::string_view shown);

// What every rule says: nothing of XML; of what may be XML it says why. Rules
// judge first the kinds that mean something else where they look.
DotAtJudgement JudgeByKind(Value base, std::string_view shown);

// nullopt: no attribute is selected here, one is told of nearer to the start
// (x.@a.@b), or the base is judged harmless.
std::optional<Draft> DraftDotAt(const ScriptView& script, Node access,
                                JudgeDotAt judge);

// The answer part of both: XML drops the draft, anything else confirms it.
Answer AnswerDotAt(const AnswerContext& context, Draft* draft);

}  // namespace audit
