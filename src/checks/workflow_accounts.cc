// Activities that move and load files: paths that SFTP accounts no longer
// begin at home, commands that the server does not know.
#include <algorithm>
#include <string>

#include "checks/checks.h"
#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kActivities[] = {"activities"};
constexpr std::string_view kTransfers[] = {"extAccount", "fileTransfer"};

bool IsOff(const NodeView& view, NodeId activity) {
  const std::string_view mask = ValueOf(view, activity, "mask");
  return mask == "1" || mask == "2";
}

bool IsOneOf(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
    return EqualsIgnoreCase(name, one);
  });
}

// The names are inferred: no document shows the activity's XML.
bool NamesPreprocessing(std::string_view name) {
  constexpr std::string_view kNames[] = {"preProcess", "preProcessCommand",
                                         "preProcessCmd", "preProcessing",
                                         "preProcessingCommand"};
  return IsOneOf(name, kNames);
}

// Shipped, or no command: the choices of the activity and switches.
bool IsFineCommand(const std::string& command) {
  constexpr std::string_view kFine[] = {"",
                                        "none",
                                        "0",
                                        "1",
                                        "2",
                                        "true",
                                        "false",
                                        "custom",
                                        "command",
                                        "other",
                                        "zcat",
                                        "gpg",
                                        "decompression",
                                        "decompress",
                                        "decrypt",
                                        "zcat $fileName",
                                        "gpg --decrypt $fileName"};
  return IsOneOf(command, kFine);
}

void EmitCommand(std::string_view command, Region region, const Emit& emit) {
  const std::string plain = PlainCommand(command);
  if (IsFineCommand(plain)) return;
  Draft draft;
  draft.region = region;
  draft.captures = {{"command", plain}};
  draft.questions = {{"command", plain}};
  emit(std::move(draft));
}

// An attribute or element of another name, whose command is given the file.
bool NamesCommand(std::string_view name) {
  return ToLower(name).find("command") != std::string::npos;
}

bool IsGivenTheFile(std::string_view command) {
  return command.find("$fileName") != std::string_view::npos;
}

// An activity that runs commands of its own loads no file.
bool RunsCommands(std::string_view activity) {
  constexpr std::string_view kRunning[] = {
      "exec", "externalTask", "nlserver", "nlmodule", "script", "js"};
  return IsOneOf(activity, kRunning);
}

void CheckElement(const NodeView& view, NodeId element, const Emit& emit) {
  const bool is_own = NamesPreprocessing(view.Name(element));
  for (AttributeId at = view.FirstAttribute(element); at != 0;
       at = view.NextAttribute(at)) {
    const std::string_view name = view.AttributeName(at);
    if (NamesPreprocessing(name) || (is_own && name == "command") ||
        (NamesCommand(name) && IsGivenTheFile(view.AttributeValue(at)))) {
      EmitCommand(view.AttributeValue(at), view.AttributeRegion(at), emit);
    }
  }
  if (!is_own && !NamesCommand(view.Name(element))) return;
  const std::string text = view.Text(element);
  if (!is_own && !IsGivenTheFile(text)) return;
  const std::string_view command = Trim(text);
  const auto size = static_cast<std::uint32_t>(command.size());
  const auto from = static_cast<std::uint32_t>(command.data() - text.data());
  EmitCommand(text, view.TextOrigin(element).ToSource({from, from + size}),
              emit);
}

void CheckCommands(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr) return;
  const NodeView& view = at.view;
  for (NodeId activity = view.FirstChild(at.element); activity != 0;
       activity = view.NextSibling(activity)) {
    if (IsOff(view, activity) || RunsCommands(view.Name(activity))) continue;
    ForEachInSubtree(view, activity, [&](NodeId element) {
      CheckElement(view, element, emit);
    });
  }
}

// XtkSecurity_Disable_Preproc brings the old way back, for a while only.
Answer AnswerCommand(const AnswerContext& context, Draft* draft) {
  const std::string& command = draft->questions.front().subject;
  return context.facts.surroundings.commands.contains(command) ? Answer::kDrop
                                                               : Answer::kKeep;
}

// Neither absolute nor at home, and not put together when it runs.
bool IsRelative(std::string_view path) {
  path = Trim(path);
  if (path.empty() || path == "~" || path.starts_with("~/")) return false;
  return path.find_first_of("/\\$<\xEF") != 0 &&
         path.find(':') == std::string_view::npos;
}

AttributeId FindPath(const NodeView& view, NodeId element) {
  constexpr std::string_view kPaths[] = {"serverFilePath",
                                         "remotePath",
                                         "remoteFilePath",
                                         "remoteDirectory",
                                         "remoteFolder",
                                         "serverDirectory",
                                         "serverFolder",
                                         "serverPath",
                                         "remoteDir",
                                         "remoteFile",
                                         "remoteFileName",
                                         "serverDir",
                                         "serverFile",
                                         "serverFileName",
                                         "directory",
                                         "folder",
                                         "path"};
  for (const std::string_view name : kPaths) {
    const AttributeId path = FindAttribute(view, element, name);
    if (path != 0) return path;
  }
  return 0;
}

// The account the activity is linked to; empty: none.
std::string_view AccountOf(const NodeView& view, NodeId activity) {
  for (NodeId child = view.FirstChild(activity); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) == "extAccount") return ValueOf(view, child, "name");
  }
  return ValueOf(view, activity, "extAccount");
}

void CheckTransfer(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const bool is_account =
      at.IsEntity() && at.entity->schema == "nms:extAccount";
  if (!is_account && (view.Name(at.element) == "extAccount" ||
                      IsOff(view, at.element) || at.entity == nullptr)) {
    return;
  }
  const AttributeId path = FindPath(view, at.element);
  if (path == 0 || !IsRelative(view.AttributeValue(path))) return;
  Draft draft;
  draft.region = view.AttributeRegion(path);
  draft.captures = {{"path", std::string(view.AttributeValue(path))}};
  if (!SaysSftp(view, at.element)) {
    const std::string_view used = ValueOf(view, at.element, "useExtAccount");
    const std::string account(AccountOf(view, at.element));
    if (used == "false" || used == "0") return;
    draft.questions = {{"account", account}};
  }
  emit(std::move(draft));
}

Answer AnswerTransfer(const AnswerContext& context, Draft* draft) {
  const std::string& account = draft->questions.front().subject;
  const auto& transfers = context.facts.surroundings.transfers;
  const auto known = transfers.find(account);
  const bool is_sftp = known != transfers.end()
                           ? known->second.contains("sftp")
                           : ToLower(account).find("sftp") != std::string::npos;
  return is_sftp ? Answer::kKeep : Answer::kDrop;
}

}  // namespace

constinit const Check kPreprocessCommand = {.name = "preprocess-command",
                                            .element_names = kActivities,
                                            .element = CheckCommands,
                                            .answer = AnswerCommand};
constinit const Check kSftpPath = {.name = "sftp-path",
                                   .element_names = kTransfers,
                                   .element = CheckTransfer,
                                   .answer = AnswerTransfer};

}  // namespace audit
