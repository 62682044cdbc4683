// What the tests with hostile inputs share.
#pragma once

#include <filesystem>
#include <string>

#include "tests/cli/program_run.h"

namespace audit {

// One raw condition: whatever stands beside it, it is found.
inline const char* const kFilter =
    "<queryFilter name='f' schema='nms:recipient'><where>"
    "<condition sql='iA = 1'/></where></queryFilter>";
inline const char* const kRawSqlLine =
    "error[sql-attr-condition]: sql=\"iA = 1\"";
std::string Package(const std::string& entities);

// A folder of one test alone, gone with it.
class Folder {
 public:
  explicit Folder(const std::string& name);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void Write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

// With AUDIT_SHOW=1 prints what a run said and took.
void Show(const std::string& name, const ProgramRun& run);

}  // namespace audit
