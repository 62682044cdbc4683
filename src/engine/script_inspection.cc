#include "engine/script_inspection.h"

#include <algorithm>
#include <span>

#include "checks/role.h"
#include "checks/script_texts.h"
#include "checks/taint.h"
#include "checks/template_text.h"
#include "syntax/constant.h"
#include "syntax/walk.h"

namespace audit {
namespace {

class ScriptInspection {
 public:
  ScriptInspection(Node root, ScriptValues* values, const Tell& tell)
      : root_(root), values_(*values), tell_(tell), texts_(root, values) {}

  void TellTexts() {
    WalkNamed(root_, [&](Node node, std::span<const Node> ancestors) {
      const bool may_build = RoleOf(node) == Role::kAugmented ||
                             RoleOf(node) == Role::kCall ||
                             node.is("binary_expression");
      if (!may_build || IsInsideConcatenation(ancestors)) return;
      const BuiltText built = texts_.Of(node);
      if (built.pieces.size() > 1) TellText(node.region(), built);
    });
  }

  void TellTaint(Visibility visibility) {
    for (const TaintedStatement& one :
         FindStatements(root_, &values_, visibility)) {
      std::string what(one.taker);
      what += " gets ";
      what += one.level == TaintLevel::kTainted   ? "what users send"
              : one.level == TaintLevel::kUnknown ? "something not known: "
                                                  : "nothing of users: ";
      if (one.level == TaintLevel::kUnknown) what += ToString(one.doubt);
      if (one.level == TaintLevel::kClean) what += ToString(one.ending);
      tell_(0, one.region, what);
      for (const TaintPlace& place : one.way) {
        tell_(1, place.region, std::string(ToString(place.step)));
      }
    }
  }

  void TellTemplate(const SplitTemplate& page, std::string_view text) {
    const BuiltText built =
        TextOfTemplate(page, text, root_, &values_, &texts_);
    const auto size = static_cast<std::uint32_t>(text.size());
    TellText({0, size}, built);
  }

 private:
  void TellText(Region region, const BuiltText& built) {
    tell_(0, region,
          (built.is_constant() ? "constant text of " : "text of ") +
              std::to_string(built.pieces.size()) + " pieces");
    for (const TextPiece& piece : built.pieces) {
      tell_(1, piece.region,
            piece.is_hole() ? "not known: " + std::string(ToString(piece.doubt))
                            : std::to_string(piece.text.size()) + " bytes");
    }
  }

  Node root_;
  ScriptValues& values_;
  const Tell& tell_;
  ScriptTexts texts_;
};

}  // namespace

void InspectScript(const FragmentKind& kind, Node root, std::string_view text,
                   const SplitTemplate* page, ScriptValues* values,
                   const Tell& tell) {
  ScriptInspection inspection(root, values, tell);
  inspection.TellTexts();
  inspection.TellTaint(kind.library ? Visibility::kLibrary : Visibility::kOwn);
  if (page != nullptr) inspection.TellTemplate(*page, text);
}

}  // namespace audit
