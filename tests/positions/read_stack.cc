#include <optional>
#include <string>
#include <utility>

#include "core/source_file.h"
#include "model/xml_string.h"
#include "syntax/constant.h"
#include "syntax/e4x.h"
#include "syntax/html.h"
#include "syntax/template.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/positions/stack.h"
#include "xml/document.h"

namespace audit::positions {
namespace {

using enum Layer;

NodeId FindElement(const Document& document, std::string_view name) {
  NodeId at = document.FirstRoot();
  while (at != 0 && document.Name(at) != name) at = document.FirstChild(at);
  return at;
}

// A map that is off by one byte everywhere.
OriginMap Shifted(const OriginMap& origin) {
  OriginMap shift;
  const std::uint32_t size = origin.decoded_size();
  if (size > 1) shift.AppendVerbatim(1, size - 1);
  shift.AppendSynthetic(0, 1);
  return OriginMap::Compose(shift, origin);
}

class Reader {
 public:
  explicit Reader(const Stack& stack) : stack_(stack) {}

  Reading Run(std::size_t corrupt) {
    for (std::size_t i = 0; i < stack_.steps.size(); ++i) {
      const Step& step = stack_.steps[i];
      Read(step.layer);
      if (!reading_.fault.empty()) {
        reading_.fault =
            std::string(NameOf(step.layer)) + ": " + reading_.fault;
        return std::move(reading_);
      }
      reading_.at += step.before;
      if (i == corrupt) Corrupt();
    }
    if (reading_.text.substr(reading_.at, stack_.payload.size()) !=
        stack_.payload) {
      reading_.fault = "decoded to " + reading_.text;
    }
    return std::move(reading_);
  }

 private:
  void Read(Layer layer) {
    if (layer <= kLastEncoding) return ReadFile();
    switch (layer) {
      case kTemplateCode:
      case kTemplateOutput:
        reading_.text = Split(reading_.text).server_script;
        return;
      case kPageScript:
      case kPageHandler:
        return ReadPage();
      case kScript:
      case kExpression:
      case kSqlData:
        return;  // as it stands
      case kString:
      case kConcatenation:
        return ReadConstant();
      case kE4xAttribute:
      case kE4xText:
      case kE4xCdata:
      case kE4xExpression:
        return ReadLiteral(layer);
      case kStringXmlAttribute:
        return ReadXmlInString();
      default:
        return ReadXml(layer);
    }
  }

  // XML in strings is read from the constant, not from what was made of it.
  void Corrupt() {
    reading_.origin = Shifted(reading_.origin);
    if (constant_) constant_->origin = Shifted(constant_->origin);
  }

  // What is read next: `text`, which came from where the last one said.
  void Enter(std::string text, const OriginMap& origin) {
    reading_.text = std::move(text);
    reading_.origin = OriginMap::Compose(origin, reading_.origin);
    reading_.at = 0;
  }

  void Fail(std::string why) { reading_.fault = std::move(why); }

  void ReadFile() {
    const SourceFile file("file", stack_.file.text);
    reading_.text = file.utf8();
    reading_.origin =
        file.OriginalOf({0, static_cast<std::uint32_t>(reading_.text.size())});
  }

  void ReadXml(Layer layer) {
    const std::string text = reading_.text;
    const Document document = Document::Parse(text);
    const NodeId element = FindElement(document, "e");
    if (element == 0) return Fail("no element in " + text);
    if (layer == kText || layer == kCdata || layer == kSplitCdata) {
      std::string joined;
      return Enter(std::string(document.TextView(element, &joined)),
                   document.TextOrigin(element));
    }
    const AttributeId attribute = FindAttribute(document, element, "a");
    if (attribute == 0) return Fail("no attribute in " + text);
    Enter(std::string(document.AttributeValue(attribute)),
          document.AttributeOrigin(attribute));
  }

  // The layer's own script is the last one: the noise before it has none.
  void ReadPage() {
    const std::vector<ClientScript> scripts =
        FindClientScripts(Split(reading_.text).page);
    if (scripts.empty()) return Fail("no script in " + reading_.text);
    Enter(scripts.back().text, scripts.back().origin);
  }

  // The outermost expression that begins where this layer's text does.
  Node FindExpression(const Tree& tree) const {
    Node found;
    WalkNamed(tree.root(), [&](Node node) {
      if (found || node.region().begin != reading_.at) return;
      if (node.is("string") || node.is("binary_expression") ||
          node.is("xml_element")) {
        found = node;
      }
    });
    return found;
  }

  void ReadConstant() {
    const std::unique_ptr<Tree> tree = parser_.Parse(reading_.text);
    constant_ = FoldConstant(FindExpression(*tree), reading_.text);
    if (!constant_) return Fail("no constant in " + reading_.text);
    script_origin_ = reading_.origin;
    Enter(constant_->text, constant_->origin);
  }

  void ReadLiteral(Layer layer) {
    const std::unique_ptr<Tree> tree = parser_.Parse(reading_.text);
    Markup markup = MarkupOfLiteral(FindExpression(*tree), reading_.text);
    if (markup.empty()) return Fail("no literal in " + reading_.text);
    ReadMarkup(&markup, layer == kE4xText || layer == kE4xCdata);
  }

  void ReadMarkup(Markup* markup, bool text) {
    const Markup::Element& element = markup->at(1);
    if (text) return Enter(element.text, element.text_origin);
    for (const Markup::Attribute& attribute : element.attributes) {
      if (attribute.name == "a") {
        return Enter(attribute.value, attribute.origin);
      }
    }
    Fail("no attribute in " + reading_.text);
  }

  void ReadXmlInString() {
    std::optional<Markup> markup = MarkupOfConstant(*constant_);
    if (!markup || markup->empty()) {
      return Fail("no XML in " + constant_->text);
    }
    reading_.origin = script_origin_;
    ReadMarkup(&*markup, false);
  }

  const Stack& stack_;
  Reading reading_;
  ScriptParser parser_;
  std::optional<Constant> constant_;
  OriginMap script_origin_;  // of the script constant_ stands in
};

}  // namespace

Reading ReadStack(const Stack& stack, std::size_t corrupt) {
  return Reader(stack).Run(corrupt);
}

}  // namespace audit::positions
