#include "checks/server_file_calls.h"

#include <re2/re2.h>

#include <algorithm>

#include "checks/fields.h"
#include "checks/platform_calls.h"
#include "checks/role.h"
#include "checks/script_texts.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

using Names = std::string_view;

// Everything that is made of a path, or takes one. Only the first is named by
// the release notes.
constexpr Names kConstructors[] = {"File", "FileIterator", "ZipFile"};
constexpr Names kFunctions[] = {"applyXslFromFile",   "fileRename",
                                "fileSize",           "loadFile",
                                "loadXmlFile",        "saveFile",
                                "saveFileFromBase64", "saveXmlFile",
                                "DOMDocument.load",   "MemoryBuffer.fromFile"};
constexpr Names kMethods[] = {"fromFile", "toFile"};

// Folders that the platform names by a value.
struct NamedFolder {
  std::string_view code;
  std::string_view path;
};
constexpr NamedFolder kFolders[] = {
    {"instanceVarDir", "$var"},
    {"application.instanceVarDir", "$var"},
    {"application.instanceUploadDir", "$var/upload"},
    {"instanceConfDir", "$install/conf/"},
    {"application.instanceConfDir", "$install/conf/"},
    {"installDirectory()", "$install"},
};
constexpr NamedFolder kVariables[] = {
    {"$(XTK_INSTALL_DIR)", "$install"},
    {"$(XTK_CONF_DIR)", "$install/conf"},
    {"$(XTK_VAR_DIR)", "$var"},
    {"$(XTK_INSTANCE_VAR_DIR)", "$var"},
};

std::string_view PathOfCode(std::string_view code) {
  for (const NamedFolder& folder : kFolders) {
    if (folder.code == code) return folder.path;
  }
  return {};
}

// "$(XTK_INSTALL_DIR)/conf" and its like: only what a path begins with.
std::string WithFolders(std::string path) {
  for (const NamedFolder& variable : kVariables) {
    if (!path.starts_with(variable.code)) continue;
    path.replace(0, variable.code.size(), variable.path);
  }
  return path;
}

// '/' for '\\', and no "." or "..": of a path from its beginning on.
std::string Normalized(std::string_view written) {
  std::string path;
  std::vector<std::size_t> starts;  // of the steps in path
  std::size_t at = 0;
  while (at <= written.size()) {
    std::size_t end = written.find_first_of("/\\", at);
    if (end == written.npos) end = written.size();
    const std::string_view step = written.substr(at, end - at);
    const bool first = starts.empty();
    at = end + 1;
    if (step == "." || (step.empty() && !first)) continue;
    if (step == ".." && starts.size() > 1) {
      path.resize(starts.back());
      starts.pop_back();
      continue;
    }
    starts.push_back(path.size());
    if (!first) path += '/';
    path += step;
  }
  return path;
}

// The text an expression begins with, and where that stands.
struct Beginning {
  std::string text;
  Region region;
};

class Reader {
 public:
  explicit Reader(const ScriptView& script)
      : script_(script), texts_(script.root, &script.values) {}

  void See(Node node, std::vector<FileCall>* calls) {
    const bool is_new = RoleOf(node) == Role::kNew;
    const Node callee =
        Unwrapped(node.field(is_new ? F().constructor : F().function));
    FileCall call{node, NameOf(callee, is_new), false, {}, {}};
    if (call.name.empty()) return;
    call.documented = call.name == "File";
    // fileRename() takes two, saveFile() the path somewhere.
    const std::uint32_t most = is_new ? 1 : 2;
    for (std::uint32_t i = 0; i < most; ++i) {
      const Node argument = ArgumentOf(node, i);
      if (!argument) break;
      const Beginning begin = BeginningOf(argument);
      if (begin.text.empty()) continue;
      call.path = Normalized(WithFolders(begin.text));
      call.region = begin.region;
      calls->push_back(call);
    }
  }

 private:
  std::string NameOf(Node callee, bool is_new) {
    std::string path = PlatformPath(callee, &script_.values);
    if (is_new) return IsOneOf(kConstructors, path) ? path : "";
    if (IsOneOf(kFunctions, path)) return path;
    if (RoleOf(callee) != Role::kMember) return {};
    const std::string_view name = callee.field(F().property).text(script_.text);
    return IsOneOf(kMethods, name) ? std::string(name) : "";
  }

  Beginning BeginningOf(Node argument) {
    argument = Unwrapped(argument);
    if (RoleOf(argument) == Role::kCall &&
        argument.field(F().function).text(script_.text) == "expandVar") {
      argument = ArgumentOf(argument, 0);
      if (!argument) return {};
    }
    const BuiltText built = texts_.Of(argument);
    Beginning begin;
    for (const TextPiece& piece : built.pieces) {
      if (piece.doubt == Doubt::kTooLong) return {};
      std::string_view text = piece.text;
      if (piece.is_hole()) {
        if (!begin.text.empty()) return Folder(std::move(begin));
        text = PathOfCode(piece.expression.text(script_.text));
        if (text.empty()) return {};
      }
      if (begin.text.empty()) begin.region = piece.region;
      begin.text += text;
    }
    return begin;
  }

  // The folder a path certainly lies in, of which the end is not known.
  static Beginning Folder(Beginning begin) {
    const std::size_t end = begin.text.find_last_of("/\\");
    begin.text.resize(end == begin.text.npos ? 0 : end + 1);
    return begin;
  }

  const ScriptView& script_;
  ScriptTexts texts_;
};

bool Matches(std::string_view path, const RE2& pattern) {
  return RE2::PartialMatch(path, pattern);
}

bool IsConfiguration(std::string_view path) {
  // The installation by its default names (rule-catalogue.md, list L14), a
  // path from there on, and the files that stand in no other folder.
  static const RE2 pattern(
      R"((?i)^\$install/conf(?:/|$)|)"
      R"((?:^|/)(?:nl[5-7]|neolane(?: v\d)?|adobe campaign(?: classic)?(?: v\d)?)/conf(?:/|$)|)"
      R"(^(?:\.\./)*conf/|(?:^|/)conf/(?:serverconf|config-[\w.-]+)\.xml)");
  return Matches(path, pattern);
}

bool IsAbsolute(std::string_view path) {
  static const RE2 pattern(R"((?i)^(?:/[^/]|[a-z]:/|\$install(?:/|$)))");
  return Matches(path, pattern);
}

bool IsInside(std::string_view path) {
  static const RE2 pattern(
      R"((?i)^\$var(?:/|$)|^\$install/var/|/(?:sftp|tmp|temp)(?:/|$)|)"
      R"((?:^|/)(?:nl[5-7]|neolane(?: v\d)?|adobe campaign(?: classic)?(?: v\d)?)/var/)");
  return Matches(path, pattern);
}

}  // namespace

std::vector<FileCall> FileCallsOf(const ScriptView& script,
                                  std::span<const Node> wanted) {
  std::vector<FileCall> calls;
  Reader reader(script);
  for (const Node node : wanted) {
    const Role role = RoleOf(node);
    if (role == Role::kCall || role == Role::kNew) reader.See(node, &calls);
  }
  return calls;
}

PathKind KindOfPath(std::string_view path) {
  if (IsConfiguration(path)) return PathKind::kConfiguration;
  if (IsInside(path)) return PathKind::kInside;
  if (!IsAbsolute(path)) return PathKind::kUnknown;
  // /var is the system's: what stands in these is nobody's instance.
  static const RE2 system(
      "^/var/(?:log|www|lib|spool|mail|run|cache|opt)(?:/|$)");
  if (path.starts_with("/var/") && !Matches(path, system)) {
    return PathKind::kUnknown;
  }
  return PathKind::kOutside;
}

}  // namespace audit
