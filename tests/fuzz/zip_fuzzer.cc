// Any bytes as a .zip: every member is an input, listed or the cause of an
// error; names stay inside the archive, and no more is unpacked than allowed.
#include <cstdint>
#include <set>
#include <string>

#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "core/text.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

constexpr std::uint64_t kUnpacked = 1 << 20;

void CheckName(const std::string& path) {
  Require(path.starts_with("a.zip!/"));
  Require(FindInvalidUtf8(path) == path.size());
  const std::string below = path.substr(sizeof("a.zip!") - 1) + "/";
  Require(below.find("/../") == below.npos);
  Require(below.find("//") == below.npos);
}

void CheckZip(const std::string& bytes) {
  const MemoryFileSystem disk(
      std::map<std::string, std::string>{{"a.zip", bytes}});
  InputOptions options;
  options.limits = {.unpacked = kUnpacked,
                    .ratio = 200,
                    .small = kUnpacked / 2,
                    .file = kUnpacked / 2};
  const FoundInputs found = FindInputs(disk, {"a.zip"}, options);
  InputReader reader(disk, found);
  std::set<std::string> names;
  std::uint64_t unpacked = 0;
  for (const InputFile& input : found.files) {
    if (!input.archive.empty()) CheckName(input.path);
    Require(names.insert(input.path).second);
    const auto member = reader.Read(input);
    if (input.archive.empty()) continue;
    if (member) unpacked += member->size();
    Require(member || !member.error().message.empty());
  }
  Require(unpacked <= kUnpacked);
  Require(!found.files.empty() || !found.skipped.empty() ||
          !found.errors.empty());
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  audit::fuzz::CheckZip(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
