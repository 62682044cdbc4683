#include "engine/script_ignores.h"

#include <span>
#include <string>
#include <utility>

#include "syntax/html_comments.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

bool IsComment(Node node) {
  static const NodeKind kKinds[] = {KindOf("comment"), KindOf("html_comment"),
                                    KindOf("xml_comment")};
  for (const NodeKind kind : kKinds) {
    if (node.kind() == kind) return true;
  }
  return false;
}

// What a template leaves of its markup is empty statements.
bool IsNothing(Node node) {
  static const NodeKind kEmpty = KindOf("empty_statement");
  static const NodeKind kText = KindOf("xml_text");
  return node.kind() == kEmpty || node.kind() == kText;
}

}  // namespace

std::vector<IgnoreComment> FindScriptIgnores(Node root,
                                             std::string_view script) {
  std::vector<IgnoreComment> found;
  // Comments that wait for what follows beside them, each with its depth.
  std::vector<std::pair<std::size_t, IgnoreComment>> waiting;
  const auto release = [&](std::size_t depth) {
    while (!waiting.empty() && waiting.back().first > depth) {
      found.push_back(std::move(waiting.back().second));
      waiting.pop_back();
    }
  };
  WalkNamed(root, [&](Node node, std::span<const Node> ancestors) {
    const std::size_t depth = ancestors.size();
    release(depth);
    if (IsComment(node)) {
      const std::string_view inside = InsideOfComment(node.text(script));
      if (!HoldsIgnore(inside)) return;
      waiting.push_back(
          {depth, {node.region(), {}, std::string(inside), "a statement"}});
    } else if (!IsNothing(node)) {
      while (!waiting.empty() && waiting.back().first == depth) {
        waiting.back().second.scope = node.region();
        found.push_back(std::move(waiting.back().second));
        waiting.pop_back();
      }
    }
  });
  while (!waiting.empty()) {
    found.push_back(std::move(waiting.back().second));
    waiting.pop_back();
  }
  return found;
}

std::vector<IgnoreComment> FindPageIgnores(std::string_view page) {
  std::vector<IgnoreComment> found;
  for (const HtmlComment& comment : FindHtmlComments(page)) {
    const std::string_view inside = InsideOfComment(
        page.substr(comment.region.begin, comment.region.size()));
    if (!HoldsIgnore(inside)) continue;
    found.push_back(
        {comment.region, comment.next, std::string(inside), "an element"});
  }
  return found;
}

}  // namespace audit
