// Entities of a document: which Campaign object each root is, and how it is
// named across instances.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "xml/document.h"

namespace audit {

struct Entity {
  std::string schema;  // "xtk:workflow"; "" where nothing tells it;
                       // "xtk:package" for the script a package runs when it
                       // is imported, named like the package
  std::string key;     // "cus:recipient", "WKF12"; the file's path where the
                       // element carries no key (sync tools)
  NodeId element = 0;
  Region region;           // UTF-8 text of the file
  bool is_server = false;  // <serverConf>: no schema, no key
  // "schema|key", as the vendor's log names it; empty for a server's
  // configuration, which is no entity but read like one.
  std::string Name() const {
    return is_server ? std::string() : schema + "|" + key;
  }
};

struct PackageInfo {
  std::string build_version;  // "6.1"; empty where absent or "*"
  std::string build_number;
};

struct EntityList {
  bool recognised = false;  // some root is Campaign's
  std::optional<PackageInfo> package;
  std::vector<Entity> entities;  // document order; nested ones not listed
};

// Every envelope of formats.md 1.1: <package>, <pkgDesc>, <builder>, bare
// entities, several roots. `path` gives a key to entities without one.
EntityList FindEntities(const Document& document, std::string_view path);

// The step that names `element` in an entity path: "query[@name='q1']",
// "element[@name='x']", else the bare element name.
std::string PathStep(const NodeView& view, NodeId element);
// Path of `element` below its entity, e.g. "activities/js[@name='js']/script".
std::string EntityPath(const NodeView& view, NodeId entity, NodeId element);

}  // namespace audit
