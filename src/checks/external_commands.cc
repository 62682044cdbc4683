// execCommand(): which programs of the server a script starts.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/platform_calls.h"
#include "checks/script_texts.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kExecCommand[] = {"execCommand"};
// The vendor's sample of a list of refused commands (rule-catalogue.md, list
// L9).
constexpr std::string_view kRefused[] = {"ln",   "dd",     "openssl", "curl",
                                         "wget", "python", "python3", "perl",
                                         "ruby", "sh"};

// "curl" of "/usr/bin/curl".
std::string_view ProgramOf(std::string_view word) {
  word = word.substr(word.find_last_of("/\\") + 1);  // npos + 1 is 0
  while (!word.empty() && (word.back() == '"' || word.back() == '\'')) {
    word.remove_suffix(1);
  }
  return word;
}

// The programs of a command line: its first word, and what stands behind | ; &
// and $( there.
std::vector<std::string_view> ProgramsOf(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r\n\"'(`";
  std::vector<std::string_view> programs;
  while (true) {
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == line.npos) break;
    line.remove_prefix(begin);
    programs.push_back(
        ProgramOf(line.substr(0, line.find_first_of(" \t\r\n|;&<>)`"))));
    const std::size_t next = line.find_first_of("|;&(`");
    if (next == line.npos) break;
    line.remove_prefix(next + 1);
  }
  return programs;
}

bool JudgeCommand(const ScriptView& script, Node call, std::string_view,
                  Draft* draft) {
  std::string detail = "needs the right to start programs";
  const Node argument = ArgumentOf(call, 0);
  if (argument) {
    ScriptTexts texts(script.root, &script.values);
    const auto command = texts.Of(argument).Folded();
    if (command) {
      for (const std::string_view program : ProgramsOf(command->text)) {
        if (!IsOneOf(kRefused, program)) continue;
        detail =
            fmt::format("starts {}, which servers refuse by default", program);
        break;
      }
    }
  }
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
