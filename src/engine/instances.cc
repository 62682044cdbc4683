#include "engine/instances.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace audit {
namespace {

// What lies in the folders directly below a root.
struct Folders {
  std::set<std::string> exports;  // with a data package
  std::set<std::string> servers;  // with a server's configuration
};

// "root/folder" of "root/folder/..."; empty for files directly in the root.
std::string FolderBelow(std::string_view root, std::string_view path) {
  std::size_t begin = 0;
  if (path.starts_with(root)) begin = root.size();
  while (begin < path.size() && path[begin] == '/') ++begin;
  const std::size_t slash = path.find('/', begin);
  if (slash == std::string_view::npos) return "";
  return std::string(path.substr(0, slash));
}

// A tree of single entities, as sync tools write it, holds no export: it is of
// the instance it lies in.
void Mark(const FileResult& file, const std::string& folder, Folders* folders) {
  if (file.is_package) folders->exports.insert(folder);
  if (!file.servers.empty()) folders->servers.insert(folder);
}

bool HasOneOutside(const std::set<std::string>& folders,
                   const std::set<std::string>& others) {
  return !std::includes(others.begin(), others.end(), folders.begin(),
                        folders.end());
}

// The folders that are instances; none where the root is one. A folder with
// packages only beside one with servers only (packages/ and conf/) are two
// halves of one instance.
std::set<std::string> InstanceFolders(const Folders& folders) {
  const auto& [exports, servers] = folders;
  if (HasOneOutside(exports, servers) && HasOneOutside(servers, exports)) {
    return {};
  }
  std::set<std::string> all = exports;
  all.insert(servers.begin(), servers.end());
  if (all.size() < 2 || all.contains("")) return {};
  return all;
}

}  // namespace

std::vector<std::string> InstancesOf(const std::vector<InputFile>& inputs,
                                     const std::vector<FileResult>& files) {
  std::map<std::string, Folders> marked;  // by root
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Mark(files[i], FolderBelow(inputs[i].root, inputs[i].path),
         &marked[inputs[i].root]);
  }
  std::map<std::string, std::set<std::string>> folders;
  for (const auto& [root, marks] : marked) {
    folders.emplace(root, InstanceFolders(marks));
  }
  std::vector<std::string> instances;
  for (const InputFile& input : inputs) {
    const std::string folder = FolderBelow(input.root, input.path);
    instances.push_back(folders[input.root].contains(folder) ? folder
                                                             : input.root);
  }
  return instances;
}

}  // namespace audit
