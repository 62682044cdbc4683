#include "ruleset/versions.h"

#include <cassert>
#include <string>
#include <vector>

namespace audit {

extern const std::string_view kVersionsText;  // schemas/versions.txt

namespace {

constexpr std::string_view kBlank = " \t";

struct Entry {
  std::string_view line;  // "5.11", "6.02", "6.1", "7", "8"
  std::vector<std::string_view> names;
};

// The next word of `text` up to one of `separators`, taken off its front.
std::string_view TakeWord(std::string_view* text, std::string_view separators) {
  const std::size_t begin = text->find_first_not_of(separators);
  if (begin == std::string_view::npos) return *text = {};
  text->remove_prefix(begin);
  const std::string_view word =
      text->substr(0, text->find_first_of(separators));
  text->remove_prefix(word.size());
  return word;
}

std::vector<Entry> ReadEntries(std::string_view text) {
  std::vector<Entry> entries;
  while (!text.empty()) {
    std::string_view line = TakeWord(&text, "\n");
    if (line.empty() || line.front() == '#') continue;
    Entry entry;
    entry.names.push_back(TakeWord(&line, kBlank));
    entry.line = TakeWord(&line, kBlank);
    while (true) {
      const std::string_view name = TakeWord(&line, kBlank);
      if (name.empty()) break;
      entry.names.push_back(name);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

const std::vector<Entry>& Entries() {
  static const std::vector<Entry> entries = ReadEntries(kVersionsText);
  return entries;
}

const Entry& EntryOf(Version version) { return Entries()[version.order]; }

Version NewestOf(std::string_view line) {
  Version newest;
  for (std::uint16_t i = 0; i < Entries().size(); ++i) {
    if (Entries()[i].line == line) newest.order = i;
  }
  return newest;
}

// "20.2" covers 20.2 and 20.2.1, "7" the whole line.
bool Covers(std::string_view name, Version version) {
  const Entry& entry = EntryOf(version);
  if (entry.line == name) return true;
  for (const std::string_view own : entry.names) {
    if (own == name) return true;
    if (own.starts_with(name) && own[name.size()] == '.') return true;
  }
  return false;
}

// One of: any, later, NAME, <NAME, <=NAME, >NAME, >=NAME.
struct Term {
  enum class Kind { kAny, kLater, kIs, kLess, kAtMost, kGreater, kAtLeast };
  Kind kind = Kind::kAny;
  std::string_view name;
  Version version;
};

std::optional<Term> ParseTerm(std::string_view word) {
  if (word == "any") return Term{};
  if (word == "later") return Term{Term::Kind::kLater, {}, {}};
  Term term{Term::Kind::kIs, word, {}};
  const bool less = word.starts_with('<');
  if (less || word.starts_with('>')) {
    const bool equal = word.substr(1).starts_with('=');
    term.name = word.substr(equal ? 2 : 1);
    term.kind = less ? (equal ? Term::Kind::kAtMost : Term::Kind::kLess)
                     : (equal ? Term::Kind::kAtLeast : Term::Kind::kGreater);
  }
  const auto version = ParseVersion(term.name);
  if (!version) return std::nullopt;
  term.version = *version;
  return term;
}

bool Holds(const Term& term, Version version) {
  switch (term.kind) {
    case Term::Kind::kAny:
      return true;
    case Term::Kind::kLater:
      return false;  // only the right of an arrow can mean it
    case Term::Kind::kIs:
      return Covers(term.name, version);
    case Term::Kind::kLess:
      return version < term.version;
    case Term::Kind::kAtMost:
      return version < term.version || Covers(term.name, version);
    case Term::Kind::kGreater:
      return version > term.version && !Covers(term.name, version);
    case Term::Kind::kAtLeast:
      return version >= term.version;
  }
  return false;
}

// An upgrade that passes a version on its way meets it too: to v8 through v7.
bool IsReached(const Term& term, Version to) {
  return term.kind == Term::Kind::kIs ? to >= term.version : Holds(term, to);
}

using Item = std::vector<Term>;  // all must hold
using List = std::vector<Item>;  // any may hold
struct Range {
  List from;
  std::optional<List> to;
};

bool Contains(const List& list, Version version) {
  for (const Item& item : list) {
    bool all = true;
    for (const Term& term : item) all = all && Holds(term, version);
    if (all) return true;
  }
  return false;
}

bool Reaches(const List& list, const List& from, Version to) {
  for (const Item& item : list) {
    bool all = true;
    for (const Term& term : item) {
      all = all && (term.kind == Term::Kind::kLater ? !Contains(from, to)
                                                    : IsReached(term, to));
    }
    if (all) return true;
  }
  return false;
}

// Ranges are short and trusted to be rare: they are parsed where they are
// used, in one pass over the text.
class RangeParser {
 public:
  explicit RangeParser(std::string_view text) : text_(text) {}

  Result<std::vector<Range>> Parse() {
    std::vector<Range> ranges;
    std::string_view rest = text_;
    while (true) {
      const std::string_view one = rest.substr(0, rest.find(';'));
      const auto range = ParseRange(one);
      if (!range) return Fail(range.error());
      ranges.push_back(*range);
      if (one.size() == rest.size()) return ranges;
      rest.remove_prefix(one.size() + 1);
    }
  }

 private:
  Result<Range> ParseRange(std::string_view text) {
    Range range;
    const std::size_t arrow = text.find("->");
    const auto from = ParseList(text.substr(0, arrow));
    if (!from) return Fail(from.error());
    range.from = *from;
    if (arrow != std::string_view::npos) {
      const auto to = ParseList(text.substr(arrow + 2));
      if (!to) return Fail(to.error());
      range.to = *to;
    }
    return range;
  }

  Result<List> ParseList(std::string_view text) {
    List list;
    while (true) {
      const std::string_view one = text.substr(0, text.find(','));
      const auto item = ParseItem(one);
      if (!item) return Fail(item.error());
      list.push_back(*item);
      if (one.size() == text.size()) return list;
      text.remove_prefix(one.size() + 1);
    }
  }

  Result<Item> ParseItem(std::string_view text) {
    Item item;
    std::string_view rest = text;
    while (true) {
      const std::string_view word = TakeWord(&rest, kBlank);
      if (word.empty()) break;
      const auto term = ParseTerm(word);
      if (!term) {
        return FailAt(word, "'" + std::string(word) +
                                "' is no version of schemas/versions.txt");
      }
      item.push_back(*term);
    }
    if (item.empty()) return FailAt(text, "a version is missing");
    return item;
  }

  tl::unexpected<Error> FailAt(std::string_view part, std::string message) {
    Error error{std::move(message)};
    error.line = 1;
    error.column = static_cast<std::uint32_t>(part.data() - text_.data()) + 1;
    return Fail(std::move(error));
  }

  std::string_view text_;
};

}  // namespace

std::string_view ToString(Version version) { return EntryOf(version).names[0]; }

bool IsV7(Version version) { return EntryOf(version).line == "7"; }

Version LowestVersion() { return {}; }

Version NewestV7() { return NewestOf("7"); }

std::optional<Version> ParseVersion(std::string_view name) {
  for (std::uint16_t i = 0; i < Entries().size(); ++i) {
    for (const std::string_view own : Entries()[i].names) {
      if (own == name) return Version{i};
    }
  }
  return std::nullopt;
}

std::optional<Version> ParseTarget(std::string_view name) {
  const auto version = ParseVersion(name);
  if (!version || EntryOf(*version).line != name) return version;
  return NewestOf(name);
}

std::optional<Version> FromBuildVersion(std::string_view build_version) {
  while (!build_version.empty()) {
    if (const auto version = ParseVersion(build_version)) return version;
    const std::size_t dot = build_version.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    build_version = build_version.substr(0, dot);
  }
  return std::nullopt;
}

std::optional<Version> SourceVersion(std::optional<Version> given,
                                     std::optional<Version> own) {
  const bool is_newer = given && own && IsV7(*own) && !IsV7(*given);
  return given && !is_newer ? given : own;
}

bool Applies(std::string_view range, Version from, Version to) {
  const auto ranges = RangeParser(range).Parse();
  if (!ranges) return false;
  for (const Range& one : *ranges) {
    const bool holds =
        one.to ? Contains(one.from, from) && Reaches(*one.to, one.from, to)
               : Contains(one.from, from) || Contains(one.from, to);
    if (holds) return true;
  }
  return false;
}

std::optional<Error> CheckRange(std::string_view range) {
  auto ranges = RangeParser(range).Parse();
  if (ranges) return std::nullopt;
  return std::move(ranges.error());
}

}  // namespace audit
