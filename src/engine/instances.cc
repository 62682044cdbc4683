#include "engine/instances.h"

#include <map>
#include <set>
#include <string_view>

namespace audit {
namespace {

// "root/folder" of "root/folder/..."; empty for files directly in the root.
std::string FolderBelow(std::string_view root, std::string_view path) {
  std::size_t begin = 0;
  if (path.starts_with(root)) begin = root.size();
  while (begin < path.size() && path[begin] == '/') ++begin;
  const std::size_t slash = path.find('/', begin);
  if (slash == std::string_view::npos) return "";
  return std::string(path.substr(0, slash));
}

// A folder holds an export when a data package or a server file lies in it; a
// tree of single entities, as sync tools write it, is one instance.
bool MarksInstance(const FileResult& file) { return file.is_package; }

}  // namespace

std::vector<std::string> InstancesOf(const std::vector<InputFile>& inputs,
                                     const std::vector<FileResult>& files) {
  std::map<std::string, std::set<std::string>> marked;  // root -> folders
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!MarksInstance(files[i])) continue;
    marked[inputs[i].root].insert(FolderBelow(inputs[i].root, inputs[i].path));
  }
  std::vector<std::string> instances;
  for (const InputFile& input : inputs) {
    const std::set<std::string>& folders = marked[input.root];
    const std::string folder = FolderBelow(input.root, input.path);
    const bool siblings = folders.size() > 1 && !folders.contains("");
    instances.push_back(siblings && folders.contains(folder) ? folder
                                                             : input.root);
  }
  return instances;
}

}  // namespace audit
