#include "cli/git_files.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "cli/inputs.h"

namespace audit {
namespace {

std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// Where a path lies: in the folder git is asked in, under the name.
struct Asked {
  std::string folder;
  std::string name;  // empty: the folder itself
};

Asked AskedFor(const std::string& path, FileSystem::Kind kind) {
  if (kind == FileSystem::Kind::kFolder) return {path, ""};
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// The first word of "100644 blob 0123...\tpath".
FileSystem::Kind KindOfMode(std::string_view mode) {
  if (mode == "120000") return FileSystem::Kind::kLink;
  return mode.starts_with("100") ? FileSystem::Kind::kFile
                                 : FileSystem::Kind::kOther;
}

}  // namespace

Result<GitFiles> GitFiles::At(const std::string& revision,
                              const std::vector<std::string>& paths,
                              const FileSystem& disk,
                              const Processes& processes) {
  // What begins so is an option to git.
  if (revision.empty() || revision.front() == '-') {
    return Fail({"--new-from-rev: '" + revision +
                 "' is no revision; name a commit, branch or tag"});
  }
  GitFiles files(disk, processes);
  for (const std::string& path : paths) {
    if (path == "-") {
      return Fail(
          {"--new-from-rev: standard input is in no repository; name "
           "files or folders"});
    }
    const auto added = files.Add(revision, NormalisePath(path));
    if (!added) return Fail(added.error());
  }
  return files;
}

Result<ProcessResult> GitFiles::Git(const std::string& folder,
                                    std::vector<std::string> arguments) const {
  std::vector<std::string> all = {
      "git", "-C", folder, "--literal-pathspecs", "-c", "protocol.allow=never"};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()),
             std::make_move_iterator(arguments.end()));
  auto result = processes_->Run(all);
  if (result) return result;
  return Fail({"--new-from-rev: " + result.error().message +
               "; install git, or use --baseline"});
}

Result<void> GitFiles::Add(const std::string& revision,
                           const std::string& path) {
  const auto kind = disk_->KindOf(path);
  if (!kind) return {};  // whoever reads it now says so
  const Asked place = AskedFor(path, *kind);
  const auto where =
      Git(place.folder, {"rev-parse", "--show-toplevel", "--show-prefix"});
  if (!where) return Fail(where.error());
  if (where->code != 0) {
    return Fail({"--new-from-rev: is in no git repository (" +
                     FirstLine(where->err) + "); use --baseline",
                 path});
  }
  const std::string root = FirstLine(where->out);
  std::string prefix;
  if (where->out.size() > root.size() + 1) {
    prefix = FirstLine(where->out.substr(root.size() + 1));
  }
  const auto commit =
      Git(root, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!commit) return Fail(commit.error());
  if (commit->code != 0) {
    return Fail({"--new-from-rev: '" + revision +
                     "' is no revision this repository knows; fetch it first "
                     "(in CI with its whole history)",
                 path});
  }
  std::string within = prefix + place.name;
  if (within.ends_with('/')) within.pop_back();
  return AddTree(FirstLine(commit->out), root, within, path);
}

Result<void> GitFiles::AddTree(const std::string& commit,
                               const std::string& root,
                               const std::string& within,
                               const std::string& path) {
  std::vector<std::string> list = {"ls-tree", "-r", "-z", "--full-tree",
                                   commit};
  if (!within.empty()) list.push_back(within);
  const auto listing = Git(root, std::move(list));
  if (!listing) return Fail(listing.error());
  if (listing->code != 0) {
    return Fail({"--new-from-rev: git cannot list the revision: " +
                     FirstLine(listing->err),
                 path});
  }
  AddListing(listing->out, root, within, path);
  return {};
}

void GitFiles::AddListing(const std::string& listing,
                          const std::string& repository,
                          const std::string& place, const std::string& path) {
  bool any = false;
  for (std::size_t at = 0; at < listing.size();) {
    const std::size_t end = std::min(listing.find('\0', at), listing.size());
    const std::string line = listing.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    const std::size_t object =
        tab == std::string::npos ? std::string::npos : line.rfind(' ', tab);
    if (object == std::string::npos) continue;
    std::string name = line.substr(tab + 1);
    // Below the place, or the place itself where it is a file.
    if (!place.empty()) name.erase(0, std::min(place.size(), name.size()));
    if (name.starts_with('/')) name.erase(0, 1);
    std::string shown = path;
    if (!name.empty()) {
      shown = path == "." ? name : (path == "/" ? "" : path) + "/" + name;
    }
    AddBlob(shown, {KindOfMode(line.substr(0, line.find(' '))), repository,
                    line.substr(object + 1, tab - object - 1)});
    any = true;
  }
  if (any) present_.push_back(path);
}

void GitFiles::AddBlob(const std::string& path, Blob blob) {
  std::string below = path;
  Kind kind = blob.kind;
  while (true) {
    const std::size_t slash = below.rfind('/');
    const std::string folder = slash == std::string::npos ? "."
                               : slash == 0               ? "/"
                                            : below.substr(0, slash);
    const std::string name =
        slash == std::string::npos ? below : below.substr(slash + 1);
    if (!folders_[folder].emplace(name, kind).second) break;
    if (folder == "." || folder == "/") break;
    below = folder;
    kind = Kind::kFolder;
  }
  blobs_.insert_or_assign(path, std::move(blob));
}

std::string GitFiles::Absolute(const std::string& path) const {
  return disk_->Absolute(path);
}

Result<FileSystem::Kind> GitFiles::KindOf(const std::string& path) const {
  if (folders_.contains(path)) return Kind::kFolder;
  const auto blob = blobs_.find(path);
  if (blob == blobs_.end()) {
    return Fail({"is not in the revision", path});
  }
  return blob->second.kind;
}

Result<std::vector<FileSystem::Entry>> GitFiles::List(
    const std::string& path) const {
  std::vector<Entry> entries;
  const auto folder = folders_.find(path);
  if (folder == folders_.end()) return entries;
  for (const auto& [name, kind] : folder->second) {
    entries.push_back({name, kind});
  }
  return entries;
}

Result<std::string> GitFiles::Read(const std::string& path) const {
  const auto blob = blobs_.find(path);
  if (blob == blobs_.end()) return Fail({"is not in the revision", path});
  auto content =
      Git(blob->second.repository, {"cat-file", "blob", blob->second.object});
  if (!content) return Fail(content.error());
  if (content->code != 0) {
    return Fail({"cannot be read by git: " + FirstLine(content->err), path});
  }
  return std::move(content->out);
}

Result<std::unique_ptr<OpenFile>> GitFiles::Open(
    const std::string& path) const {
  auto bytes = Read(path);
  if (!bytes) return Fail(bytes.error());
  return OpenBytes(std::make_shared<const std::string>(std::move(*bytes)));
}

Result<void> GitFiles::Write(const std::string& path, std::string_view) {
  return Fail({"a revision is not written to", path});
}

}  // namespace audit
