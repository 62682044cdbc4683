// Where code stands in Campaign's entities (formats.md 1.2-1.9 and 8): for
// each text and attribute, what language it holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/language.h"
#include "core/node_view.h"
#include "model/entity.h"

namespace audit {

struct FragmentKind {
  Language language;
  Side side = Side::kServer;
  Setting setting = Setting::kScript;
  Certainty certainty = Certainty::kKnown;
  bool library = false;  // others load it: its functions are facts
  auto operator<=>(const FragmentKind&) const = default;
};

// Fragments larger than this are not read (design section 7); counted.
inline constexpr std::size_t kMaxFragment = 16u << 20;

// The text of `element` inside `entity`; nullopt: no code there. Any text that
// holds "<%" is at least a template, unless it is script by its place or words
// for people (descriptions, helps).
std::optional<FragmentKind> KindOfText(const Entity& entity,
                                       const NodeView& view, NodeId element,
                                       std::string_view text);
std::optional<FragmentKind> KindOfAttribute(const Entity& entity,
                                            const NodeView& view,
                                            NodeId element,
                                            std::string_view name,
                                            std::string_view value);
// Attributes of queryDef, form, ... that hold xtk expressions wherever they
// stand, also in E4X and in XML strings.
bool IsExpressionAttribute(std::string_view element, std::string_view name);

// A file that is code as a whole, by its name: .js, .jssp, .jst, .sql, .html,
// .css, shell and batch scripts, configuration of Apache,
// or by the folder a sync tool named after its schema ("xtk_jst/cus/list").
// A .js file is JavaScript even where it holds "<%".
std::optional<FragmentKind> KindOfFile(std::string_view path,
                                       std::string_view text);

}  // namespace audit
