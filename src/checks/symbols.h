// Which variable a name means, by the scope rules of functions (hoisting
// included), and what gives it a value. Answers on demand.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/outline.h"

namespace audit {

struct Symbol {
  ScopeIndex scope = 0;
  std::string_view name;
  std::vector<const Definition*> definitions = {};
  // Of those, the ones that give a value other than null or undefined, and
  // those of these that are functions.
  std::uint32_t values = 0;
  std::uint32_t functions = 0;
  // Declared by blocks of its scope only: where it stands outside of them, it
  // means a variable of the same name around.
  bool only_blocks = true;
};

class SymbolTable {
 public:
  // `outline` must stay as it is while the table lives.
  explicit SymbolTable(const Outline& outline);

  // The innermost function around a byte of the script.
  ScopeIndex ScopeAt(std::uint32_t position) const;
  // What `name` means in `scope`; kNone: the script neither declares nor
  // assigns it. An assigned name that nothing declares is a global.
  std::uint32_t Find(ScopeIndex scope, std::string_view name) const;

  const Symbol& operator[](std::uint32_t symbol) const {
    return symbols_[symbol];
  }
  std::size_t size() const { return symbols_.size(); }
  // Scopes deeper than this are not looked into: nobody nests functions so,
  // and looking a name up costs a step for each.
  static constexpr std::uint32_t kMaxDepth = 100;

 private:
  struct Key {
    ScopeIndex scope;
    std::string_view name;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      // 31 keeps neighbouring scopes apart.
      return std::hash<std::string_view>()(key.name) + key.scope * 31u;
    }
  };

  std::uint32_t Add(ScopeIndex scope, std::string_view name);
  void CountAssignment(const Definition& definition);
  void DoubtBlocks();

  const Outline& outline_;
  std::vector<Symbol> symbols_;
  std::deque<Definition> doubts_;  // that no definition of the script gives
  std::unordered_map<Key, std::uint32_t, KeyHash> indexes_;
};

}  // namespace audit
