#include "model/declarations.h"

#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }

// A deletion, or a link to one that is elsewhere.
bool DeclaresNothing(const NodeView& view, NodeId element) {
  const std::string_view operation = ValueOf(view, element, "_operation");
  return operation == "none" || operation == "delete";
}

std::set<std::string> FunctionsOf(const NodeView& view, NodeId list) {
  std::set<std::string> names;
  ForEachInSubtree(view, list, [&](NodeId element) {
    if (view.Name(element) != "function") return;
    const std::string_view name = ValueOf(view, element, "name");
    if (!name.empty()) names.insert(ToLower(name));
  });
  return names;
}

void ReadMethods(const NodeView& view, const Entity& entity,
                 const std::string& schema, Declarations* into) {
  ForEachInSubtree(view, entity.element, [&](NodeId element) {
    if (view.Name(element) != "method") return;
    const std::string_view name = ValueOf(view, element, "name");
    if (name.empty()) return;
    into->methods[schema + "#" + std::string(name)].emplace(
        ValueOf(view, element, "access"));
  });
}

void ReadIndexes(const NodeView& view, const Entity& entity,
                 std::vector<IndexFact>* into) {
  ForEachInSubtree(view, entity.element, [&](NodeId element) {
    const std::string_view tag = view.Name(element);
    if ((tag != "dbindex" && tag != "key") || DeclaresNothing(view, element)) {
      return;
    }
    IndexFact fact{std::string(ValueOf(view, element, "name")), {}};
    for (NodeId child = view.FirstChild(element); child != 0;
         child = view.NextSibling(child)) {
      if (view.Name(child) != "keyfield") continue;
      for (const std::string_view way : {"xpath", "xlink"}) {
        const std::string_view path = ValueOf(view, child, way);
        if (!path.empty()) fact.fields.emplace_back(path);
      }
    }
    into->push_back(std::move(fact));
  });
}

}  // namespace

void Declarations::Read(const NodeView& view, const Entity& entity,
                        std::string_view path) {
  const NodeId root = entity.element;
  if (entity.schema == "xtk:funcList") {
    FunctionListFact fact{std::string(path), view.NameRegion(root).begin,
                          FunctionsOf(view, root)};
    if (DeclaresNothing(view, root)) return;
    functions.insert(fact.functions.begin(), fact.functions.end());
    lists[entity.key].push_back(std::move(fact));
  } else if (entity.schema == "xtk:srcSchema") {
    auto schema = ReadSchema(view, root, entity.key);
    if (!schema || DeclaresNothing(view, root)) return;
    ReadMethods(view, entity, schema->schema(), this);
    ReadIndexes(view, entity, &indexes[schema->schema()]);
    schemas.push_back(*std::move(schema));
  } else if (IsTrue(ValueOf(view, root, "builtIn"))) {
    shipped.insert(entity.Name());
  }
}

void Declarations::Join(const Declarations& other) {
  functions.insert(other.functions.begin(), other.functions.end());
  for (const auto& [id, facts] : other.lists) {
    auto& known = lists[id];
    known.insert(known.end(), facts.begin(), facts.end());
  }
  for (const auto& [method, access] : other.methods) {
    methods[method].insert(access.begin(), access.end());
  }
  for (const auto& [schema, facts] : other.indexes) {
    auto& known = indexes[schema];
    known.insert(known.end(), facts.begin(), facts.end());
  }
  shipped.insert(other.shipped.begin(), other.shipped.end());
  schemas.insert(schemas.end(), other.schemas.begin(), other.schemas.end());
}

}  // namespace audit
