// The parsed form of a select, shared by its parser and its matcher; nobody
// else includes it.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/lazy.h"
#include "core/node_view.h"
#include "core/result.h"

namespace audit {

// "../@name", "a/b/@c", "a": from an element up, then down, then to a value.
struct RelativePath {
  std::uint32_t up = 0;
  std::vector<std::string> children;  // "*": any
  std::string attribute;              // empty: the text of the element
};

struct SelectOperand {
  enum class Kind : std::uint8_t { kSelf, kName, kPath };
  Kind kind = Kind::kSelf;  // '.', name(), a relative path
  RelativePath path;
};

// A tree of conditions; its depth is bounded by the parser.
struct SelectPredicate {
  enum class Kind : std::uint8_t {
    kAnd,
    kOr,
    kNot,
    kExists,
    kEquals,
    kDiffers,
    kContains,
    kStartsWith,
    kMatches,
  };
  Kind kind = Kind::kExists;
  std::vector<SelectPredicate> parts;  // of kAnd, kOr, kNot
  SelectOperand operand;
  std::string literal;
  std::shared_ptr<const Lazy<RE2>> regex;  // of kMatches
};

struct SelectStep {
  enum class Kind : std::uint8_t { kElement, kAttribute, kText };
  Kind kind = Kind::kElement;
  bool descendant = false;  // behind '//'
  std::string name;         // empty: any
  std::vector<SelectPredicate> predicates;
};
using SelectPath = std::vector<SelectStep>;  // never empty

// The alternatives of a select, split at '|'. Errors carry line and column
// inside `text`, 1-based, in code points.
// kAccepted: parsed before without a fault, so that its regular expressions
// can wait until they are asked.
enum class SelectText : std::uint8_t { kUnknown, kAccepted };
Result<std::vector<SelectPath>> ParseSelect(std::string_view text,
                                            SelectText kind);
Result<RelativePath> ParseRelativePath(std::string_view text);

// Where a predicate is asked.
struct SelectContext {
  const NodeView& view;
  NodeId element;
  AttributeId attribute;   // 0: the element itself or its text
  std::string_view value;  // of the attribute or text; of elements see `text`
  bool is_element;         // then '.' is the element's own text
};

bool Holds(const SelectPredicate& predicate, const SelectContext& context);

}  // namespace audit
