#include "cli/inputs.h"

#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "cli/whole_file.h"
#include "engine/config.h"

namespace audit {
namespace {

std::string Join(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder == "/" ? "/" + name : folder + "/" + name;
}

class InputWalk {
 public:
  InputWalk(const FileSystem& files, const InputOptions& options)
      : files_(files), options_(options) {}

  void Add(const std::string& argument) {
    const std::size_t before = Count();
    const bool known = seen_.contains(argument);
    if (argument == "-") {
      AddStream("-", options_.stdin_name);
    } else if (const auto kind = files_.KindOf(argument); !kind) {
      found_.errors.push_back(kind.error());
    } else {
      Add(argument, *kind);
    }
    if (Count() == before && !known) {
      found_.errors.push_back({"holds no file to read", argument});
    }
  }

  FoundInputs Take() { return std::move(found_); }

 private:
  std::size_t Count() const {
    return found_.files.size() + found_.skipped.size() + found_.errors.size();
  }

  void Add(const std::string& argument, FileSystem::Kind kind) {
    switch (kind) {
      case FileSystem::Kind::kFolder:
        return WalkFolder(argument);
      case FileSystem::Kind::kStream:
        return AddStream(argument, argument);
      case FileSystem::Kind::kFile:
        return AddFile(argument, "");
      case FileSystem::Kind::kLink:
      case FileSystem::Kind::kOther:
        return AddInput(argument, "");
    }
  }

  void AddInput(const std::string& path, const std::string& root,
                std::uint64_t bytes = 0) {
    if (const char* why = options_.filter.WhyNotIncluded(path, root)) {
      return Skip(path, why);
    }
    InputFile file{path, root};
    file.bytes = bytes;
    found_.files.push_back(std::move(file));
  }

  // Once, and unless it is excluded.
  bool IsWanted(const std::string& path, const std::string& root) {
    if (!seen_.insert(path).second) return false;
    const char* why = options_.filter.WhyExcluded(path, root);
    if (why != nullptr) Skip(path, why);
    return why == nullptr;
  }

  void AddFile(const std::string& path, const std::string& root) {
    if (!IsWanted(path, root)) return;
    // One that cannot be opened is read with the others, and said then.
    auto file = files_.Open(path);
    std::array<char, 4> begin{};
    const auto size = file ? (*file)->ReadAt(0, begin) : Result<std::size_t>(0);
    if (size && Archive::IsBegun({begin.data(), *size})) {
      AddArchive(path, root, std::move(*file));
    } else {
      AddInput(path, root, file ? (*file)->size() : 0);
    }
  }

  void AddStream(const std::string& path, const std::string& name) {
    if (!IsWanted(name, "")) return;
    auto bytes = files_.Read(path);
    if (!bytes) {
      found_.errors.push_back(bytes.error());
      return;
    }
    const auto held = std::make_shared<std::string>(std::move(*bytes));
    found_.streams[name] = held;
    if (Archive::IsBegun(*held)) {
      AddArchive(name, "", OpenBytes(held));
    } else {
      AddInput(name, "");
    }
  }

  void AddArchive(const std::string& path, const std::string& root,
                  std::unique_ptr<OpenFile> file) {
    auto archive = Archive::Open(std::move(file));
    if (!archive) {
      found_.errors.push_back({archive.error().message, path});
      SkipIncomplete(path, "an archive that cannot be opened");
      return;
    }
    ArchiveMembers members =
        FindMembers(*archive, path, root, options_.filter, options_.limits);
    const auto append = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
    };
    append(found_.files, members.files);
    append(found_.skipped, members.skipped);
    append(found_.errors, members.errors);
  }

  void WalkFolder(const std::string& root) {
    if (!seen_.insert(root).second) return;
    std::vector<std::string> folders = {root};
    while (!folders.empty()) {
      const std::string folder = std::move(folders.back());
      folders.pop_back();
      auto entries = files_.List(folder);
      if (!entries) {
        found_.errors.push_back(entries.error());
        SkipIncomplete(folder, "it cannot be listed");
        continue;
      }
      for (const FileSystem::Entry& entry : *entries) {
        if (entry.name.ends_with(kPartSuffix)) continue;
        AddEntry(Join(folder, entry.name), entry, root, &folders);
      }
    }
  }

  void AddEntry(const std::string& path, const FileSystem::Entry& entry,
                const std::string& root, std::vector<std::string>* folders) {
    switch (entry.kind) {
      case FileSystem::Kind::kFile:
        if (entry.name == kConfigName) return Skip(path, "a config of ours");
        return AddFile(path, root);
      case FileSystem::Kind::kFolder:
        if (IsEntered(entry.name) && IsWanted(path, root)) {
          folders->push_back(path);
        }
        return;
      case FileSystem::Kind::kLink:
        if (IsWanted(path, root)) {
          SkipIncomplete(path, "a link to a folder or to nothing");
        }
        return;
      case FileSystem::Kind::kStream:
      case FileSystem::Kind::kOther:
        if (IsWanted(path, root)) Skip(path, "no file, but a device or pipe");
        return;
    }
  }

  void Skip(const std::string& path, std::string reason) {
    found_.skipped.push_back({path, std::move(reason), 0, false});
  }
  void SkipIncomplete(const std::string& path, std::string reason) {
    found_.skipped.push_back({path, std::move(reason), 0, true});
  }

  const FileSystem& files_;
  const InputOptions& options_;
  FoundInputs found_;
  std::set<std::string> seen_;
};

}  // namespace

std::string NormalisePath(const std::string& path) {
  std::string out;
  for (const char c : path) {
    if (c == '/' && !out.empty() && out.back() == '/') continue;
    out += c;
  }
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  while (out.starts_with("./") && out.size() > 2) out.erase(0, 2);
  return out;
}

FoundInputs FindInputs(const FileSystem& files,
                       const std::vector<std::string>& arguments,
                       const InputOptions& options) {
  InputWalk walk(files, options);
  for (const std::string& argument : arguments) {
    walk.Add(argument == "-" ? argument : NormalisePath(argument));
  }
  return walk.Take();
}

}  // namespace audit
