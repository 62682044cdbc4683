#include "syntax/broken_node.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// A quotation longer than this hides the sentence around it.
constexpr std::size_t kMaxQuoted = 24;
// An error on one line and no longer than this is shown whole.
constexpr std::uint32_t kMaxWhole = 60;

struct Kinds {
  NodeKind element = KindOf("xml_element");
  NodeKind start_tag = KindOf("xml_start_tag");
  NodeKind end_tag = KindOf("xml_end_tag");
  NodeKind embedded = KindOf("xml_embedded");
  NodeKind xml_name = KindOf("xml_name");
};

const Kinds& K() {
  static const Kinds kinds;
  return kinds;
}

std::string Quoted(std::string_view text) {
  if (text.size() <= kMaxQuoted) return "'" + std::string(text) + "'";
  const std::size_t size = CharacterBegin(text, kMaxQuoted);
  return "'" + std::string(text.substr(0, size)) + "...'";
}

std::uint32_t EndOfLine(std::string_view script, std::uint32_t at) {
  std::size_t end = std::min(script.find_first_of("\r\n", at), script.size());
  while (end > at + 1 && (script[end - 1] == ' ' || script[end - 1] == '\t')) {
    --end;
  }
  return static_cast<std::uint32_t>(end);
}

bool IsWordByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// The word or sign that ends last before `at`.
Region WordBefore(std::string_view script, std::uint32_t at) {
  std::uint32_t end = at;
  while (end > 0 && IsSpace(script[end - 1])) --end;
  if (end == 0) return {at, at};
  std::uint32_t begin = end - 1;
  if (IsWordByte(script[begin])) {
    while (begin > 0 && IsWordByte(script[begin - 1])) --begin;
  }
  return {begin, end};
}

char OpenerOf(std::string_view closer) {
  if (closer == ")") return '(';
  if (closer == "]") return '[';
  if (closer == "}") return '{';
  return '\0';
}

// What the children of an ERROR node say, first things first.
class ErrorReading {
 public:
  ErrorReading(Node error, std::string_view script)
      : error_(error), script_(script), gap_(error.region().begin) {
    ForEachChild(error, [this](Node child) { Read(child); });
    ReadGap({gap_, error.region().end});
  }

  SyntaxFault Fault() {
    if (lexical_) return *lexical_;
    if (!open_.empty() && open_.back().kind() == K().start_tag) {
      return {open_.back().region(),
              "the element " + TagOf(open_.back()) + " is not closed"};
    }
    if (stray_) return Unexpected(stray_.region());
    if (!open_.empty() &&
        (!nested_ || open_[0].region().begin < nested_.region().begin)) {
      return {open_.back().region(),
              "this '" + std::string(open_.back().text(script_)) +
                  "' is not closed"};
    }
    if (nested_) return DescribeFlat(nested_);
    if (first_ && first_.is("try")) {
      return {first_.region(), "this 'try' has neither catch nor finally"};
    }
    if (last_ && ReachesEnd()) {
      return {LastWord(), "the script ends where more is expected"};
    }
    return DescribeFlat(error_);
  }

 private:
  void Read(Node child) {
    if (!first_) first_ = child;
    ReadGap({gap_, child.region().begin});
    gap_ = child.region().end;
    const std::string_view type = child.type();
    if (child.is_error()) {
      if (!nested_) nested_ = child;
    } else if (child.kind() == K().start_tag) {
      open_.push_back(child);
    } else if (!child.named()) {
      ReadToken(child, type);
    }
    last_ = child;
  }

  void ReadToken(Node token, std::string_view type) {
    if (type == "\"" || type == "'" || type == "`") {
      ReadQuote(token);
    } else if (type == "(" || type == "[" || type == "{") {
      open_.push_back(token);
    } else if (const char opener = OpenerOf(type)) {
      if (!open_.empty() && open_.back().type()[0] == opener) {
        open_.pop_back();
      } else if (!stray_ && open_.empty()) {
        stray_ = token;
      }
    }
  }

  // Between the pieces stand white space and what is no token at all. A comment
  // with its end is a piece of its own.
  void ReadGap(Region gap) {
    if (lexical_ || gap.end <= gap.begin) return;
    const std::size_t at = script_.substr(gap.begin, gap.size()).find("/*");
    if (at == std::string_view::npos) return;
    const std::uint32_t begin = gap.begin + static_cast<std::uint32_t>(at);
    lexical_ = SyntaxFault{{begin, begin + 2}, "the comment is not closed"};
  }

  // 'it's' leaves s' behind: there the word is what should not be, and the
  // quote only follows from it.
  void ReadQuote(Node quote) {
    if (lexical_) return;
    const Region at = quote.region();
    if (last_ && last_.region().end == at.begin && last_.named()) {
      lexical_ = Unexpected(last_.region());
      return;
    }
    lexical_ = SyntaxFault{{at.begin, EndOfLine(script_, at.begin)},
                           "the string is not closed"};
  }

  // A node without looking into its pieces.
  SyntaxFault DescribeFlat(Node node) const {
    Region region = node.region();
    const bool whole = region.size() <= kMaxWhole &&
                       node.text(script_).find('\n') == std::string_view::npos;
    Node leaf = node;
    while (leaf.child_count() > 0) leaf = leaf.child(0);
    const SyntaxFault fault = Unexpected(leaf.region());
    return whole ? SyntaxFault{region, fault.detail} : fault;
  }

  SyntaxFault Unexpected(Region token) const {
    if (token.empty()) return {token, "something is missing here"};
    const std::string_view text = script_.substr(token.begin, token.size());
    const Region region{token.begin,
                        std::min(token.end, EndOfLine(script_, token.begin))};
    return {region,
            "unexpected " + Quoted(text.substr(0, text.find_first_of("\r\n")))};
  }

  bool ReachesEnd() const {
    return IsBlank(script_.substr(error_.region().end));
  }

  Region LastWord() const { return WordBefore(script_, last_.region().end); }

  std::string TagOf(Node start_tag) const {
    const Node name = start_tag.field("name");
    return "<" + std::string(name.text(script_)) + ">";
  }

  Node error_;
  std::string_view script_;
  std::uint32_t gap_;                   // where the last piece read ends
  std::optional<SyntaxFault> lexical_;  // a string or comment without end
  std::vector<Node> open_;              // brackets and start tags
  Node stray_;                          // first closing bracket without opening
  Node nested_;                         // first ERROR inside
  Node first_;
  Node last_;
};

// What stands in a tag's name: nullopt where part of it is code.
std::optional<std::string> NameOfTag(Node tag, std::string_view script) {
  std::string name;
  bool dynamic = false;
  ForEachChild(tag, [&](Node child) {
    dynamic = dynamic || child.kind() == K().embedded;
    if (child.kind() == K().xml_name) name += child.text(script);
  });
  if (dynamic) return std::nullopt;
  return name;
}

}  // namespace

SyntaxFault DescribeError(Node error, std::string_view script) {
  return ErrorReading(error, script).Fault();
}

SyntaxFault DescribeMissing(Node missing, Node parent,
                            std::string_view script) {
  const std::uint32_t at = missing.region().begin;
  const std::string what = missing.named()
                               ? "a name or expression"
                               : "'" + std::string(missing.type()) + "'";
  const char opener = OpenerOf(missing.type());
  if (opener != '\0' && IsBlank(script.substr(at))) {
    Node open;
    ForEachChild(parent, [&](Node child) {
      if (child.type() == std::string_view(&opener, 1)) open = child;
    });
    if (open && !open.region().empty()) {
      return {open.region(),
              "this '" + std::string(1, opener) + "' is not closed"};
    }
  }
  return {WordBefore(script, at), "missing " + what + " after this"};
}

std::optional<SyntaxFault> DescribeMismatch(Node element,
                                            std::string_view script) {
  const std::uint32_t count = element.child_count();
  if (count < 2) return std::nullopt;
  const Node start = element.child(0);
  const Node end = element.child(count - 1);
  if (start.kind() != K().start_tag || end.kind() != K().end_tag) {
    return std::nullopt;
  }
  const auto opened = NameOfTag(start, script);
  const auto closed = NameOfTag(end, script);
  if (!opened || !closed || *opened == *closed) return std::nullopt;
  return SyntaxFault{end.region(), "the closing tag </" + *closed +
                                       "> does not match <" + *opened + ">"};
}

}  // namespace audit
