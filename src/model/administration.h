// Operators, their groups and rights, options and external accounts, as facts.
// How exports write operators and their rights is inferred (formats.md 1.8).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "model/entity.h"

namespace audit {

struct OperatorFact {
  bool has_password = false;
  bool has_zone = false;  // an authorised connection zone is written
  // Groups and named rights, by name; what stands in any file.
  std::set<std::string, std::less<>> grants;
};

// The file that looks most like an export of the platform's options.
struct OptionsExport {
  std::string path;       // empty: no file has any
  std::size_t count = 0;  // of options of the platform
};

// What is known of one instance, or of one of its files.
struct Administration {
  std::map<std::string, OperatorFact, std::less<>> operators;  // by login
  // By name; every value met, so that exports that disagree are seen. What is
  // no number stands as "#" and its hash.
  std::map<std::string, std::set<std::string>, std::less<>> options;
  OptionsExport options_export;
  // Of the enumeration "securityZone": the zones that an operator can get.
  std::set<std::string, std::less<>> zone_values;
  // External accounts by name: the ways they reach a CRM.
  std::map<std::string, std::set<std::string>, std::less<>> accounts;

  // Takes what an entity of the file says; most say nothing.
  void Read(const NodeView& view, const Entity& entity, std::string_view path);
  void Join(const Administration& other);
};

// Whether the entity is a person's login: neither a group nor a right, which
// are kept in the same table, nor a link to an operator.
bool IsOperator(const NodeView& view, const Entity& entity);
// Whether an element in an operator stands for a group or a right, by its name.
bool IsGrant(std::string_view element);
// The groups and rights its own element names.
std::set<std::string, std::less<>> GrantsOf(const NodeView& view,
                                            NodeId element);

// The attribute that names the zone an operator may log on from (inferred);
// 0: none.
AttributeId ZoneOfOperator(const NodeView& view, NodeId element);

// Whether the page on options lists it, or another page on migration and
// security names it: those may be changed.
bool IsDocumentedOption(std::string_view name);
// Whether it is the platform's own: documented, or named as only it names them.
bool IsPlatformOption(std::string_view name);

// The attribute an option keeps its value in, by @dataType (formats.md 1.7);
// 0 where the export wrote none: the value is its type's default.
AttributeId OptionValue(const NodeView& view, NodeId option);
// The attributes that say how an account reaches a CRM.
std::vector<AttributeId> CrmDeployments(const NodeView& view, NodeId account);

}  // namespace audit
