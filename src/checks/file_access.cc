// Files that scripts can no longer reach: the folder conf, which is closed for
// good, and whatever lies outside of the folders that v7 leaves open.
#include <algorithm>

#include "checks/checks.h"
#include "checks/platform_calls.h"
#include "checks/server_file_calls.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"call_expression", "new_expression"};
constexpr char kFolder[] = "folder";

Draft DraftOf(const FileCall& call) {
  Draft draft;
  draft.region = call.region;
  draft.captures = {{"call", call.name}, {"path", call.path}};
  if (!call.documented) draft.precision = Precision::kMedium;
  AskWhoDefines(call.name, &draft);
  return draft;
}

void CheckConf(const ScriptView& script, std::span<const Node> wanted,
               const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  for (const FileCall& call : FileCallsOf(script, wanted)) {
    if (KindOfPath(call.path) != PathKind::kConfiguration) continue;
    emit(DraftOf(call));
  }
}

void CheckSandbox(const ScriptView& script, std::span<const Node> wanted,
                  const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  for (const FileCall& call : FileCallsOf(script, wanted)) {
    if (KindOfPath(call.path) != PathKind::kOutside) continue;
    Draft draft = DraftOf(call);
    draft.questions.push_back({kFolder, call.path});
    emit(std::move(draft));
  }
}

// One item of the server's list: "/home/customers/".
bool IsBelow(std::string_view path, std::string_view folder) {
  std::string begin = ToLower(Trim(folder));
  if (begin.empty()) return false;
  std::replace(begin.begin(), begin.end(), '\\', '/');
  if (!begin.ends_with('/')) begin += '/';
  std::string file = ToLower(path);
  std::replace(file.begin(), file.end(), '\\', '/');
  file += '/';  // the folder itself
  return file.starts_with(begin);
}

Answer AnswerSandbox(const AnswerContext& context, Draft* draft) {
  for (const Question& question : draft->questions) {
    for (const std::string& folder :
         context.facts.servers.SandboxedDirectories()) {
      if (IsBelow(question.subject, folder)) return Answer::kDrop;
    }
  }
  return AnswerPlatformCalls(context, draft);
}

}  // namespace

constinit const Check kFileInConf = {.name = "file-in-conf",
                                     .node_types = kNodes,
                                     .script = CheckConf,
                                     .answer = AnswerPlatformCalls};
constinit const Check kFileOutsideSandbox = {.name = "file-outside-sandbox",
                                             .node_types = kNodes,
                                             .script = CheckSandbox,
                                             .answer = AnswerSandbox};

}  // namespace audit
