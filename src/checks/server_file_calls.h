// Calls by which a script reaches files of the server, and where their paths
// lead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"

namespace audit {

struct FileCall {
  Node call;
  std::string name;         // "File", "loadFile"
  bool documented = false;  // as what the sandbox holds for; else inferred
  Region region;            // of what names the path
  std::string path;         // '/' for '\\', "." and ".." taken out; begins with
                            // "$install/" or "$var/" where the platform says
                            // which folder that is
};

// Those whose path is known from its beginning on, by place.
std::vector<FileCall> FileCallsOf(const ScriptView& script,
                                  std::span<const Node> wanted);

enum class PathKind : std::uint8_t {
  kConfiguration,  // the folder conf of the installation
  kInside,         // a folder scripts may use
  kOutside,
  kUnknown,  // relative, or not to be told
};
PathKind KindOfPath(std::string_view path);

}  // namespace audit
