// FindSyntaxFaults: the walk that finds what broken_node.h puts into words.
#include <algorithm>
#include <utility>

#include "syntax/broken_node.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

class FaultFinder {
 public:
  FaultFinder(std::string_view script, std::size_t limit)
      : script_(script),
        limit_(limit),
        has_end_tags_(script.find("</") != std::string_view::npos) {}

  std::vector<SyntaxFault> Run(Node root) {
    if (root.has_error() || has_end_tags_) Walk(root);
    std::stable_sort(
        faults_.begin(), faults_.end(),
        [](const auto& a, const auto& b) { return a.region < b.region; });
    return std::move(faults_);
  }

 private:
  struct Open {
    Node node;
    std::size_t faults_before;
  };

  void Walk(Node root) {
    Cursor cursor(root);
    bool down = true;
    while (faults_.size() < limit_) {
      if (down && Enter(cursor.node()) && cursor.ToFirstChild()) continue;
      if (down) Leave();
      if (cursor.ToNextSibling()) {
        down = true;
      } else if (cursor.ToParent()) {
        Leave();
        down = false;
      } else {
        return;
      }
    }
  }

  // True when the children may hold something to say. Inside an ERROR only
  // tags that do not match: they are the cause, what lies around them is not.
  bool Enter(Node node) {
    if (node.is_missing() && !InsideError()) {
      faults_.push_back(DescribeMissing(node, open_.back().node, script_));
    }
    open_.push_back({node, faults_.size()});
    if (node.is_error() && !InsideError()) error_depth_ = open_.size();
    return has_end_tags_ || (node.has_error() && !InsideError());
  }

  void Leave() {
    const Open left = open_.back();
    const bool silent_inside = faults_.size() == left.faults_before;
    if (open_.size() == error_depth_) {
      if (silent_inside) faults_.push_back(DescribeError(left.node, script_));
      // One cause, one fault: what follows the first is its echo.
      faults_.resize(left.faults_before + 1);
      error_depth_ = 0;
    } else if (silent_inside && left.node.kind() == element_) {
      if (auto fault = DescribeMismatch(left.node, script_)) {
        faults_.push_back(*std::move(fault));
      }
    }
    open_.pop_back();
  }

  bool InsideError() const { return error_depth_ != 0; }

  std::string_view script_;
  std::size_t limit_;
  bool has_end_tags_;
  NodeKind element_ = KindOf("xml_element");
  std::vector<Open> open_;       // the node the cursor is at, and above
  std::size_t error_depth_ = 0;  // of open_ at the outermost ERROR; 0: none
  std::vector<SyntaxFault> faults_;
};

}  // namespace

std::vector<SyntaxFault> FindSyntaxFaults(const Tree& tree,
                                          std::string_view script,
                                          std::size_t limit) {
  return FaultFinder(script, limit).Run(tree.root());
}

bool TagsDiffer(Node xml_element, std::string_view script) {
  return DescribeMismatch(xml_element, script).has_value();
}

}  // namespace audit
