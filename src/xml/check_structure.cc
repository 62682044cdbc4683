#include "core/text.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

// One walk over all nodes of a chunk, counting.
class StructureCheck {
 public:
  explicit StructureCheck(ParsedText* text) : text_(*text) {}

  void Run() {
    CheckRoots(text_.chunks.front());
    for (const Chunk& chunk : text_.chunks) {
      if (chunk.tree) Walk(*chunk.tree, chunk.end);
    }
    if (lost_ > 0) {
      text_.faults.push_back({XmlFault::Kind::kLimit, first_deep_,
                              "elements are nested too deep", lost_});
    }
  }

 private:
  // Roots of a resumed chunk are entities cut off from their envelope: several
  // of them are as it should be.
  void CheckRoots(const Chunk& chunk) {
    std::uint32_t behind = chunk.begin;
    int roots = 0;
    for (const pugi::xml_node node : chunk.tree->children()) {
      const std::uint32_t begin = NodeBegin(text_, node);
      CheckOutside({behind, begin});
      if (node.type() == pugi::node_doctype) CheckDocumentType(node, begin);
      const NodeEnd end = EndOf(text_, node);
      behind = end.end;
      if (end.open) return;
      if (node.type() != pugi::node_element || ++roots != 2) continue;
      const std::string_view name = node.name();
      const Region region = {
          begin + 1, begin + 1 + static_cast<std::uint32_t>(name.size())};
      text_.faults.push_back({XmlFault::Kind::kSeveralRoots, region,
                              "the file has more than one root element", 0});
    }
    CheckOutside({behind, chunk.end});
  }

  // References to what it declares stay as they are written: expanding them is
  // how a few lines become gigabytes, or the content of another file.
  void CheckDocumentType(pugi::xml_node node, std::uint32_t begin) {
    constexpr std::string_view kOpening = "<!DOCTYPE";
    if (std::string_view(node.value()).find("<!ENTITY") ==
        std::string_view::npos) {
      return;
    }
    text_.faults.push_back(
        {XmlFault::Kind::kEntityDeclaration,
         {begin, begin + static_cast<std::uint32_t>(kOpening.size())},
         "the document type declares entities, which are not expanded",
         0});
  }

  void CheckOutside(Region gap) {
    // Files put together bring a declaration each.
    for (std::size_t at = DeclarationAt(text_.utf8, gap.begin); at < gap.end;
         at = DeclarationAt(text_.utf8, gap.begin)) {
      const std::size_t end = text_.utf8.find("?>", at);
      if (end >= gap.end) return;
      gap.begin = static_cast<std::uint32_t>(end + 2);
    }
    if (gap.begin >= gap.end) return;
    const std::string_view whole = text_.utf8.substr(gap.begin, gap.size());
    const std::string_view stray = Trim(whole);
    if (stray.empty()) return;
    const auto begin =
        static_cast<std::uint32_t>(gap.begin + (stray.data() - whole.data()));
    const auto size = static_cast<std::uint32_t>(stray.size());
    text_.faults.push_back({XmlFault::Kind::kSyntax,
                            {begin, begin + size},
                            "text outside the root element",
                            size});
  }

  void Walk(pugi::xml_node root, std::uint32_t chunk_end) {
    std::uint32_t depth = 0;
    pugi::xml_node node = root.first_child();
    pugi::xml_node before;  // the element whose start tag precedes
    while (node) {
      pugi::xml_node next;
      if (node.type() == pugi::node_element) {
        CheckAttributes(before, text_.OffsetOf(node.name()));
        before = node;
        next = node.first_child();
        if (next && depth + 1 >= text_.limits.depth) {
          next = Cut(node);
        }
      }
      if (next) {
        ++depth;
        node = next;
        continue;
      }
      while (!node.next_sibling() && depth > 0) {
        node = node.parent();
        --depth;
      }
      node = node.next_sibling();
    }
    CheckAttributes(before, chunk_end);
  }

  // Hides the children of an element at the cap, unless it has no elements.
  // Returns where the walk goes on: never below.
  pugi::xml_node Cut(pugi::xml_node element) {
    for (pugi::xml_node child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      const std::uint32_t begin = NodeBegin(text_, child);
      if (lost_ == 0) {
        first_deep_ = {begin, begin + 1};
      }
      lost_ += EndOf(text_, element).end - begin;
      text_.deepest.insert(reinterpret_cast<NodeId>(element.internal_object()));
      break;
    }
    return {};
  }

  // An attribute takes four bytes at least (a=""), so only tags that can hold
  // too many are counted; `next` is where the following tag's name begins.
  void CheckAttributes(pugi::xml_node element, std::uint32_t next) {
    constexpr std::uint64_t kShortest = 4;
    if (!element) return;
    const std::uint32_t begin = text_.OffsetOf(element.name());
    if (next - begin < kShortest * text_.limits.attributes) return;
    std::uint32_t count = 0;
    for (const pugi::xml_attribute attribute : element.attributes()) {
      if (++count < text_.limits.attributes) continue;
      if (!attribute.next_attribute()) return;
      const Region first = AttributeRegionOf(text_, attribute.next_attribute());
      text_.last_attributes.insert(
          reinterpret_cast<AttributeId>(attribute.internal_object()));
      text_.faults.push_back({XmlFault::Kind::kLimit, first,
                              "the element has too many attributes",
                              StartTagOf(text_, element).end - first.begin});
      return;
    }
  }

  ParsedText& text_;
  std::uint32_t lost_ = 0;
  Region first_deep_;
};

}  // namespace

void CheckStructure(ParsedText* text) { StructureCheck(text).Run(); }

}  // namespace audit
