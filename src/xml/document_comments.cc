// The comments of a document, which the walk over its elements passes by.
#include <algorithm>
#include <utility>

#include "xml/document.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

class CommentWalk {
 public:
  CommentWalk(const ParsedText& text, std::string_view needle)
      : text_(text), needle_(needle) {}

  std::vector<XmlComment> Run() {
    for (const Chunk& chunk : text_.chunks) {
      WalkChunk(*chunk.tree);
      Release(0);
    }
    return std::move(found_);
  }

 private:
  void WalkChunk(pugi::xml_node root) {
    std::size_t depth = 1;
    pugi::xml_node node = root.first_child();
    while (node) {
      Visit(node, depth);
      if (node.first_child()) {
        node = node.first_child();
        ++depth;
        continue;
      }
      while (node != root && !node.next_sibling()) {
        node = node.parent();
        --depth;
        Release(depth + 1);
      }
      if (node == root) return;
      node = node.next_sibling();
    }
  }

  void Visit(pugi::xml_node node, std::size_t depth) {
    if (node.type() == pugi::node_comment) {
      const std::string_view value = node.value();
      if (value.find(needle_) == value.npos) return;
      const std::uint32_t begin = NodeBegin(text_, node);
      const std::size_t close =
          text_.utf8.find("-->", text_.OffsetOf(node.value()));
      const auto end = static_cast<std::uint32_t>(
          std::min(close, text_.utf8.size() - 3) + 3);
      waiting_.push_back({depth, {{begin, end}, value, 0}});
    } else if (node.type() == pugi::node_element) {
      while (!waiting_.empty() && waiting_.back().first == depth) {
        waiting_.back().second.next =
            reinterpret_cast<NodeId>(node.internal_object());
        found_.push_back(waiting_.back().second);
        waiting_.pop_back();
      }
    }
  }

  // Of what is deeper nothing follows any more.
  void Release(std::size_t depth) {
    while (!waiting_.empty() && waiting_.back().first >= depth) {
      found_.push_back(waiting_.back().second);
      waiting_.pop_back();
    }
  }

  const ParsedText& text_;
  std::string_view needle_;
  std::vector<std::pair<std::size_t, XmlComment>> waiting_;  // with their depth
  std::vector<XmlComment> found_;
};

}  // namespace

std::vector<XmlComment> FindComments(const ParsedText& text,
                                     std::string_view needle) {
  return CommentWalk(text, needle).Run();
}

}  // namespace audit
