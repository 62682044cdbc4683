// The entities that an input holds, to tell references that lead to one of
// them from those that lead nowhere. A wrong "nowhere" is worse than "not
// known": it is said only where the input shows that it would hold the entity.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/references.h"

namespace audit {

struct ReferenceState {
  enum class Kind : std::uint8_t {
    kInInput,
    kBuiltIn,   // listed among Campaign's own
    kDangling,  // neither, though the input holds its like
    kUnknown,
  };
  enum class Reason : std::uint8_t {
    kNone,                  // it is known
    kNotExported,           // the input holds no entity of its schema
    kNamespaceNotExported,  // none of its schema and namespace
    kMayBeBuiltIn,          // Campaign has more than anybody lists
    kMentioned,       // not as an entity: inside another, or to be deleted
    kOtherSpelling,   // in other letters, or as a file without namespace
    kMadeByScript,    // a script writes it
    kMayFindNothing,  // asked for, and the answer may be none
    kRow,             // data: rows are exported one by one
    kIncomplete,      // part of the input was not read
  };
  Kind kind = Kind::kUnknown;
  Reason reason = Reason::kNone;
  // Entities in the input that speak for the answer: of the schema, and of the
  // namespace where keys have one.
  std::uint32_t peers = 0;
  bool operator==(const ReferenceState&) const = default;
};
std::string_view WordsOf(ReferenceState::Kind kind);
std::string_view WordsOf(ReferenceState::Reason reason);

class Inventory {
 public:
  void AddEntity(std::string_view schema, std::string_view key);
  // Met, but not as an entity of the input.
  void AddMention(std::string_view schema, std::string_view key);
  void AddMade(std::string_view schema, std::string_view key);
  // Code whose path does not tell its entity: "lib.js".
  void AddLooseFile(std::string_view name);
  // Something of the input was not read.
  void MarkIncomplete() { incomplete_ = true; }

  // Once all is added.
  ReferenceState StateOf(const Reference& reference) const;

 private:
  struct Entities {
    std::set<std::string, std::less<>> keys;
    std::set<std::string, std::less<>> spellings;  // folded
    std::set<std::string, std::less<>> mentioned;  // folded
    std::set<std::string, std::less<>> made;
    std::map<std::string, std::uint32_t, std::less<>> namespaces;
  };

  ReferenceState Missing(const Reference& reference,
                         const Entities& entities) const;
  bool IsCustomersName(std::string_view schema, std::string_view key) const;

  std::map<std::string, Entities, std::less<>> schemas_;
  std::set<std::string, std::less<>> loose_files_;  // folded
  std::set<std::string, std::less<>> namespaces_;   // the customer's, folded
  bool incomplete_ = false;
};

}  // namespace audit
