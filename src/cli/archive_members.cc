#include "cli/archive_members.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace audit {
namespace {

// Why a file of an archive cannot be read, in the order errors name them.
enum class Refusal : std::uint8_t {
  kEncrypted,
  kLeadsOut,
  kSameName,
  kTooLarge,
  kBomb,
};
constexpr std::array<std::string_view, 5> kReasons = {
    "encrypted", "a name that leads out of the archive",
    "the name of another file in the archive", "larger than the cap of 2 GiB",
    "beyond the cap of what an archive unpacks to (4 GiB, 200 times its size)"};

struct CleanName {
  std::string name;        // without empty parts and "."
  bool leads_out = false;  // ".." or from the root of a disk
  bool entered = true;     // false: below a folder that no walk enters
};

CleanName Clean(std::string_view raw) {
  CleanName clean;
  clean.leads_out = raw.starts_with('/') || raw.find(":/") == 1;
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('/'), raw.size());
    const std::string_view part = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (part.empty() || part == ".") continue;
    clean.leads_out = clean.leads_out || part == "..";
    clean.entered = clean.entered && IsEntered(part);
    if (!clean.name.empty()) clean.name += '/';
    clean.name += part;
  }
  return clean;
}

class MemberWalk {
 public:
  MemberWalk(const std::string& path, const std::string& root,
             std::uint64_t packed, const PathFilter& filter,
             const ArchiveLimits& limits)
      : path_(path),
        root_(root),
        filter_(filter),
        limits_(limits),
        budget_(std::min(limits.unpacked,
                         std::max(limits.small, packed * limits.ratio))) {}

  void Add(const ArchiveMember& member, std::uint32_t index) {
    if (member.kind == ArchiveMember::Kind::kFolder) return;
    CleanName clean = Clean(member.name);
    if (!clean.entered) return;
    // libarchive gives none where the name is not what it claims to be.
    if (clean.name.empty()) clean.name = fmt::format("({})", index + 1);
    const std::string shown =
        path_ + "!/" + (clean.leads_out ? member.name : clean.name);
    if (const char* reason = FilteredOut(shown, member)) {
      members_.skipped.push_back({shown, reason, member.size, false});
    } else if (const auto refusal = Refuse(clean, member)) {
      const auto number = static_cast<std::size_t>(*refusal);
      ++refused_[number];
      members_.skipped.push_back(
          {shown, std::string(kReasons[number]), member.size, true});
    } else {
      members_.files.push_back(
          {shown, root_.empty() ? path_ + "!" : root_, path_, index});
    }
  }

  void Stop(Error fault) {
    fault.message += "; files behind it were not read";
    fault.file = path_;
    members_.errors.push_back(std::move(fault));
  }

  ArchiveMembers Take() {
    for (std::size_t i = 0; i < refused_.size(); ++i) {
      if (refused_[i] == 0) continue;
      members_.errors.push_back({fmt::format("{} of its files not read: {}",
                                             refused_[i], kReasons[i]),
                                 path_});
    }
    return std::move(members_);
  }

 private:
  // Null: neither the filter nor its kind keeps it from being read.
  const char* FilteredOut(const std::string& shown,
                          const ArchiveMember& member) const {
    if (const char* why = filter_.WhyExcluded(shown, root_)) return why;
    if (const char* why = filter_.WhyNotIncluded(shown, root_)) return why;
    if (member.kind == ArchiveMember::Kind::kOther) return "a link";
    return nullptr;
  }

  std::optional<Refusal> Refuse(const CleanName& clean,
                                const ArchiveMember& member) {
    if (clean.leads_out) return Refusal::kLeadsOut;
    if (member.encrypted) return Refusal::kEncrypted;
    if (!seen_.insert(clean.name).second) return Refusal::kSameName;
    if (member.size > limits_.file) return Refusal::kTooLarge;
    if (member.size > budget_) return Refusal::kBomb;
    budget_ -= member.size;
    return std::nullopt;
  }

  const std::string& path_;
  const std::string& root_;
  const PathFilter& filter_;
  const ArchiveLimits& limits_;
  std::uint64_t budget_;  // bytes that may still be unpacked
  std::set<std::string> seen_;
  std::array<std::size_t, kReasons.size()> refused_{};
  ArchiveMembers members_;
};

}  // namespace

ArchiveMembers FindMembers(Archive& archive, const std::string& path,
                           const std::string& root, const PathFilter& filter,
                           const ArchiveLimits& limits) {
  MemberWalk walk(path, root, archive.packed_size(), filter, limits);
  for (std::uint32_t index = 0;; ++index) {
    auto member = archive.Next();
    if (!member) {
      walk.Stop(std::move(member.error()));
      break;
    }
    if (!*member) break;
    walk.Add(**member, index);
  }
  return walk.Take();
}

}  // namespace audit
