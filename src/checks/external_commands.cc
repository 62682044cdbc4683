// execCommand(): which programs of the server a script starts.
#include <fmt/format.h>
#include <re2/re2.h>

#include <string>

#include "checks/checks.h"
#include "checks/platform_calls.h"
#include "checks/script_texts.h"

namespace audit {
namespace {

constexpr std::string_view kExecCommand[] = {"execCommand"};

bool JudgeCommand(const ScriptView& script, Node call, std::string_view,
                  Draft* draft) {
  // A program of the vendor's sample of a list of refused commands
  // (rule-catalogue.md, list L9), at the beginning or behind | ; & and $(.
  static const RE2 refused(
      R"((?:^|[|;&(`])[\s"'(`]*(?:[^\s|;&<>()`]*[/\\])?)"
      R"((ln|dd|openssl|curl|wget|python3?|perl|ruby|sh)["']?)"
      R"((?:[\s|;&<>)`]|$))");
  ScriptTexts texts(script.root, &script.values);
  const auto command = texts.Of(ArgumentOf(call, 0)).Folded();
  std::string program;
  const bool is_refused =
      command && RE2::PartialMatch(command->text, refused, &program);
  std::string detail =
      is_refused
          ? fmt::format("starts {}, which servers refuse by default", program)
          : "needs the right to start programs";
  draft->captures.push_back({"detail", std::move(detail)});
  return true;
}

constexpr PlatformCalls kCalls = {.functions = kExecCommand,
                                  .judge = JudgeCommand};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  FindPlatformCalls(kCalls, script, wanted, emit);
}

}  // namespace

constinit const Check kExternalCommand = {.name = "external-command",
                                          .node_types = kPlatformCallNodes,
                                          .script = CheckScript,
                                          .answer = AnswerPlatformCalls};

}  // namespace audit
