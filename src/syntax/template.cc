#include "syntax/template.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "syntax/template_rendering.h"

namespace audit {
namespace {

using Kind = TemplateSection::Kind;

struct Opening {
  Kind kind;
  std::string_view mark;
  std::string_view close;
};

// Longer marks first.
constexpr Opening kOpenings[] = {
    {Kind::kComment, "<%--", "--%>"}, {Kind::kOutput, "<%==", "%>"},
    {Kind::kOutput, "<%=", "%>"},     {Kind::kDirective, "<%@", "%>"},
    {Kind::kCode, "<%", "%>"},
};

const Opening& OpeningAt(std::string_view rest) {
  for (const Opening& opening : kOpenings) {
    if (rest.starts_with(opening.mark)) return opening;
  }
  return kOpenings[std::size(kOpenings) - 1];
}

class Splitter {
 public:
  explicit Splitter(std::string_view text)
      : text_(text), end_(static_cast<std::uint32_t>(text.size())) {
    result_.closed_until = end_;
  }

  SplitTemplate Run() {
    while (at_ < end_) {
      if (in_script_) {
        StepInScript();
      } else {
        StepInText();
      }
    }
    if (in_script_) {
      NeverClosed(script_start_, "this startScript has no endScript");
    }
    for (const Region& open : loops_) Fault(open, "this foreach has no end");
    std::sort(result_.faults.begin(), result_.faults.end(),
              [](const auto& a, const auto& b) { return a.region < b.region; });
    result_.server_script = RenderServerScript(text_, result_.sections);
    result_.page = RenderPage(text_, result_.sections);
    return std::move(result_);
  }

 private:
  void StepInText() {
    const std::uint32_t open = Find("<%", at_);
    if (open > at_) Add(Kind::kText, {at_, open}, {at_, open});
    at_ = open;
    if (open < end_) AddSection();
  }

  // Code without delimiters of its own, up to the next directive; "%>" ends it
  // because startScript stands for "<%".
  void StepInScript() {
    const std::uint32_t directive = Find("<%@", at_);
    const std::uint32_t close = Find("%>", at_);
    if (close < directive) {
      Add(Kind::kCode, {at_, close + 2}, {at_, close});
      at_ = close + 2;
      in_script_ = false;
      return;
    }
    if (directive > at_) Add(Kind::kCode, {at_, directive}, {at_, directive});
    at_ = directive;
    if (directive < end_) AddSection();
  }

  void AddSection() {
    const Opening& opening = OpeningAt(text_.substr(at_));
    const auto mark = static_cast<std::uint32_t>(opening.mark.size());
    // From behind "<%", so that <%--%> is a comment and not the start of one.
    const std::uint32_t close = Find(opening.close, at_ + 2);
    const auto after = static_cast<std::uint32_t>(
        std::min<std::size_t>(close + opening.close.size(), end_));
    const Region region{at_, after};
    const Region inner{std::min(at_ + mark, close), close};
    if (close == end_) {
      NeverClosed({at_, at_ + mark},
                  "this " + std::string(opening.mark) + " is never closed");
    }
    Add(opening.kind, region, inner);
    at_ = after;
    if (opening.kind == Kind::kDirective) FollowDirective(region, inner);
  }

  void FollowDirective(Region region, Region inner) {
    switch (RoleOfDirective(text_, inner)) {
      case DirectiveRole::kStartScript:
        in_script_ = true;
        script_start_ = region;
        break;
      case DirectiveRole::kEndScript:
        if (!in_script_) Fault(region, "this endScript has no startScript");
        in_script_ = false;
        break;
      case DirectiveRole::kForEach:
        loops_.push_back(region);
        break;
      case DirectiveRole::kEnd:
        if (loops_.empty()) {
          Fault(region, "this end has no foreach");
        } else {
          loops_.pop_back();
        }
        break;
      default:
        break;
    }
  }

  std::uint32_t Find(std::string_view what, std::uint32_t from) const {
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(text_.find(what, from), end_));
  }

  void Add(Kind kind, Region region, Region inner) {
    result_.sections.push_back({kind, region, inner});
  }

  void NeverClosed(Region open, std::string detail) {
    result_.closed_until = std::min(result_.closed_until, open.begin);
    Fault(open, std::move(detail));
  }

  void Fault(Region region, std::string detail) {
    result_.faults.push_back({region, std::move(detail)});
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_ = 0;
  bool in_script_ = false;
  Region script_start_;
  std::vector<Region> loops_;  // foreach directives that are open
  SplitTemplate result_;
};

}  // namespace

DirectiveRole RoleOfDirective(std::string_view text, Region inner) {
  const Directive directive = ParseDirective(text, inner);
  const std::string name = ToLower(directive.name);
  if (name == "include") return DirectiveRole::kInclude;
  if (name == "foreach") return DirectiveRole::kForEach;
  if (name == "end") return DirectiveRole::kEnd;
  if (name != "value") return DirectiveRole::kOther;
  const Directive::Attribute* object = directive.Find("object");
  const std::string of = object == nullptr ? "" : ToLower(object->value);
  if (of == "startscript") return DirectiveRole::kStartScript;
  if (of == "endscript") return DirectiveRole::kEndScript;
  return DirectiveRole::kValue;
}

SplitTemplate Split(std::string_view text) { return Splitter(text).Run(); }

}  // namespace audit
