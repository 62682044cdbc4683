// From a syntax fault to the next entity. The parser stops at its first fault
// and keeps the tree so far; only bytes before the fault have been decoded, so
// what follows can be parsed where it stands.
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "core/text.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

constexpr std::string_view kEntities = "entities";

// Each value that never ends costs a pass over the rest of the text; a few are
// an accident, so many are an attack.
constexpr std::uint64_t kMaxRestored = 16;

bool EndsName(std::string_view utf8, std::size_t at) {
  return at >= utf8.size() || IsSpace(utf8[at]) || utf8[at] == '>' ||
         utf8[at] == '/';
}

bool StartsTag(std::string_view utf8, std::size_t at, std::string_view opening,
               std::string_view name) {
  return !name.empty() && utf8.substr(at).starts_with(opening) &&
         utf8.substr(at + opening.size()).starts_with(name) &&
         EndsName(utf8, at + opening.size() + name.size());
}

std::string_view LocalName(std::string_view schema) {
  const std::size_t colon = schema.find(':');
  return colon == schema.npos ? schema : schema.substr(colon + 1);
}

// What was open when the parser stopped, as far as going on needs it.
struct Context {
  std::string schema;        // of <entities>; "" outside
  std::string_view local;    // the element its schema names
  std::string_view entity;   // the element that really stood there
  pugi::xml_node innermost;  // the deepest element still open, or none
  pugi::xml_node last;       // the last node the parser made
  bool inside_root = false;  // some root is open
};

class Recovery {
 public:
  Recovery(ParsedText* text, const pugi::xml_parse_result& result)
      : text_(*text),
        utf8_(text->utf8),
        chunk_(text->chunks.back()),
        status_(result.status),
        stop_(chunk_.begin + static_cast<std::uint32_t>(result.offset)) {
    chunk_.end = std::min(stop_, text_.size());
  }

  void Run() {
    resumed_ = text_.chunks.size() > 1;
    if (status_ == pugi::status_no_document_element) return NoElement();
    FindContext();
    // Behind a fault an end tag may close what the fault cut off.
    const bool surplus = IsEndTag() && !context_.innermost;
    XmlFault fault = DescribeFault();
    unterminated_ = IsUnterminated();
    const Resume resume =
        surplus ? BehindEndTag() : FindResume(SearchBegin(fault));
    DropDoubtful(resume.at);
    SetChunkEnd(fault, resume);
    fault.lost = AtTextEnd() || surplus ? 0 : resume.at - fault.region.begin;
    if (!resumed_ || !surplus) text_.faults.push_back(std::move(fault));
    if (resume.at < text_.size()) GoOn(resume);
  }

 private:
  struct Resume {
    std::uint32_t at;
    std::string schema;
  };

  void NoElement() {
    chunk_.end = text_.size();
    if (resumed_) return;
    const std::uint32_t end = std::min<std::uint32_t>(1, text_.size());
    text_.faults.push_back({XmlFault::Kind::kSyntax,
                            {0, end},
                            "the file holds no element",
                            text_.size()});
  }

  // The chain of last children holds everything that may still be open.
  void FindContext() {
    context_.schema = chunk_.schema;
    std::vector<pugi::xml_node> chain;
    for (pugi::xml_node node = chunk_.tree->last_child(); node;
         node = node.last_child()) {
      chain.push_back(node);
    }
    if (chain.empty()) return;
    context_.last = chain.back();
    if (!IsWhole(context_.last)) chain.pop_back();
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (chain[i].name() != kEntities) continue;
      context_.schema = chain[i].attribute("schema").value();
      if (i + 1 < chain.size()) context_.entity = chain[i + 1].name();
    }
    context_.local = LocalName(context_.schema);
    const std::string_view root = chain.empty() ? "" : chain.front().name();
    if (context_.entity.empty() && root != "package" && root != kEntities) {
      context_.entity = root;
    }
    if (IsBroken(context_.last)) {
      context_.innermost = context_.last;
    } else {
      context_.innermost = EndOf(text_, chunk_.tree->last_child()).open;
    }
  }

  // False for a node whose end the parser did not see: its value was decoded
  // to the end of the text.
  bool IsWhole(pugi::xml_node node) const {
    switch (node.type()) {
      case pugi::node_cdata:
      case pugi::node_comment:
        return text_.OffsetOf(node.value()) < stop_;
      case pugi::node_pi:
        return status_ != pugi::status_bad_pi;
      case pugi::node_doctype:
        return status_ != pugi::status_bad_doctype;
      default:
        return true;
    }
  }

  // An element whose own start tag is at fault.
  bool IsBroken(pugi::xml_node node) const {
    return node == context_.last && node.type() == pugi::node_element &&
           (status_ == pugi::status_bad_start_element ||
            status_ == pugi::status_bad_attribute);
  }

  bool IsUnterminated() const {
    if (status_ == pugi::status_bad_attribute && context_.last) {
      const pugi::xml_attribute last = context_.last.last_attribute();
      return last && text_.Holds(last.value()) &&
             text_.OffsetOf(last.value()) >= stop_;
    }
    return status_ == pugi::status_bad_cdata ||
           status_ == pugi::status_bad_comment;
  }

  bool IsEndTag() const {
    return status_ == pugi::status_end_element_mismatch && stop_ >= 2 &&
           utf8_.substr(stop_ - 2, 2) == "</";
  }

  bool AtTextEnd() const {
    return status_ == pugi::status_end_element_mismatch && !IsEndTag();
  }

  Resume BehindEndTag() const {
    const bool entities = StartsTag(utf8_, stop_ - 2, "</", kEntities);
    return {TagEnd(stop_), entities ? "" : chunk_.schema};
  }

  void SetChunkEnd(const XmlFault& fault, const Resume& resume) {
    if (AtTextEnd()) {
      chunk_.end = text_.size();
    } else if (IsBroken(context_.last)) {
      chunk_.end = std::min(stop_, resume.at);
    } else {
      chunk_.end = std::min(stop_, fault.region.begin);
    }
  }

  std::uint32_t TagEnd(std::uint32_t from) const {
    const std::size_t end = utf8_.find('>', from);
    return end == utf8_.npos ? text_.size()
                             : static_cast<std::uint32_t>(end + 1);
  }

  XmlFault DescribeFault() const;
  XmlFault DescribeMismatch() const;
  XmlFault DescribeStartTag(Region here) const;
  std::uint32_t SearchBegin(const XmlFault& fault) const;

  // The next start tag of an entity or of <entities>, or behind the next end
  // tag of either.
  Resume FindResume(std::uint32_t from) {
    for (std::size_t at = utf8_.find('<', from); at != utf8_.npos;
         at = utf8_.find('<', at + 1)) {
      const std::string_view rest = utf8_.substr(at);
      if (rest.starts_with("<!")) {
        at = LiteralEnd(at) - 1;
        continue;
      }
      const auto here = static_cast<std::uint32_t>(at);
      if (StartsTag(utf8_, at, "<", kEntities)) return {here, ""};
      if (StartsTag(utf8_, at, "</", kEntities)) return {TagEnd(here), ""};
      if (StartsTag(utf8_, at, "<", context_.local) ||
          StartsTag(utf8_, at, "<", context_.entity)) {
        return {here, context_.schema};
      }
      if (StartsTag(utf8_, at, "</", context_.entity)) {
        return {TagEnd(here), context_.schema};
      }
    }
    return {text_.size(), ""};
  }

  // Behind a comment or CDATA section at `at`; one that is never closed hides
  // nothing.
  std::size_t LiteralEnd(std::size_t at) {
    const bool cdata = utf8_.substr(at).starts_with("<![CDATA[");
    const bool comment = utf8_.substr(at).starts_with("<!--");
    bool& endless = cdata ? text_.endless_cdata : text_.endless_comment;
    if ((!cdata && !comment) || endless) return at + 1;
    const std::size_t end = utf8_.find(cdata ? "]]>" : "-->", at);
    endless = end == utf8_.npos;
    return endless ? at + 1 : end + 3;
  }

  // Takes away what the parser was in the middle of, and attributes whose
  // value swallowed the place where reading goes on.
  void DropDoubtful(std::uint32_t resume) {
    pugi::xml_node last = context_.last;
    if (!last) return;
    if (!IsWhole(last)) {
      last.parent().remove_child(last);
      return;
    }
    if (!IsBroken(last)) return;
    while (const pugi::xml_attribute attribute = last.last_attribute()) {
      const char* const value = attribute.value();
      if (text_.Holds(value) && text_.OffsetOf(value) < stop_ &&
          text_.OffsetOf(value) + std::strlen(value) < resume) {
        break;
      }
      last.remove_attribute(attribute);
    }
  }

  void GoOn(const Resume& resume) {
    const std::uint32_t touched = TouchedEnd();
    if (resume.at < touched) {
      text_.restored += touched - resume.at;
      if (text_.restored > kMaxRestored * text_.utf8.size()) {
        text_.faults.push_back(RestIsLost(text_, resume.at));
        return;
      }
      RestoreBuffer(&text_, {resume.at, touched});
    }
    Chunk next;
    next.begin = resume.at;
    next.schema = resume.schema;
    text_.chunks.push_back(std::move(next));
  }

  // How far the parser may have changed the copy: a value that never ends was
  // decoded to the end of the text; else it is at most one byte ahead of where
  // it says it stopped.
  std::uint32_t TouchedEnd() const {
    return unterminated_ ? text_.size() : std::min(stop_ + 2, text_.size());
  }

  ParsedText& text_;
  std::string_view utf8_;
  Chunk& chunk_;
  pugi::xml_parse_status status_;
  std::uint32_t stop_;
  bool resumed_ = false;
  bool unterminated_ = false;
  Context context_;
};

std::string Tag(std::string_view name) { return "<" + std::string(name) + ">"; }

XmlFault SyntaxFault(Region region, std::string detail) {
  return {XmlFault::Kind::kSyntax, region, std::move(detail), 0};
}

XmlFault Recovery::DescribeMismatch() const {
  const pugi::xml_node open = context_.innermost;
  if (IsEndTag()) {
    return SyntaxFault({stop_ - 2, TagEnd(stop_)},
                       open ? "this end tag does not close " + Tag(open.name())
                            : "an end tag without a start tag");
  }
  if (!open) {
    return SyntaxFault({text_.size(), text_.size()},
                       "an element is never closed");
  }
  return SyntaxFault(StartTagOf(text_, open),
                     Tag(open.name()) + " is never closed");
}

XmlFault Recovery::DescribeStartTag(Region here) const {
  const pugi::xml_node open = context_.innermost;
  if (!open) return SyntaxFault(here, "a start tag is malformed");
  const std::uint32_t begin = NodeBegin(text_, open);
  const auto name = static_cast<std::uint32_t>(std::strlen(open.name()));
  return SyntaxFault({begin, std::min(begin + 1 + name, text_.size())},
                     "the start tag of " + Tag(open.name()) + " is malformed");
}

XmlFault Recovery::DescribeFault() const {
  const std::uint32_t end = std::min(stop_ + 1, text_.size());
  const Region here = {std::min(stop_, end), end};
  switch (status_) {
    case pugi::status_end_element_mismatch:
      return DescribeMismatch();
    case pugi::status_bad_start_element:
    case pugi::status_bad_attribute:
      return DescribeStartTag(here);
    case pugi::status_bad_cdata:
      return SyntaxFault(here, "a CDATA section is never closed");
    case pugi::status_bad_comment:
      return SyntaxFault(here, "a comment is never closed or malformed");
    case pugi::status_bad_pi:
      return SyntaxFault(here, "a processing instruction is never closed");
    case pugi::status_bad_doctype:
      return SyntaxFault(here, "a document type is malformed or misplaced");
    case pugi::status_bad_end_element:
      return SyntaxFault(here, "an end tag is malformed");
    default: {
      const std::uint32_t at = std::max(stop_, 1U);
      return SyntaxFault({at - 1, at}, "'<' starts no tag; it is written &lt;");
    }
  }
}

// A malformed start tag may have swallowed the next one, an end tag may be the
// very one to go on behind; all else is left where the parser stopped.
std::uint32_t Recovery::SearchBegin(const XmlFault& fault) const {
  switch (status_) {
    case pugi::status_bad_start_element:
    case pugi::status_bad_attribute:
      return fault.region.begin + 1;
    case pugi::status_end_element_mismatch:
      return IsEndTag() ? stop_ - 2 : text_.size();
    default:
      return stop_;
  }
}

}  // namespace

void Recover(ParsedText* text, const pugi::xml_parse_result& result) {
  Recovery(text, result).Run();
}

}  // namespace audit
