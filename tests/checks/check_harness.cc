#include "tests/checks/check_harness.h"

#include <algorithm>
#include <set>

#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {

const Check* FindCheck(std::string_view name) {
  for (const Check& check : AllChecks()) {
    if (check.name == name) return &check;
  }
  return nullptr;
}

std::string Unmarked(std::string_view marked) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string_view two = marked.substr(i, 2);
    if (two == "[|" || two == "|]" || two == "[?" || two == "?]") {
      ++i;
    } else {
      text += marked[i];
    }
  }
  return text;
}

std::string Marked(std::string_view text, const std::vector<Draft>& drafts) {
  struct Mark {
    std::uint32_t at;
    int order;  // of marks at one place: closing ones first
    std::string_view text;
  };
  std::vector<Mark> marks;
  for (const Draft& draft : drafts) {
    const bool sure = draft.verdict == Verdict::kConfirmed;
    marks.push_back({draft.region.begin, 1, sure ? "[|" : "[?"});
    marks.push_back({draft.region.end, 0, sure ? "|]" : "?]"});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) {
                     return a.at != b.at ? a.at < b.at : a.order < b.order;
                   });
  std::string marked;
  std::size_t done = 0;
  for (const Mark& mark : marks) {
    marked += text.substr(done, mark.at - done);
    marked += mark.text;
    done = mark.at;
  }
  return marked + std::string(text.substr(done));
}

std::vector<Draft> RunCheck(std::string_view check, const std::string& text,
                            Setting setting) {
  const Check* found = FindCheck(check);
  if (found == nullptr || found->script == nullptr) return {};
  ScriptParser parser;
  const auto tree = parser.Parse(text);
  if (tree == nullptr) return {};
  std::set<NodeKind> kinds;
  for (const std::string_view type : found->node_types) {
    kinds.insert(KindOf(type));
  }
  std::vector<Node> wanted;
  WalkNamed(tree->root(), [&](Node node) {
    if (kinds.contains(node.kind())) wanted.push_back(node);
  });
  ScriptValues values(tree->root(), text, setting);
  const FragmentKind kind{.language = Language::kJavaScript,
                          .setting = setting};
  std::vector<Draft> drafts;
  found->script({text, tree->root(), kind, values}, wanted,
                [&](Draft draft) { drafts.push_back(std::move(draft)); });
  std::sort(drafts.begin(), drafts.end(),
            [](const Draft& a, const Draft& b) { return a.region < b.region; });
  return drafts;
}

Markup::Element ElementOf(const char* name, const Attributes& attributes) {
  Markup::Element element;
  element.name = name;
  std::uint32_t at = 100;
  for (const auto& [key, value] : attributes) {
    element.attributes.push_back({key, value, {at, at + 10}, {}});
    at += 100;
  }
  return element;
}

std::vector<Draft> RunElementCheck(std::string_view check,
                                   const ElementView& at) {
  std::vector<Draft> drafts;
  const Check* found = FindCheck(check);
  if (found == nullptr || found->element == nullptr) return drafts;
  found->element(at, [&](Draft draft) { drafts.push_back(std::move(draft)); });
  return drafts;
}

std::string CaptureOf(const Draft& draft, std::string_view name) {
  for (const auto& [key, value] : draft.captures) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace audit
