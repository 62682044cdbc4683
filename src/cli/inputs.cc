#include "cli/inputs.h"

#include <set>
#include <utility>

namespace audit {
namespace {

// "./a//b/" -> "a/b"; "." stays.
std::string Normalise(const std::string& path) {
  std::string out;
  for (const char c : path) {
    if (c == '/' && !out.empty() && out.back() == '/') continue;
    out += c;
  }
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  while (out.starts_with("./") && out.size() > 2) out.erase(0, 2);
  return out;
}

std::string Join(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder == "/" ? "/" + name : folder + "/" + name;
}

class InputWalk {
 public:
  explicit InputWalk(const FileSystem& files) : files_(files) {}

  void Add(const std::string& argument) {
    const Result<FileSystem::Kind> kind = files_.KindOf(argument);
    if (!kind) {
      found_.errors.push_back(kind.error());
    } else if (*kind == FileSystem::Kind::kFolder) {
      WalkFolder(argument);
    } else {
      AddFile(argument, "");
    }
  }

  void AddFile(const std::string& path, const std::string& root) {
    if (seen_.insert(path).second) found_.files.push_back({path, root});
  }

  FoundInputs Take() { return std::move(found_); }

 private:
  void WalkFolder(const std::string& root) {
    std::vector<std::string> folders = {root};
    while (!folders.empty()) {
      const std::string folder = std::move(folders.back());
      folders.pop_back();
      auto entries = files_.List(folder);
      if (!entries) {
        found_.errors.push_back(entries.error());
        continue;
      }
      for (const FileSystem::Entry& entry : *entries) {
        const std::string path = Join(folder, entry.name);
        if (entry.kind == FileSystem::Kind::kFile) {
          AddFile(path, root);
        } else if (entry.kind == FileSystem::Kind::kFolder &&
                   entry.name != ".git" && entry.name != "node_modules") {
          folders.push_back(path);
        }
      }
    }
  }

  const FileSystem& files_;
  FoundInputs found_;
  std::set<std::string> seen_;
};

}  // namespace

FoundInputs FindInputs(const FileSystem& files,
                       const std::vector<std::string>& arguments,
                       const std::string& stdin_name) {
  InputWalk walk(files);
  for (const std::string& argument : arguments) {
    if (argument == "-") {
      walk.AddFile(stdin_name, "");
    } else {
      walk.Add(Normalise(argument));
    }
  }
  return walk.Take();
}

}  // namespace audit
