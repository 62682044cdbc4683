#include "checks/table_definitions.h"

#include <re2/re2.h>

#include "core/text.h"

namespace audit {
namespace {

using Kind = TableDefinition::Kind;

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

std::string_view View(re2::StringPiece piece) {
  return {piece.data(), piece.size()};
}

void Blank(std::string* text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if ((*text)[i] != '\n') (*text)[i] = ' ';
  }
}

// Comments and constants as blanks, all else at its place.
std::string WithoutComments(const TextView& at) {
  const bool shell =
      at.language == Language::kShell || at.language == Language::kBatch;
  static const RE2 sql("(?s)(--[^\\n]*|/\\*.*?\\*/|'[^']*')");
  // A statement is in quotes there.
  static const RE2 commands(
      "(?im)(^[ \\t]*(?:#|::|rem\\b)[^\\n]*|--[ \\t][^\\n\"']*|/\\*.*?\\*/)");
  std::string plain(at.text);
  re2::StringPiece rest(Piece(at.text));
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, shell ? commands : sql, &found)) {
    const auto begin = static_cast<std::size_t>(found.data() - at.text.data());
    Blank(&plain, begin, begin + found.size());
  }
  return plain;
}

// "NmsRecipient" of dbo."NmsRecipient".
std::string PlainName(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '.') {
      plain.clear();
    } else if (c != '"' && c != '[' && c != ']' && c != '`') {
      plain += c;
    }
  }
  return plain;
}

// The first word of each item between commas outside of parentheses.
std::vector<std::string> ItemsIn(std::string_view list) {
  static const RE2 item(
      "(?is)^\\s*(?:ADD\\s+)?(?:COLUMN\\s+)?(?:IF\\s+NOT\\s+EXISTS\\s+)?"
      "([^\\s,()]+)");
  std::vector<std::string> items;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '(') ++depth;
    if (i < list.size() && list[i] == ')') --depth;
    if (i < list.size() && (list[i] != ',' || depth > 0)) continue;
    re2::StringPiece name;
    if (RE2::PartialMatch(Piece(list.substr(begin, i - begin)), item, &name)) {
      items.push_back(PlainName(View(name)));
    }
    begin = i + 1;
  }
  return items;
}

// ADD (a int, b int) as well as ADD a int, ADD b int.
std::string_view WithoutBrackets(std::string_view list) {
  list = Trim(list);
  if (list.starts_with('(')) list.remove_prefix(1);
  return list;
}

#define NAME_ "([\\w.$\"`\\[\\]]+)"

class DefinitionFinder {
 public:
  explicit DefinitionFinder(const TextView& at)
      : constant_(at.place == TextView::Place::kConstant),
        plain_(WithoutComments(at)) {}

  std::vector<TableDefinition> Run() {
    FindColumns();
    FindIndexes();
    FindViews();
    return std::move(found_);
  }

 private:
  Region RegionOf(re2::StringPiece from, re2::StringPiece to) const {
    return {static_cast<std::uint32_t>(from.data() - plain_.data()),
            static_cast<std::uint32_t>(to.data() + to.size() - plain_.data())};
  }

  // Words in a message are no statement.
  bool Begins(re2::StringPiece statement) const {
    if (!constant_) return true;
    std::string_view before(
        plain_.data(),
        static_cast<std::size_t>(statement.data() - plain_.data()));
    while (!before.empty() && IsSpace(before.back()) && before.back() != '\n') {
      before.remove_suffix(1);
    }
    return before.empty() || before.back() == ';' || before.back() == '\n';
  }

  void FindColumns() {
    static const RE2 pattern(
        "(?is)\\b(ALTER)\\s+TABLE\\s+(?:ONLY\\s+|IF\\s+EXISTS\\s+)*" NAME_
        "\\s+(ADD)\\b([^;]*)");
    re2::StringPiece rest(plain_);
    re2::StringPiece start, table, end, list;
    while (RE2::FindAndConsume(&rest, pattern, &start, &table, &end, &list)) {
      rest = re2::StringPiece(
          end.data(),
          static_cast<std::size_t>(plain_.data() + plain_.size() - end.data()));
      if (!Begins(start)) continue;
      found_.push_back({Kind::kColumn, RegionOf(start, end), "",
                        PlainName(View(table)),
                        ItemsIn(WithoutBrackets(View(list))), ""});
    }
  }

  void FindIndexes() {
    static const RE2 pattern(
        "(?is)\\b(CREATE)\\s+(?:\\w+\\s+){0,2}INDEX\\s+(?:CONCURRENTLY\\s+)?"
        "(?:IF\\s+NOT\\s+EXISTS\\s+)?" NAME_ "?\\s*\\bON\\s+(?:ONLY\\s+)?" NAME_
        "\\s*(?:USING\\s+\\w+\\s*)?\\(([^;)]*)");
    re2::StringPiece rest(plain_);
    re2::StringPiece start, name, table, list;
    while (RE2::FindAndConsume(&rest, pattern, &start, &name, &table, &list)) {
      if (!Begins(start)) continue;
      found_.push_back({Kind::kIndex, RegionOf(start, table),
                        PlainName(View(name)), PlainName(View(table)),
                        ItemsIn(View(list)), ""});
    }
  }

  void FindViews() {
    static const RE2 pattern(
        "(?is)\\b(CREATE)\\s+(?:\\w+\\s+){0,4}VIEW\\s+"
        "(?:IF\\s+NOT\\s+EXISTS\\s+)?" NAME_ "([^;]*)");
    static const RE2 next(
        "(?im)^([ "
        "\\t]*(?:GO|CREATE|DROP|ALTER|INSERT|UPDATE|DELETE|GRANT)\\b)");
    re2::StringPiece rest(plain_);
    re2::StringPiece start, name, query;
    while (RE2::FindAndConsume(&rest, pattern, &start, &name, &query)) {
      re2::StringPiece other;
      if (RE2::PartialMatch(query, next, &other)) {
        query = {query.data(),
                 static_cast<std::size_t>(other.data() - query.data())};
      }
      const char* const end = query.data() + query.size();
      rest = {end,
              static_cast<std::size_t>(plain_.data() + plain_.size() - end)};
      std::string plain = PlainName(View(name));
      if (!Begins(start) || IsDropped(plain, View(rest))) continue;
      found_.push_back({Kind::kView,
                        RegionOf(start, name),
                        std::move(plain),
                        "",
                        {},
                        std::string(View(query))});
    }
  }

  static bool IsDropped(std::string_view view, std::string_view rest) {
    static const RE2 pattern(
        "(?is)\\bDROP\\s+(?:MATERIALIZED\\s+)?VIEW\\s+(?:IF\\s+EXISTS\\s+)"
        "?" NAME_);
    re2::StringPiece left(Piece(rest));
    re2::StringPiece name;
    while (RE2::FindAndConsume(&left, pattern, &name)) {
      if (EqualsIgnoreCase(PlainName(View(name)), view)) return true;
    }
    return false;
  }

  bool constant_;
  std::string plain_;
  std::vector<TableDefinition> found_;
};

#undef NAME_

}  // namespace

std::vector<TableDefinition> FindTableDefinitions(const TextView& at) {
  const bool expression =
      at.language == Language::kXtk && at.place != TextView::Place::kConstant;
  if (expression) return {};
  return DefinitionFinder(at).Run();
}

}  // namespace audit
