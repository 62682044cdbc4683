#include "checks/value.h"

#include <utility>

namespace audit {
namespace {

using Kind = Value::Kind;

bool IsSelection(Kind kind) {
  return kind == Kind::kXml || kind == Kind::kSelected ||
         kind == Kind::kSelectedOfCall || kind == Kind::kSelectedOfItem;
}

}  // namespace

Value Join(Value a, Value b) {
  if (a == b || b.kind == Kind::kNothing) return a;
  if (a.kind == Kind::kNothing) return b;
  if (a.kind == Kind::kNull) std::swap(a, b);
  if (b.kind == Kind::kNull) {
    a.maybe_null = a.kind == Kind::kXml;
    return a;
  }
  if (a.kind == Kind::kXml && b.kind == Kind::kXml) {
    return {Kind::kXml, 0, true};
  }
  if (IsSelection(a.kind) && IsSelection(b.kind)) return {Kind::kSelected};
  return {Kind::kUnknown};
}

Value Sum(Value a, Value b) {
  if (a.kind == Kind::kNothing || b.kind == Kind::kNothing) return {};
  if (a.kind == Kind::kOther || b.kind == Kind::kOther) return {Kind::kOther};
  // null and XML make a text.
  if (a.maybe_null || b.maybe_null) return {Kind::kUnknown};
  if (IsSelection(a.kind) && IsSelection(b.kind)) return Join(a, b);
  if (a.kind == Kind::kNull || b.kind == Kind::kNull) return {Kind::kNull};
  return {Kind::kUnknown};
}

Value Either(Value a, Value b) {
  const bool object = a.kind == Kind::kXml && !a.maybe_null;
  if (a.kind == Kind::kNothing || object) return a;
  return Join(a, b);
}

Value MemberOf(Value base) {
  switch (base.kind) {
    case Kind::kNothing:
    case Kind::kNull:
      return {};
    case Kind::kXml:
      return {Kind::kXml};
    case Kind::kDom:
    case Kind::kEntity:
    case Kind::kLinked:
    case Kind::kCallItem:
    case Kind::kSelected:
    case Kind::kSelectedOfCall:
    case Kind::kSelectedOfItem:
      return base;
    case Kind::kPersonal:
      return {Kind::kLinked};
    case Kind::kCall:
      return {Kind::kCallItem, base.function};
    case Kind::kOther:  // an object may well hold XML
    case Kind::kUnknown:
      break;
  }
  return {Kind::kUnknown};
}

Value SelectedFrom(Value base) {
  switch (base.kind) {
    case Kind::kNothing:
    case Kind::kNull:
    case Kind::kOther:  // undefined in v7; says nothing about the result
    case Kind::kDom:
    case Kind::kPersonal:
      return {};
    case Kind::kXml:
      return {Kind::kXml};
    case Kind::kSelected:
    case Kind::kSelectedOfCall:
    case Kind::kSelectedOfItem:
      return base;
    case Kind::kCall:
      return {Kind::kSelectedOfCall, base.function};
    case Kind::kCallItem:
      return {Kind::kSelectedOfItem, base.function};
    case Kind::kEntity:
    case Kind::kLinked:
    case Kind::kUnknown:
      break;
  }
  return {Kind::kSelected};
}

namespace {

Value ResultOfPlain(Value base, std::uint32_t function) {
  if (IsSelection(base.kind)) return {Kind::kOther};
  if (base.kind == Kind::kUnknown && function != 0) {
    return {Kind::kCall, function};
  }
  if (base.kind == Kind::kDom || base.kind == Kind::kLinked) return base;
  return {Kind::kUnknown};
}

Value ResultOfCopy(Value base) {
  const bool known_other = base.kind == Kind::kOther;
  if (base.kind == Kind::kDom) return base;
  return {known_other ? Kind::kUnknown : Kind::kXml};
}

Value ResultOfQuery(Value base) {
  if (base.kind == Kind::kDom) return base;
  return {base.kind == Kind::kOther ? Kind::kUnknown : Kind::kXml};
}

}  // namespace

Value ResultOf(Method method, Value base, std::uint32_t function) {
  if (method == Method::kNotXml) return {Kind::kOther};
  if (method == Method::kDom) return {Kind::kDom};
  if (base.kind == Kind::kNothing || base.kind == Kind::kNull) return {};
  switch (method) {
    case Method::kXml:
      return MemberOf(base);
    case Method::kCopy:
      return ResultOfCopy(base);
    case Method::kExecuteQuery:
      return ResultOfQuery(base);
    case Method::kLoad:
      return {base.kind == Kind::kDom ? Kind::kDom : Kind::kEntity};
    case Method::kToXml:
      return {base.kind == Kind::kOther ? Kind::kUnknown : Kind::kXml};
    case Method::kPlain:
      return ResultOfPlain(base, function);
    default:
      return {Kind::kUnknown};
  }
}

Xmlness ToXmlness(Value value) {
  switch (value.kind) {
    case Kind::kXml:
      return Xmlness::kXml;
    case Kind::kNull:
    case Kind::kOther:
    case Kind::kDom:
    case Kind::kPersonal:
      return Xmlness::kOther;
    default:
      return Xmlness::kUnknown;
  }
}

}  // namespace audit
