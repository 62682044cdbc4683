#include "checks/server_values.h"

#include <re2/re2.h>

#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

// "/usr/local/neolane/nl6" of " /usr/local/neolane/nl6/ ", "c:" of "C:\".
std::string FolderOf(std::string_view path) {
  std::string folder;
  for (const char c : ToLower(Trim(path))) {
    const char slash = c == '\\' ? '/' : c;
    if (slash == '/' && folder.ends_with('/')) continue;
    folder += slash;
  }
  while (folder.ends_with('/') || folder.ends_with('*')) folder.pop_back();
  return folder;
}

bool IsWideFolder(std::string_view path) {
  static const RE2 wide(
      R"((?:[a-z]:)?|/usr|/usr/local|/opt|[a-z]:/program files(?: \(x86\))?)"
      R"((?:/adobe|/neolane)?|\$\(xtk_install_dir\))"
      R"(|(?:[a-z]:)?/(?:usr|opt|program files(?: \(x86\))?)(?:/.*)?/)"
      R"((?:neolane|nl[56]|neolane v[56]|adobe campaign(?: classic)? v[67]))"
      R"(|(?:.*/)?(?:conf|nl[56])|(?:.*/)?conf/.*)",
      RE2::Quiet);
  return !Trim(path).empty() && RE2::FullMatch(FolderOf(path), wide);
}

// The command without what quotes make plain; a mark of the shell that is left
// counts. In double quotes only substitutions go on working.
bool HoldsShellMarks(std::string_view command) {
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
      if (quote == '\'') continue;
    } else if (c == '\'' || c == '"') {
      quote = c;
      continue;
    }
    if (c == '`') return true;
    if (c == '$' && command.substr(i + 1).starts_with('(')) return true;
    if (quote == 0 &&
        std::string_view("|;&<>\n").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// "gpg" of "\"/usr/bin/gpg\" --decrypt x".
std::string ProgramOf(std::string_view command) {
  std::string_view word = Trim(command);
  if (word.starts_with('"') || word.starts_with('\'')) {
    const char quote = word.front();
    word.remove_prefix(1);
    word = word.substr(0, word.find(quote));
  } else {
    word = word.substr(0, word.find_first_of(" \t\n"));
  }
  word = word.substr(word.find_last_of("/\\") + 1);  // npos + 1 is 0
  std::string program = ToLower(word);
  if (program.ends_with(".exe")) program.resize(program.size() - 4);
  return program;
}

}  // namespace

bool NamesWideFolder(std::string_view list) {
  while (true) {
    const std::size_t comma = list.find(',');
    if (IsWideFolder(list.substr(0, comma))) return true;
    if (comma == list.npos) return false;
    list.remove_prefix(comma + 1);
  }
}

bool IsPlainCallOf(std::span<const std::string_view> programs,
                   std::string_view command) {
  return !HoldsShellMarks(command) && IsOneOf(programs, ProgramOf(command));
}

}  // namespace audit
