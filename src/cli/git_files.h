// The files of a git repository as a commit holds them: read by git itself,
// never from the working tree, without a network.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/file_system.h"
#include "cli/processes.h"

namespace audit {

class GitFiles final : public FileSystem {
 public:
  // What `revision` holds at the places where `paths` lie in `disk`, under the
  // same names. Paths may lie in several repositories; one that is not in the
  // revision is not in `present()`. The Error is one of usage and says what to
  // do. `disk` and `processes` must
  // outlive it.
  static Result<GitFiles> At(const std::string& revision,
                             const std::vector<std::string>& paths,
                             const FileSystem& disk,
                             const Processes& processes);

  // Those of the paths that the revision holds.
  const std::vector<std::string>& present() const { return present_; }

  std::string Absolute(const std::string& path) const override;
  Result<Kind> KindOf(const std::string& path) const override;
  Result<std::vector<Entry>> List(const std::string& path) const override;
  Result<std::string> Read(const std::string& path) const override;
  Result<std::unique_ptr<OpenFile>> Open(
      const std::string& path) const override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;

 private:
  struct Blob {
    Kind kind = Kind::kFile;
    std::string repository;  // its root folder
    std::string object;      // its id
  };

  GitFiles(const FileSystem& disk, const Processes& processes)
      : disk_(&disk), processes_(&processes) {}

  Result<void> Add(const std::string& revision, const std::string& path);
  Result<void> AddTree(const std::string& commit, const std::string& root,
                       const std::string& within, const std::string& path);
  void AddListing(const std::string& listing, const std::string& repository,
                  const std::string& place, const std::string& path);
  void AddBlob(const std::string& path, Blob blob);
  Result<ProcessResult> Git(const std::string& folder,
                            std::vector<std::string> arguments) const;

  const FileSystem* disk_;
  const Processes* processes_;
  std::map<std::string, Blob> blobs_;                           // by path
  std::map<std::string, std::map<std::string, Kind>> folders_;  // by path
  std::vector<std::string> present_;
};

}  // namespace audit
