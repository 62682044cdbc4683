// A native check: free functions behind a rule that YAML cannot express. One
// part names what it wants to see and is called from the one walk; the other
// answers its open questions in pass 2. A check has no words of its own: the
// rule that names it does.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/xmlness.h"
#include "core/draft.h"
#include "core/node_view.h"
#include "model/entity.h"
#include "model/facts.h"
#include "model/places.h"
#include "syntax/html.h"
#include "syntax/template.h"
#include "syntax/tree.h"

namespace audit {

using Emit = std::function<void(Draft)>;  // sets Draft::rule

// One parsed script. Regions of drafts are of `text`.
struct ScriptView {
  std::string_view text;
  Node root;
  FragmentKind kind;
  ScriptValues& values;  // what its expressions hold; shared by the checks
};

// One element of an entity, of a virtual document (entity then null), or of
// the tags around the entities (entity then without schema and element).
struct ElementView {
  const NodeView& view;
  NodeId element;
  const Entity* entity;

  // Whether the element is the entity, not one quoted or put aside in another.
  bool IsEntity() const {
    return entity != nullptr && entity->element == element;
  }
};

// A text that is no script: SQL, a shell script, what a template writes around
// its scripts (kHtml), an xtk expression. Regions of drafts are of `text`.
struct TextView {
  // What makes an expression one: its attribute, or only that a string of a
  // script might hold one.
  enum class Place : std::uint8_t { kKnown, kGuessed, kConstant };

  std::string_view text;
  Language language;
  Place place = Place::kKnown;
};

// A page or template outside of its scripts: what it loads, how its sections
// follow each other.
struct PageView {
  std::span<const Directive> directives;      // <%@ page import="..." %> ...
  std::span<const ScriptSource> sources;      // <script src="...">
  std::string_view text;                      // of the page or template
  std::span<const TemplateSection> sections;  // of a template
  Setting setting = Setting::kOther;
};

// What pass 2 knows of a draft's place.
struct AnswerContext {
  const Facts& facts;
  std::span<const std::string> loads;  // libraries the script's entity loads
  std::string_view path = {};          // of the file
  std::string_view entity = {};        // "xtk:workflow|WKF1"; empty: none
  std::string_view entity_path = {};   // "activities/query/where/@expr"
};

// What became of an open question: drop means "proven harmless".
enum class Answer : std::uint8_t { kDrop, kKeep };

struct Check {
  std::string_view name;
  // Script part: called once for each script that has a node of a wanted kind,
  // with all of them in document order as the one walk met them. Once, so that
  // what a check learns of a script lives as long as the call and no longer.
  std::span<const std::string_view> node_types = {};
  void (*script)(const ScriptView&, std::span<const Node> wanted,
                 const Emit&) = nullptr;
  // Markup part: called once for each element of a wanted name.
  std::span<const std::string_view> element_names = {};
  void (*element)(const ElementView&, const Emit&) = nullptr;
  // Text part: called for each text of a wanted language that the rule's
  // trigger is found in. kXtk: expressions at every layer, and the constant
  // strings of scripts.
  std::span<const Language> languages = {};
  void (*text)(const TextView&, const Emit&) = nullptr;
  // Page part: called once for each page and template.
  void (*page)(const PageView&, const Emit&) = nullptr;
  // Pass 2: sets verdict, unclear, captures, notes of a draft with questions.
  Answer (*answer)(const AnswerContext&, Draft*) = nullptr;
};

// Every check there is, sorted by name.
std::span<const Check> AllChecks();
std::vector<std::string_view> CheckNames();
// Of those that look into scripts: they need a trigger.
std::vector<std::string_view> ScriptCheckNames();

}  // namespace audit
