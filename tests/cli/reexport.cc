#include "tests/cli/reexport.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "model/volatile_attributes.h"
#include "xml/document.h"

namespace audit {
namespace {

class Writer {
 public:
  Writer(const Document& document, const Mutation& mutation, Random& random)
      : document_(document), mutation_(mutation), random_(random) {}

  std::string Run() {
    for (NodeId root = document_.FirstRoot(); root != 0;
         root = document_.NextSibling(root)) {
      WriteElement(root);
      Break();
    }
    return std::move(out_);
  }

 private:
  bool Toss() { return random_() % 2 == 0; }

  // Depth first without recursion: what is open, and what comes next in it.
  void WriteElement(NodeId root) {
    struct Level {
      NodeId element;
      std::vector<NodeId> children;
      std::size_t next = 0;
    };
    std::vector<Level> levels;
    const auto open = [&](NodeId element) {
      WriteComment(element);
      WriteStartTag(element);
      if (element == document_.FirstRoot()) out_ += mutation_.add;
      const std::string text = document_.Text(element);
      if (!IsBlank(text)) WriteText(text);
      levels.push_back({element, ChildrenOf(element)});
    };
    open(root);
    while (!levels.empty()) {
      Level& level = levels.back();
      if (level.next == level.children.size()) {
        if (!level.children.empty()) Break();
        out_ += "</" + std::string(document_.Name(level.element)) + ">";
        levels.pop_back();
        continue;
      }
      const NodeId child = level.children[level.next++];
      if (IsBlank(document_.Text(level.element))) Break();
      open(child);
    }
  }

  std::vector<NodeId> ChildrenOf(NodeId element) {
    std::vector<NodeId> children;
    const bool entities = document_.Name(element) == "entities";
    for (NodeId child = document_.FirstChild(element); child != 0;
         child = document_.NextSibling(child)) {
      if (!entities || !IsDropped(element, child)) children.push_back(child);
    }
    // The order of entities says nothing; that of activities may.
    if (entities) std::shuffle(children.begin(), children.end(), random_);
    return children;
  }

  bool IsDropped(NodeId block, NodeId entity) const {
    const std::string_view drop = mutation_.drop;
    const std::string_view schema = drop.substr(0, drop.find('|'));
    if (drop.empty() || ValueOf(document_, block, "schema") != schema) {
      return false;
    }
    std::string_view key = drop.substr(schema.size() + 1);
    if (ValueOf(document_, entity, "internalName") == key) return true;
    key.remove_prefix(key.find(':') + 1);
    return ValueOf(document_, entity, "name") == key;
  }

  void Break() {
    if (Toss()) out_ += Toss() ? "\n" : "\r\n";
    out_.append(random_() % 4, Toss() ? ' ' : '\t');
  }

  void WriteComment(NodeId element) {
    const std::string_view comment = document_.CommentBefore(element);
    if (IsBlank(comment) || comment.find("--") != std::string_view::npos)
      return;
    out_ += "<!--" + std::string(comment) + "-->";
  }

  void WriteStartTag(NodeId element) {
    out_ += "<" + std::string(document_.Name(element));
    std::vector<AttributeId> attributes;
    for (AttributeId attribute = document_.FirstAttribute(element);
         attribute != 0; attribute = document_.NextAttribute(attribute)) {
      attributes.push_back(attribute);
    }
    std::shuffle(attributes.begin(), attributes.end(), random_);
    for (const AttributeId attribute : attributes) {
      const std::string name(document_.AttributeName(attribute));
      std::string value(document_.AttributeValue(attribute));
      if (IsVolatileAttribute(name)) value = std::to_string(random_());
      const char quote = Toss() ? '"' : '\'';
      out_ += " " + name + "=" + quote + Escaped(value, quote) + quote;
    }
    out_ += ">";
  }

  void WriteText(const std::string& text) {
    const bool cdata = text.find('\r') == std::string::npos && Toss();
    if (!cdata) {
      out_ += Escaped(text, '<');
      return;
    }
    out_ += "<![CDATA[";
    for (std::size_t i = 0; i < text.size(); ++i) {
      out_ += text[i];
      if (text.compare(i, 3, "]]>") == 0) out_ += "]]]><![CDATA[", ++i;
    }
    out_ += "]]>";
  }

  // Whatever has to be escaped is, in one of its ways, and some more.
  std::string Escaped(const std::string& text, char quote) {
    std::string escaped;
    for (const char c : text) {
      const bool must = c == '<' || c == '&' || c == '>' || c == quote ||
                        c == '\r' || (quote != '<' && (c == '\n' || c == '\t'));
      const bool may = IsAscii(c) && c > ' ' && random_() % 16 == 0;
      if (!must && !may) {
        escaped += c;
      } else if (c == '<' && Toss()) {
        escaped += "&lt;";
      } else if (c == '&' && Toss()) {
        escaped += "&amp;";
      } else {
        escaped += "&#" + std::to_string(static_cast<unsigned char>(c)) + ";";
      }
    }
    return escaped;
  }

  const Document& document_;
  const Mutation& mutation_;
  Random& random_;
  std::string out_;
};

}  // namespace

std::string WriteAnew(std::string_view utf8, const Mutation& mutation,
                      Random& random) {
  const Document document = Document::Parse(utf8);
  if (!LooksLikeXml(utf8) || !document.faults().empty()) {
    return std::string(utf8);
  }
  return Writer(document, mutation, random).Run();
}

}  // namespace audit
