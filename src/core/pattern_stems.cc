#include "core/pattern_stems.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <utility>

#include "core/stem_set.h"
#include "core/text.h"

namespace audit {
namespace {

using Stems = std::vector<std::string>;

// Most patterns say plainly what they look for. This reads them without a
// compilation: of each alternative the longest run of characters that nothing
// makes optional, or where no run is long enough those of such a group.
class RunReader {
 public:
  explicit RunReader(std::string_view pattern) : rest_(pattern) {}

  // Nullopt where an alternative has no words, or a pattern says more than is
  // read here. Recurses by the nesting of groups, which RE2 bounds.
  // NOLINTNEXTLINE(misc-no-recursion)
  std::optional<Stems> Read() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (!Take(c)) return std::nullopt;
    }
    if (!EndAlternative()) return std::nullopt;
    return std::move(stems_);
  }

 private:
  // NOLINTNEXTLINE(misc-no-recursion)
  bool Take(char c) {
    switch (c) {
      case '|':
        return EndAlternative();
      case '(':
        return SkipGroup();
      case '[':
        EndRun();
        return SkipClass();
      case '?':
      case '*':
        if (!run_.empty()) run_.pop_back();
        [[fallthrough]];
      case '+':
      case '.':
      case '^':
      case '$':
        EndRun();
        return true;
      case '\\':
        return TakeEscape();
      case '{':
        if (!run_.empty()) run_.pop_back();
        EndRun();
        return SkipCount();
      default:
        AddCharacter(c);
        return true;
    }
  }

  void AddCharacter(char c) {
    if (IsAscii(c)) {
      run_.push_back(ToLower(c));
    } else {
      EndRun();
    }
  }

  bool TakeEscape() {
    if (rest_.empty()) return false;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (!IsLetter(c) && !IsDigit(c)) {
      AddCharacter(c);
      return true;
    }
    EndRun();
    return std::string_view("bBdDsSwWnrt").find(c) != std::string_view::npos;
  }

  // What stands in a group is passed over, to its end, and kept if it cannot
  // be left out.
  bool SkipGroup() {
    EndRun();
    const std::string_view begin = rest_;
    int depth = 1;
    while (depth > 0 && !rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\' && !rest_.empty()) rest_.remove_prefix(1);
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if (c == '[' && !SkipClass()) return false;
    }
    if (depth != 0) return false;
    const char next = rest_.empty() ? ' ' : rest_.front();
    if (next != '?' && next != '*' && next != '{') {
      groups_.push_back(begin.substr(0, begin.size() - rest_.size() - 1));
    }
    return true;
  }

  // The rest of "{1,3}".
  bool SkipCount() {
    const std::size_t end = rest_.find_first_not_of("0123456789,");
    if (end == std::string_view::npos || rest_[end] != '}') return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool SkipClass() {
    if (rest_.starts_with('^')) rest_.remove_prefix(1);
    if (rest_.starts_with(']')) rest_.remove_prefix(1);
    while (!rest_.empty() && rest_.front() != ']') {
      if (rest_.starts_with("[:")) return false;
      rest_.remove_prefix(rest_.front() == '\\' && rest_.size() > 1 ? 2 : 1);
    }
    if (rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void EndRun() {
    if (run_.size() > longest_.size()) longest_ = run_;
    run_.clear();
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  bool EndAlternative() {
    EndRun();
    const auto groups = std::exchange(groups_, {});
    std::string run = std::exchange(longest_, {});
    if (run.size() >= StemSet::kShortest) {
      stems_.push_back(std::move(run));
      return true;
    }
    for (const std::string_view group : groups) {
      const auto stems = RunReader(WithoutPrefix(group)).Read();
      if (!stems) continue;
      stems_.insert(stems_.end(), stems->begin(), stems->end());
      return true;
    }
    return false;
  }

  // Without "?:", "?i:" or "?P<name>"; nothing is left of "?i" alone.
  static std::string_view WithoutPrefix(std::string_view group) {
    if (!group.starts_with('?')) return group;
    const std::size_t end = group.find_first_of(":>");
    return end == std::string_view::npos ? std::string_view()
                                         : group.substr(end + 1);
  }

  std::string_view rest_;
  std::string run_;
  std::string longest_;
  std::vector<std::string_view> groups_;  // of the alternative
  Stems stems_;
};

std::optional<Stems> StemsOfCompiled(std::string_view pattern) {
  re2::FilteredRE2 filter(static_cast<int>(StemSet::kShortest));
  int id = 0;
  const re2::StringPiece piece(pattern.data(), pattern.size());
  if (filter.Add(piece, RE2::Quiet, &id) != RE2::NoError) return std::nullopt;
  Stems stems;
  filter.Compile(&stems);
  std::vector<int> passing;
  filter.AllPotentials({}, &passing);
  const auto is_ascii = [](const std::string& stem) {
    return std::all_of(stem.begin(), stem.end(), IsAscii);
  };
  if (!passing.empty() || !std::all_of(stems.begin(), stems.end(), is_ascii)) {
    return std::nullopt;
  }
  return stems;
}

}  // namespace

std::optional<Stems> StemsOf(std::string_view pattern) {
  if (auto stems = RunReader(pattern).Read()) return stems;
  return StemsOfCompiled(pattern);
}

}  // namespace audit
