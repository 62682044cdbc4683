#include "cli/baseline_files.h"

#include "report/baseline_file.h"

namespace audit {

Result<Baseline> LoadBaseline(const FileSystem& files,
                              const std::string& path) {
  const auto bytes = files.Read(path);
  if (!bytes) {
    Error error = bytes.error();
    error.message += "; 'campaign-audit baseline write' makes one";
    return Fail(std::move(error));
  }
  return ReadBaseline(*bytes, path);
}

Result<void> StoreBaseline(FileSystem& files, const std::string& path,
                           const Baseline& baseline) {
  const auto before = files.Read(path);
  if (before && !before->empty() && !IsBaseline(*before)) {
    return Fail({"is no baseline and stays as it is; name another file", path});
  }
  std::string text;
  WriteBaseline(baseline, [&](std::string_view piece) { text += piece; });
  return files.Write(path, text);
}

}  // namespace audit
