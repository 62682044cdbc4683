#include "core/pattern_stems.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <utility>

#include "core/stem_set.h"
#include "core/text.h"

namespace audit {
namespace {

using Stems = std::vector<std::string>;

// Most patterns say outside all groups what they look for. This reads them
// without a compilation: of each alternative the longest run of characters
// that nothing makes optional.
class RunReader {
 public:
  explicit RunReader(std::string_view pattern) : rest_(pattern) {}

  // Nullopt where an alternative has no such run, or a pattern says more than
  // is read here.
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
        return false;
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

  // What stands in a group is passed over, to its end.
  bool SkipGroup() {
    EndRun();
    int depth = 1;
    while (depth > 0 && !rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\' && !rest_.empty()) rest_.remove_prefix(1);
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if (c == '[' && !SkipClass()) return false;
    }
    return depth == 0;
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

  bool EndAlternative() {
    EndRun();
    if (longest_.size() < StemSet::kShortest) return false;
    stems_.push_back(std::exchange(longest_, {}));
    return true;
  }

  std::string_view rest_;
  std::string run_;
  std::string longest_;
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
