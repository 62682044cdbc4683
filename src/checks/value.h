// What an expression may hold, as far as XML goes: a small lattice, its joins
// and what operators and selectors make of it. Pure; knows no syntax.
#pragma once

#include <cstdint>

#include "core/region.h"
#include "model/facts.h"

namespace audit {

// Ordered kNothing < kNull < everything else < kUnknown; besides,
// kXml and kSelectedOf... < kSelected. The longest chain has six steps, which
// bounds how often a cell of the value graph changes.
struct Value {
  enum class Kind : std::uint8_t {
    kNothing,         // nothing reaches it
    kNull,            // null or undefined: a placeholder, says nothing yet
    kXml,             // an E4X object, list or attribute
    kOther,           // proven to be no E4X value
    kDom,             // DOM and NLWS objects and whatever is reached from them
    kEntity,          // what xtk.workflow.load() and its like return, and
                      // what is reached from it
    kPersonal,        // recipient, delivery ... of a delivery
    kLinked,          // what is reached from one of those
    kCall,            // what the function named by `function` returns
    kCallItem,        // something out of that
    kSelected,        // .@a, ..a or .(c) of a base that is not known
    kSelectedOfCall,  // ... of a base that is kCall
    kSelectedOfItem,  // ... of a base that is kCallItem
    kUnknown,
  };
  Kind kind = Kind::kNothing;
  std::uint32_t function = 0;  // kCall...: name of a function defined elsewhere
  bool maybe_null = false;     // kXml: or one of the placeholders
  bool operator==(const Value&) const = default;
};

// Where a value comes from, as far as it is shown.
enum class ValueStep : std::uint8_t {
  kNone,      // not told
  kGiven,     // to a variable
  kReturned,  // by a call of the script's own function
};

// A place on the way of a value.
struct ValuePlace {
  ValueStep step = ValueStep::kNone;
  Region region = {};
};

Value Join(Value a, Value b);

// `a + b`: XML only of two XML values; text or number as soon as one operand
// is something else.
Value Sum(Value a, Value b);
// `a || b`: an XML value is an object, hence true, hence the result.
Value Either(Value a, Value b);
// `base.name`, `base[key]`, an item of `for each (... in base)`.
Value MemberOf(Value base);
// `base.@name`, `base..name`, `base.(condition)`: on XML only.
Value SelectedFrom(Value base);

// What a method makes of the object it is called on.
enum class Method : std::uint8_t {
  kPlain,         // not one of ours: a string method on XML, else not known
  kXml,           // children(), attribute() ...: XML on XML
  kNotXml,        // toString(), getValue() ...: never XML
  kDom,           // createElement() ...
  kCopy,          // E4X copy(): nothing else of the platform has one
  kExecuteQuery,  // of xtk.queryDef
  kToXml,         // of an entity
  kLoad,          // of a schema: xtk.workflow.load(id)
  kAmbiguous,     // replace(): XML's or the string's
};
// `function`: the name that a call kept for other files goes by; 0: none.
Value ResultOf(Method method, Value base, std::uint32_t function);

Xmlness ToXmlness(Value value);

}  // namespace audit
