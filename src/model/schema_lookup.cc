// How Schemas finds a name: the declarations of a place, what @ref and
// @template lead to, and the names that nobody writes.
#include <algorithm>
#include <utility>

#include "model/platform.h"
#include "model/schemas.h"

namespace audit {
namespace {

using Kind = SchemaField::Kind;
using Scope = SchemaPlace::Scope;

// Real schemas have a handful of extensions and templates; a package made to
// hurt may have as many as it has bytes.
constexpr std::size_t kMaxScopes = 32;
constexpr std::size_t kMaxDeclarations = 32;
// Elements in elements; @ref can make them endless.
constexpr std::uint32_t kMaxDepth = 64;

SchemaField TooMuch() {
  SchemaField field;
  field.kind = Kind::kTooMuch;
  return field;
}

Kind KindOf(const SchemaNode& node, Kind declared) {
  if (node.removed) return Kind::kRemoved;
  if (node.conditional) return Kind::kConditional;
  return node.inferred ? Kind::kInferred : declared;
}

void TakeLink(const SchemaLink& link, SchemaField* field) {
  field->target = link.target;
  field->collection = link.collection;
  field->joins = link.joins;
  field->plain_link = !link.collection && !link.joined;
}

void TakeValue(const SchemaSource& source, std::uint32_t index,
               SchemaField* field) {
  const SchemaNode& node = source.nodes[index];
  field->says_type =
      source.extends.empty() || !node.type.empty() || !node.sql_name.empty();
  field->column = ColumnOf(source, index);
  field->enumeration = node.enumeration;
}

// Whether the key "@id" of a schema is a number, as it says itself.
bool HasNumberedId(const SchemaSource& source) {
  if (source.main == kNoNode) return false;
  const auto ids = NodesNamed(source, source.main, NameSort::kAttribute, "id");
  if (ids.empty()) return source.autopk;
  return std::all_of(ids.begin(), ids.end(), [&](std::uint32_t id) {
    return IsNumberOfRow(source.nodes[id].type);
  });
}

// The element at "a/b" right below the srcSchema; kNoNode where there is none
// or more than one.
std::uint32_t ElementAt(const SchemaSource& source, std::string_view path) {
  std::uint32_t at = kNoNode;
  for (std::uint32_t depth = 0; depth < kMaxDepth; ++depth) {
    const std::size_t slash = path.find('/');
    const auto found =
        NodesNamed(source, at, NameSort::kElement, path.substr(0, slash));
    if (found.size() != 1) return kNoNode;
    at = found.front();
    if (slash == std::string_view::npos) return at;
    path.remove_prefix(slash + 1);
  }
  return kNoNode;
}

bool GroupsFields(const SchemaNode& node) {
  return !node.is_attribute && node.link == kNoNode &&
         (node.type.empty() || node.type == "ANY");
}

}  // namespace

SchemaPlace Schemas::At(std::string_view schema) const {
  SchemaPlace place;
  if (!Knows(schema)) return place;
  place.schema = schema;
  for (const Part& part : PartsOf(schema)) {
    const std::uint32_t main = sources_[part.source].main;
    if (main == kNoNode) continue;
    Enter({part.source, main, part.source, part.indirect}, &place);
    if (place.too_much) break;
  }
  return place;
}

void Schemas::Enter(Scope scope, SchemaPlace* place) const {
  std::vector<Scope> open = {scope};
  while (!open.empty()) {
    const Scope at = open.back();
    open.pop_back();
    const auto same = [&](const Scope& s) {
      return s.source == at.source && s.node == at.node &&
             s.version == at.version;
    };
    if (std::any_of(place->scopes.begin(), place->scopes.end(), same)) continue;
    if (place->scopes.size() == kMaxScopes) {
      place->too_much = true;
      return;
    }
    place->scopes.push_back(at);
    const SchemaSource& source = sources_[at.source];
    const SchemaNode& node = source.nodes[at.node];
    const std::string_view of_schema =
        at.node == source.main ? std::string_view(source.template_of) : "";
    for (const std::string_view pointer :
         {std::string_view(node.ref), std::string_view(node.template_of),
          of_schema}) {
      if (const auto next = Follow(at, pointer)) open.push_back(*next);
    }
  }
}

// Only what leads to one element of one version is followed.
std::optional<Scope> Schemas::Follow(const Scope& from,
                                     std::string_view pointer) const {
  if (pointer.empty()) return std::nullopt;
  const SchemaSource& source = sources_[from.source];
  std::optional<Scope> to;
  const std::size_t first = pointer.find(':');
  if (first == std::string_view::npos) {
    const std::uint32_t own = ElementAt(source, pointer);
    if (!source.extends.empty()) {
      to = Definition(PartsOf(source.extends), pointer);
    }
    if (own != kNoNode) {
      if (to) return std::nullopt;  // which of the two is not documented
      to = Scope{from.source, own, 0, false};
    }
  } else {
    const std::size_t second = pointer.find(':', first + 1);
    const std::string_view path = second == std::string_view::npos
                                      ? std::string_view()
                                      : pointer.substr(second + 1);
    to = Definition(PartsOf(pointer.substr(0, second)), path);
  }
  if (!to || !GroupsFields(sources_[to->source].nodes[to->node])) {
    return std::nullopt;
  }
  to->version = from.version;
  to->indirect = from.indirect;
  return to;
}

// `path`: of a definition; empty: the main element.
std::optional<Scope> Schemas::Definition(std::span<const Part> parts,
                                         std::string_view path) const {
  if (parts.size() > kMaxScopes) return std::nullopt;
  std::optional<Scope> found;
  for (const Part& part : parts) {
    if (!IsFull(part)) continue;
    if (versions_[part.source] > 1 || found) return std::nullopt;
    const SchemaSource& source = sources_[part.source];
    const std::uint32_t node =
        path.empty() ? source.main : ElementAt(source, path);
    if (node == kNoNode) return std::nullopt;
    const SchemaNode& element = source.nodes[node];
    if (element.removed || element.conditional) return std::nullopt;
    found = Scope{part.source, node, 0, false};
  }
  return found;
}

std::optional<SchemaField> Schemas::Take(const SchemaPlace& from, NameSort sort,
                                         std::string_view name,
                                         SchemaPlace* into) const {
  if (from.schema.empty()) return std::nullopt;
  if (from.too_much) return TooMuch();
  const auto declared = Declared(from, sort, name, into);
  if (!declared.empty()) return Merged(declared);
  if (sort == NameSort::kAttribute) return KeyOfLink(from, name);
  return ReverseOf(from, name);
}

std::vector<Declaration> Schemas::Declared(const SchemaPlace& from,
                                           NameSort sort, std::string_view name,
                                           SchemaPlace* into) const {
  std::vector<Declaration> declared;
  if (into != nullptr) {
    *into = {from.schema,
             from.xpath + std::string(name) + "/",
             {},
             from.depth + 1,
             from.depth + 1 > kMaxDepth};
  }
  const auto add = [&](const Scope& scope, std::optional<SchemaField> field) {
    if (!field) return;
    declared.push_back({*std::move(field), groups_[scope.version],
                        scope.version, versions_[scope.version],
                        scope.indirect});
  };
  for (const Scope& scope : from.scopes) {
    const SchemaSource& source = sources_[scope.source];
    const auto nodes = NodesNamed(source, scope.node, sort, name);
    if (declared.size() + nodes.size() > kMaxDeclarations) {
      add(scope, TooMuch());
      return declared;
    }
    for (const std::uint32_t node : nodes) {
      add(scope, FieldOf(scope, node, into));
    }
    const bool makes_key = nodes.empty() && sort == NameSort::kAttribute &&
                           name == "id" && source.autopk && from.depth == 0 &&
                           scope.node == source.main &&
                           scope.source == scope.version;
    if (!makes_key) continue;
    SchemaField key;
    key.type = "long";
    key.source = source.words;
    key.column = KeyColumnNameOf(source, "long");
    add(scope, std::move(key));
  }
  return declared;
}

std::optional<SchemaField> Schemas::FieldOf(const Scope& scope,
                                            std::uint32_t index,
                                            SchemaPlace* into) const {
  const SchemaSource& source = sources_[scope.source];
  const SchemaNode& node = source.nodes[index];
  SchemaField field;
  field.source = source.words;
  field.type = node.type;
  field.kind = KindOf(node, Kind::kField);
  if (field.kind == Kind::kRemoved || field.kind == Kind::kConditional) {
    return field;
  }
  if (node.link != kNoNode) {
    field.kind = KindOf(node, Kind::kLink);
    TakeLink(source.links[node.link], &field);
    field.column = KeyColumnOf(source, node);
    return field;
  }
  if (!GroupsFields(node)) {
    TakeValue(source, index, &field);
    return field;
  }
  // ANY is any XML; one without type and content may only name what another
  // schema declares. Where the fields of an aggregate go is not documented.
  SchemaPlace own;
  Enter({scope.source, index, scope.version, scope.indirect}, &own);
  if (!node.aggregate.empty()) return std::nullopt;
  if (!node.has_content && own.scopes.size() < 2) return std::nullopt;
  field.kind = KindOf(node, Kind::kElement);
  if (into == nullptr) return field;
  into->too_much = into->too_much || own.too_much ||
                   into->scopes.size() + own.scopes.size() > kMaxScopes;
  if (!into->too_much) {
    into->scopes.insert(into->scopes.end(), own.scopes.begin(),
                        own.scopes.end());
  }
  return field;
}

// The column of a link to one: by rule where its target's key is "@id"; of the
// platform's as its tables say.
SqlName Schemas::KeyColumnOf(const SchemaSource& source,
                             const SchemaNode& node) const {
  if (!node.sql_name.empty()) return {node.sql_name, SqlName::By::kWritten};
  const SchemaLink& link = source.links[node.link];
  const bool plain = !link.collection && !link.joined && node.has_column &&
                     NamesColumns(source, node);
  return plain && IsKeyedById(link.target) ? ForeignKeyOf(node.name)
                                           : SqlName();
}

std::optional<SchemaField> Schemas::Find(std::string_view schema,
                                         std::string_view xpath) const {
  const std::size_t slash = xpath.rfind('/');
  SchemaPlace place = At(schema);
  if (slash != std::string_view::npos) {
    auto inner = Inside(std::move(place), xpath.substr(0, slash));
    if (!inner) return std::nullopt;
    place = *std::move(inner);
    xpath.remove_prefix(slash + 1);
  }
  const bool attribute = xpath.starts_with('@');
  return Take(place, attribute ? NameSort::kAttribute : NameSort::kElement,
              xpath.substr(attribute ? 1 : 0), nullptr);
}

// Where the elements of `path` lead, all of which must be known as such.
std::optional<SchemaPlace> Schemas::Inside(SchemaPlace place,
                                           std::string_view path) const {
  while (true) {
    const std::size_t slash = path.find('/');
    SchemaPlace into;
    const auto declared =
        Declared(place, NameSort::kElement, path.substr(0, slash), &into);
    if (place.too_much || declared.empty() ||
        Merged(declared).kind != Kind::kElement) {
      return std::nullopt;
    }
    place = std::move(into);
    if (slash == std::string_view::npos) return place;
    path.remove_prefix(slash + 1);
  }
}

// "@company-id" of a link "company" without a <join> of its own.
std::optional<SchemaField> Schemas::KeyOfLink(const SchemaPlace& from,
                                              std::string_view name) const {
  constexpr std::string_view kKeyEnd = "-id";
  if (!name.ends_with(kKeyEnd)) return std::nullopt;
  const std::string_view link_name =
      name.substr(0, name.size() - kKeyEnd.size());
  const auto declared = Declared(from, NameSort::kElement, link_name, nullptr);
  if (declared.empty()) return std::nullopt;
  const SchemaField link = Merged(declared);
  if (link.kind != Kind::kLink || !link.plain_link ||
      !IsKeyedById(link.target)) {
    return std::nullopt;
  }
  SchemaField key;
  key.type = "long";
  key.source = link.source;
  key.column = link.column;
  return key;
}

bool Schemas::IsKeyedById(std::string_view schema) const {
  const auto key = KeyOf(schema);
  if (!key || key->size() != 1 || key->front() != "@id") return false;
  // Of the platform's the table of keys tells, without types.
  if (FindPlatformKey(schema) != nullptr) return true;
  const auto parts = PartsOf(schema);
  return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
    return !IsFull(part) || part.source < platform_ ||
           HasNumberedId(sources_[part.source]);
  });
}

bool Schemas::IsKnownLink(const Reverse& link, std::string_view target) const {
  const SchemaSource& source = sources_[link.source];
  const SchemaNode& node = source.nodes[link.node];
  if (node.depth > kMaxDepth) return false;
  std::vector<std::string_view> around;
  for (std::uint32_t at = node.parent; at != source.main;
       at = source.nodes[at].parent) {
    around.push_back(source.nodes[at].name);
  }
  SchemaPlace place = At(source.schema());
  for (; !around.empty(); around.pop_back()) {
    auto inner = Inside(std::move(place), around.back());
    if (!inner) return false;
    place = *std::move(inner);
  }
  const auto declared = Declared(place, NameSort::kElement, node.name, nullptr);
  if (place.too_much || declared.empty()) return false;
  const SchemaField forward = Merged(declared);
  return forward.kind == Kind::kLink && forward.target == target;
}

std::optional<SchemaField> Schemas::ReverseOf(const SchemaPlace& from,
                                              std::string_view name) const {
  const auto to = reverse_.find(from.schema);
  if (from.depth != 0 || to == reverse_.end()) return std::nullopt;
  const auto links = to->second.find(name);
  if (links == to->second.end()) return std::nullopt;
  if (links->second.size() > kMaxDeclarations) return TooMuch();
  std::optional<SchemaField> found;
  for (const Reverse& link : links->second) {
    // A link that an extension takes away has no way back either.
    if (!IsKnownLink(link, from.schema)) continue;
    const SchemaSource& source = sources_[link.source];
    const SchemaNode& node = source.nodes[link.node];
    SchemaField back;
    back.kind = Kind::kLink;
    back.source = source.words;
    back.target = source.schema();
    back.collection = !source.links[node.link].reverse_to_one;
    if (!found) {
      found = back;
    } else if (found->target != back.target ||
               found->collection != back.collection) {
      found->kind = Kind::kDisputed;
    }
  }
  return found;
}

}  // namespace audit
