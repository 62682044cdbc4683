// Any bytes as a script: the scanner survives it, and constants, XML literals,
// facts and what the native checks say of its tree stay inside the text.
#include <cstdint>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/script_facts.h"
#include "checks/script_references.h"
#include "checks/script_texts.h"
#include "checks/taint.h"
#include "model/json_query.h"
#include "syntax/constant.h"
#include "syntax/e4x.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

// What a rule on markup may ask of an element written in a script.
void CheckMarkup(const Markup& markup, std::size_t size) {
  for (NodeId element = markup.FirstRoot(); element != 0;) {
    RequireInside(markup.StartTagRegion(element), size);
    RequireInside(markup.NameRegion(element), size);
    Require(markup.TextOrigin(element).decoded_size() ==
            markup.Text(element).size());
    for (AttributeId a = markup.FirstAttribute(element); a != 0;
         a = markup.NextAttribute(a)) {
      RequireInside(markup.AttributeRegion(a), size);
      Require(markup.AttributeOrigin(a).decoded_size() ==
              markup.AttributeValue(a).size());
    }
    NodeId next = markup.FirstChild(element);
    while (next == 0 && element != 0) {
      next = markup.NextSibling(element);
      element = markup.Parent(element);
    }
    element = next;
  }
}

void VisitNode(Node node, std::string_view text) {
  RequireInside(node.region(), text.size());
  if (const auto constant = FoldConstant(node, text)) {
    Require(constant->origin.decoded_size() == constant->text.size());
  }
  if (node.type() == "xml_element" || node.type() == "xml_list") {
    CheckMarkup(MarkupOfLiteral(node, text), text.size());
  }
  if (node.is("object")) {
    if (const auto markup = MarkupOfObject(node, text)) {
      CheckMarkup(*markup, text.size());
    }
  }
}

// What any expression builds, and that the pieces make it up.
void ReadTexts(const Tree& tree, std::string_view text) {
  ScriptValues values(tree.root(), text, Setting::kScript);
  ScriptTexts texts(tree.root(), &values);
  WalkNamed(tree.root(), [&](Node node) {
    const BuiltText built = texts.Of(node);
    Require(built.pieces.size() <= 256);
    for (const TextPiece& piece : built.pieces) {
      RequireInside(piece.region, text.size());
      Require(piece.origin.decoded_size() == piece.text.size());
      Require(piece.text.empty() || !piece.is_hole());
    }
    if (const auto folded = built.Folded()) {
      Require(folded->origin.decoded_size() == folded->text.size());
      Require(folded->has_hole != built.is_constant() || !built.is_text);
    }
  });
}

void ReadReferences(const Tree& tree, std::string_view text) {
  for (const Reference& r : ReferencesOfScript(tree.root(), text)) {
    RequireInside(r.region, text.size());
    Require(IsTellingKey(r.key) && !r.schema.empty());
  }
}

// Every statement has its answer, and every answer its way.
void FollowTaint(const Tree& tree, std::string_view text) {
  ScriptValues values(tree.root(), text, Setting::kPage);
  for (const Visibility visibility : {Visibility::kOwn, Visibility::kLibrary}) {
    for (const TaintedStatement& one :
         FindStatements(tree.root(), &values, visibility)) {
      RequireInside(one.region, text.size());
      Require(one.level != TaintLevel::kNothing);
      Require((one.level == TaintLevel::kUnknown) ==
              (one.doubt != Doubt::kNone));
      Require(one.way.empty() == (one.level == TaintLevel::kClean));
      for (const TaintPlace& place : one.way) {
        RequireInside(place.region, text.size());
      }
    }
  }
}

void RunChecks(const Tree& tree, std::string_view text, Setting setting) {
  ScriptValues values(tree.root(), text, setting);
  CollectScriptFacts(&values);
  const FragmentKind kind{.language = Language::kJavaScript,
                          .setting = setting};
  for (const Check& check : AllChecks()) {
    if (check.script == nullptr) continue;
    std::vector<Node> wanted;
    WalkNamed(tree.root(), [&](Node node) {
      for (const std::string_view type : check.node_types) {
        if (node.is(type)) wanted.push_back(node);
      }
    });
    check.script({text, tree.root(), kind, values}, wanted,
                 [&](const Draft& draft) {
                   RequireInside(draft.region, text.size());
                   for (const Draft::Note& note : draft.notes) {
                     RequireInside(note.region, text.size());
                   }
                 });
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  audit::ScriptParser parser;
  const std::unique_ptr<audit::Tree> tree = parser.Parse(text);
  if (tree == nullptr) return 0;
  for (const audit::SyntaxFault& fault : audit::FindSyntaxFaults(*tree, text)) {
    audit::fuzz::RequireInside(fault.region, size);
  }
  audit::WalkNamed(tree->root(), [&](audit::Node node) {
    audit::fuzz::VisitNode(node, text);
  });
  audit::fuzz::ReadTexts(*tree, text);
  audit::fuzz::ReadReferences(*tree, text);
  audit::fuzz::FollowTaint(*tree, text);
  audit::fuzz::RunChecks(*tree, text, audit::Setting::kScript);
  audit::fuzz::RunChecks(*tree, text, audit::Setting::kDelivery);
  return 0;
}
