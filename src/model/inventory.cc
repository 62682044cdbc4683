#include "model/inventory.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "model/entity_table.h"
#include "model/platform.h"

namespace audit {
namespace {

using Kind = ReferenceState::Kind;
using Reason = ReferenceState::Reason;

constexpr std::array<std::string_view, 4> kKinds = {
    "in the input", "Campaign's own", "dangling", "not known"};

constexpr std::array<std::string_view, 10> kReasons = {
    "it is known",
    "no entity of its schema is in the input",
    "no entity of its namespace is in the input",
    "it may be Campaign's own",
    "the input mentions it, not as an entity",
    "the input holds it in another spelling",
    "a script makes it",
    "a query may find nothing",
    "rows are exported one by one",
    "part of the input was not read"};

// What people build and move as a whole. Everything else is data: a folder or
// an operator that an export only names is no fault of it.
constexpr auto kBuilt = std::to_array<std::string_view>({
    "ncm:publishing",    "nms:delivery",    "nms:deliveryMapping",
    "nms:extAccount",    "nms:includeView", "nms:operation",
    "nms:typology",      "nms:webApp",      "xtk:form",
    "xtk:formRendering", "xtk:javascript",  "xtk:jssp",
    "xtk:jst",           "xtk:navtree",     "xtk:option",
    "xtk:report",        "xtk:srcSchema",   "xtk:strings",
    "xtk:workflow",      "xtk:xslt",
});

// Names that Campaign counts up for what people create.
struct CountedName {
  std::string_view schema;
  std::string_view prefix;
};
constexpr auto kCounted = std::to_array<CountedName>({
    {"nms:delivery", "DM"},
    {"nms:operation", "OP"},
    {"xtk:workflow", "WKF"},
});

bool IsNamespaced(std::string_view schema) {
  const EntityForm* form = FindEntityFormOfSchema(schema);
  return form != nullptr && form->key == KeyForm::kNamespaceName;
}

std::string_view SpaceOf(std::string_view key) {
  const std::size_t colon = key.find(':');
  return colon == std::string_view::npos ? "" : key.substr(0, colon);
}

// Whether databases tell letters apart depends on them, and people leave out
// the end of a file's name.
std::string Folded(std::string_view key) {
  std::string folded = ToLower(key);
  const std::size_t dot = folded.rfind('.');
  if (dot != std::string::npos && dot > folded.rfind(':') + 1) {
    folded.resize(dot);
  }
  return folded;
}

bool IsListedAsBuiltIn(const Reference& reference) {
  const std::string& key = reference.key;
  if (reference.schema == "xtk:srcSchema") {
    return FindPlatformSchema(key) != nullptr;
  }
  if (reference.schema == "xtk:option") {
    return IsListed(OfficialList::kWatchedOption, key);
  }
  return reference.schema == "xtk:folder" &&
         (IsListed(OfficialList::kNewFolder, key) ||
          IsListed(OfficialList::kObsoleteFolder, key));
}

ReferenceState Unknown(Reason reason, std::uint32_t peers = 0) {
  return {Kind::kUnknown, reason, peers};
}

}  // namespace

std::string_view WordsOf(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view WordsOf(Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

void Inventory::AddEntity(std::string_view schema, std::string_view key) {
  Entities& entities = schemas_[std::string(schema)];
  if (!entities.keys.emplace(key).second) return;
  entities.spellings.insert(Folded(key));
  if (!IsNamespaced(schema)) return;
  const std::string space(SpaceOf(key));
  ++entities.namespaces[space];
  if (!space.empty() && !IsReservedNamespace(space)) {
    namespaces_.insert(ToLower(space));
  }
}

void Inventory::AddMention(std::string_view schema, std::string_view key) {
  schemas_[std::string(schema)].mentioned.insert(Folded(key));
}

void Inventory::AddMade(std::string_view schema, std::string_view key) {
  schemas_[std::string(schema)].made.insert(ToLower(key));
}

void Inventory::AddLooseFile(std::string_view name) {
  loose_files_.insert(Folded(name));
}

ReferenceState Inventory::StateOf(const Reference& reference) const {
  const auto found = schemas_.find(reference.schema);
  if (found != schemas_.end() && found->second.keys.contains(reference.key)) {
    return {Kind::kInInput, Reason::kNone,
            static_cast<std::uint32_t>(found->second.keys.size())};
  }
  if (IsListedAsBuiltIn(reference)) return {Kind::kBuiltIn, Reason::kNone, 0};
  if (!std::binary_search(kBuilt.begin(), kBuilt.end(), reference.schema)) {
    return Unknown(Reason::kRow);
  }
  if (reference.use == ReferenceUse::kMakes) {
    return Unknown(Reason::kMadeByScript);
  }
  if (found == schemas_.end()) return Unknown(Reason::kNotExported);
  return Missing(reference, found->second);
}

ReferenceState Inventory::Missing(const Reference& reference,
                                  const Entities& entities) const {
  const std::string& key = reference.key;
  const std::string folded = Folded(key);
  if (entities.made.contains(ToLower(key))) {
    return Unknown(Reason::kMadeByScript);
  }
  if (entities.spellings.contains(folded)) {
    return Unknown(Reason::kOtherSpelling);
  }
  if (entities.mentioned.contains(folded)) return Unknown(Reason::kMentioned);
  if (entities.keys.empty()) return Unknown(Reason::kNotExported);
  auto peers = static_cast<std::uint32_t>(entities.keys.size());
  if (IsNamespaced(reference.schema)) {
    const std::string_view space = SpaceOf(key);
    if (space.empty() || IsReservedNamespace(space)) {
      return Unknown(Reason::kMayBeBuiltIn, peers);
    }
    if (loose_files_.contains(folded.substr(space.size() + 1))) {
      return Unknown(Reason::kOtherSpelling);
    }
    const auto of_space = entities.namespaces.find(space);
    if (of_space == entities.namespaces.end()) {
      return Unknown(Reason::kNamespaceNotExported, peers);
    }
    peers = of_space->second;
  } else if (!IsCustomersName(reference.schema, key)) {
    return Unknown(Reason::kMayBeBuiltIn, peers);
  }
  if (reference.use == ReferenceUse::kAsksFor) {
    return Unknown(Reason::kMayFindNothing, peers);
  }
  if (incomplete_) return Unknown(Reason::kIncomplete, peers);
  return {Kind::kDangling, Reason::kNone, peers};
}

// Names without a namespace do not tell whose they are, but for those that
// Campaign counts up, and those that open with a namespace of the customer:
// "cusRate", "CUS_RATE", not "customer".
bool Inventory::IsCustomersName(std::string_view schema,
                                std::string_view key) const {
  for (const CountedName& counted : kCounted) {
    if (counted.schema != schema || !key.starts_with(counted.prefix)) continue;
    const std::string_view number = key.substr(counted.prefix.size());
    if (!number.empty() && std::all_of(number.begin(), number.end(), IsDigit)) {
      return true;
    }
  }
  constexpr std::size_t kTelling = 3;    // two letters open any word
  constexpr std::size_t kLongest = 100;  // than any namespace
  const std::size_t last = std::min(key.size(), kLongest + 1);
  for (std::size_t size = kTelling; size < last; ++size) {
    const char before = key[size - 1];
    const char next = key[size];
    const bool camel =
        before >= 'a' && before <= 'z' && next >= 'A' && next <= 'Z';
    if (!camel && next != '_' && next != '-' && !IsDigit(next)) continue;
    if (namespaces_.contains(ToLower(key.substr(0, size)))) return true;
  }
  return false;
}

}  // namespace audit
