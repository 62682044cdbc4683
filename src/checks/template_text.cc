#include "checks/template_text.h"

#include <algorithm>
#include <utility>

#include "checks/fields.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using Section = TemplateSection;

// The page writes these otherwise than the script gave them.
constexpr std::string_view kEscaped = "<>&\"'";

class TemplateText {
 public:
  TemplateText(std::string_view text, Node root, ScriptValues* values,
               ScriptTexts* texts)
      : text_(text), root_(root), values_(*values), texts_(*texts) {
    WalkNamed(root, [&](Node node) {
      const Role role = RoleOf(node);
      if (role == Role::kCall) NoteCall(node);
      if (role == Role::kReturn || role == Role::kThrow) NoteEnd(node);
    });
  }

  BuiltText Read(const SplitTemplate& split) {
    for (const Section& section : split.sections) Read(section);
    built_.is_text = true;
    return std::move(built_);
  }

 private:
  void NoteCall(Node call) {
    const Node callee = call.field(F().function);
    const std::string_view name = callee.text(values_.text());
    if (name == kOutputCall) {
      outputs_.push_back(call);
      return;
    }
    const std::uint32_t at = call.region().begin;
    calls_.push_back(at);
    if (!PutsOut(name)) return;
    writers_.push_back(at);
    if (values_.symbols().ScopeAt(at) != 0) any_call_writes_ = true;
  }

  static bool PutsOut(std::string_view callee) {
    return callee == "document.write" || callee == "document.writeln" ||
           callee == "eval" || callee == "include";
  }

  // What stands behind comes only if it is not reached.
  void NoteEnd(Node leaving) {
    const std::uint32_t at = leaving.region().begin;
    if (values_.symbols().ScopeAt(at) == 0) end_ = std::min(end_, at);
  }

  // What it may put out itself.
  void ReadCode(Region region) {
    const auto& calls = any_call_writes_ ? calls_ : writers_;
    const auto call =
        std::lower_bound(calls.begin(), calls.end(), region.begin);
    if (call != calls.end() && *call < region.end) {
      AddHole(region, Node(), Doubt::kCall);
    }
  }

  void Read(const Section& section) {
    switch (section.kind) {
      case Section::Kind::kText:
        return ReadText(section.region);
      case Section::Kind::kOutput:
        return ReadOutput(section.region);
      case Section::Kind::kDirective:
        return AddHole(section.region, Node(), Doubt::kElsewhere);
      case Section::Kind::kCode:
        return ReadCode(section.region);
      case Section::Kind::kComment:
        return;
    }
  }

  void AddHole(Region region, Node expression, Doubt doubt) {
    built_.pieces.push_back({region, expression, doubt});
  }

  // Why what stands there may be left out or come several times.
  Doubt DoubtAt(Region region) {
    if (values_.symbols().ScopeAt(region.begin) != 0) return Doubt::kFunctions;
    if (region.begin > end_) return Doubt::kBranch;
    const std::vector<Way>& ways = values_.outline().ways;
    const auto way = WayAt(ways, region.begin);
    if (!way) return Doubt::kBranch;
    if (*way != kNoWay) {
      const bool loop = ways[*way].kind == Way::Kind::kLoop;
      return loop ? Doubt::kLoop : Doubt::kBranch;
    }
    // "<% if (a) %>text": of the statement, though it is none itself.
    const Role around = RoleOf(root_.Spanning(region));
    const bool within = around == Role::kIf || around == Role::kLoop ||
                        around == Role::kForIn || around == Role::kForEach;
    return within ? Doubt::kBranch : Doubt::kNone;
  }

  void ReadText(Region region) {
    if (region.empty()) return;
    const Doubt doubt = DoubtAt(region);
    if (doubt != Doubt::kNone) return AddHole(region, Node(), doubt);
    TextPiece piece{region, Node()};
    piece.text = text_.substr(region.begin, region.size());
    piece.origin = OriginMap::Verbatim(region.begin, region.size());
    built_.pieces.push_back(std::move(piece));
  }

  void ReadOutput(Region region) {
    while (next_ < outputs_.size() &&
           outputs_[next_].region().begin < region.begin) {
      ++next_;
    }
    Node value;
    if (next_ < outputs_.size() &&
        outputs_[next_].region().begin < region.end) {
      value = outputs_[next_].field(F().arguments).named_child(0);
    }
    const Doubt doubt = value ? DoubtAt(region) : Doubt::kNotText;
    if (doubt != Doubt::kNone) return AddHole(region, value, doubt);
    for (TextPiece& piece : texts_.Of(value).pieces) {
      if (piece.text.find_first_of(kEscaped) != std::string::npos) {
        AddHole(piece.region, piece.expression, Doubt::kCall);
      } else {
        built_.pieces.push_back(std::move(piece));
      }
    }
  }

  std::string_view text_;
  Node root_;
  ScriptValues& values_;
  ScriptTexts& texts_;
  std::vector<std::uint32_t> calls_;    // where they begin
  std::vector<std::uint32_t> writers_;  // of those that put text out
  bool any_call_writes_ = false;        // a function of the script does
  std::uint32_t end_ = kNone;           // where it may be left
  std::vector<Node> outputs_;
  std::size_t next_ = 0;  // of outputs_
  BuiltText built_;
};

}  // namespace

BuiltText TextOfTemplate(const SplitTemplate& split, std::string_view text,
                         Node root, ScriptValues* values, ScriptTexts* texts) {
  return TemplateText(text, root, values, texts).Read(split);
}

}  // namespace audit
