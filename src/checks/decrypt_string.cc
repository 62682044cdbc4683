// decryptString(): passwords of external accounts are what it no longer opens.
// What a visitor's link carries, and what the script itself encrypted, it still
// does.
#include <re2/re2.h>

#include "checks/checks.h"
#include "checks/platform_calls.h"
#include "checks/value_source.h"

namespace audit {
namespace {

constexpr std::string_view kDecryptString[] = {"decryptString"};
constexpr char kOption[] = "encrypted-option";

bool JudgeArgument(const ScriptView& script, Node call, std::string_view,
                   Draft* draft) {
  static const RE2 password(
      R"((?i)extAccount|passw|pwd|\bpass\b|\bmdp\b|secret|\bnms\.extAcc)");
  // What comes with a request or stands for a visitor, and what this script
  // encrypted.
  static const RE2 sent(
      R"(\b(?:request|ctx|getParameter|serverForm)\b|(?i)crypted_?id|)"
      R"(recipient|visitor|encrypted_?id|cryptString|encryptString)");
  static const RE2 encrypts(R"(\bencryptString\s*\()");
  const Node argument = ArgumentOf(call, 0);
  const std::string source =
      argument ? SourceCodeOf(argument, &script.values) : std::string();
  const bool is_password = RE2::PartialMatch(source, password);
  if (!is_password && (RE2::PartialMatch(source, sent) ||
                       RE2::PartialMatch(script.text, encrypts))) {
    return false;
  }
  draft->fixable = is_password;
  static const RE2 option(R"re(\bgetOption\s*\(\s*["']([\w.:-]+)["']\s*\))re");
  std::string name;
  if (RE2::PartialMatch(source, option, &name)) {
    draft->questions.push_back({kOption, name});
  }
  return true;
}

// An option that some code of the input encrypts is no password the platform
// keeps.
Answer AnswerCall(const AnswerContext& context, Draft* draft) {
  for (const Question& question : draft->questions) {
    if (question.kind == kOption &&
        context.facts.entities.encrypted_options.contains(question.subject)) {
      return Answer::kDrop;
    }
  }
  std::erase_if(draft->questions, [](const Question& question) {
    return question.kind == kOption;
  });
  return AnswerPlatformCalls(context, draft);
}

constexpr PlatformCalls kCalls = {.functions = kDecryptString,
                                  .judge = JudgeArgument};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  FindPlatformCalls(kCalls, script, wanted, emit);
}

}  // namespace

constinit const Check kDecryptStringCall = {.name = "decrypt-string",
                                            .node_types = kPlatformCallNodes,
                                            .script = CheckScript,
                                            .answer = AnswerCall};

}  // namespace audit
