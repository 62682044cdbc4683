// Servers made of the texts of their files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/servers.h"
#include "xml/document.h"

namespace audit {

using Files = std::vector<std::pair<std::string, std::string>>;

// Path and content of a file without its root element.
inline Servers ServersOf(const Files& files) {
  std::vector<ServerFile> read;
  for (const auto& [path, inside] : files) {
    const std::string xml = "<serverConf>" + inside + "</serverConf>";
    const Document document = Document::Parse(xml);
    read.push_back(ReadServerFile(document, document.FirstRoot(), path));
  }
  return Servers(read);
}

}  // namespace audit
