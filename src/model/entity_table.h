// The entities that exports hold (formats.md 1.2): the element that writes
// each, its schema, and what identifies it across instances.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace audit {

enum class KeyForm : std::uint8_t {
  kNamespaceName,  // "cus:recipient"
  kInternalName,
  kName,
  kTagId,
};

// How much a bare root element of this name says by itself.
enum class BareName : std::uint8_t {
  kTelling,  // no other XML is known to use it
  kCommon,   // <report>, <form>: needs an attribute of Campaign's besides
};

struct EntityForm {
  std::string_view name;  // of the element
  std::string_view schema;
  KeyForm key;
  BareName bare;
};

// By element name; null when no entity is known to be written so.
const EntityForm* FindEntityForm(std::string_view element);
const EntityForm* FindEntityFormOfSchema(std::string_view schema);
std::span<const EntityForm> EntityForms();

}  // namespace audit
