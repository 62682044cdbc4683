#include "engine/finding_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/secret_finder.h"
#include "core/text.h"
#include "core/word_list.h"
#include "model/volatile_attributes.h"

namespace audit {
namespace {

// Bytes of the place itself: what goes on behind them is told by the ordinal.
constexpr std::size_t kMaxText = 400;
// Bytes to either side: a long statement, and of a script on one line no more
// than one.
constexpr std::size_t kMaxAround = 160;
// A value of so many bytes says itself which element it stands in.
constexpr std::size_t kTelling = 16;
// No text holds it; it keeps the parts apart.
constexpr char kBorder = '\x1E';

// Ends a statement in every language we read; of strings that hold one, less
// is taken, always the same.
bool EndsStatement(char c) {
  return c == ';' || c == '{' || c == '}' || c == '\n' || c == '\r';
}

// Appends characters one by one, white space as one space between others.
class Spaced {
 public:
  // False once `limit` bytes are taken.
  bool Add(char c, std::size_t limit) {
    if (IsSpace(c)) {
      space_ = !out_.empty();
      return true;
    }
    if (out_.size() >= limit) return false;
    if (space_) out_ += ' ';
    space_ = false;
    out_ += c;
    return true;
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
  bool space_ = false;
};

std::string Cut(std::string_view text, std::size_t limit) {
  Spaced out;
  for (const char c : text) {
    if (!out.Add(c, limit)) break;
  }
  return out.Take();
}

std::string Behind(std::string_view text, std::size_t from) {
  Spaced out;
  for (std::size_t i = from; i < text.size() && !EndsStatement(text[i]); ++i) {
    if (!out.Add(text[i], kMaxAround)) break;
  }
  return out.Take();
}

std::string Before(std::string_view text, std::size_t to) {
  Spaced out;
  for (std::size_t i = to; i > 0 && !EndsStatement(text[i - 1]); --i) {
    if (!out.Add(text[i - 1], kMaxAround)) break;
  }
  std::string reversed = out.Take();
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

// With one star for each secret: how long it is, and how it was escaped, shall
// make no other finding of it, and nobody shall guess it from a fingerprint.
// Where there are `borders`, they stay between the parts.
std::string WithoutSecrets(std::string_view text,
                           const std::vector<std::size_t>& borders = {}) {
  const std::vector<Region> secrets = FindSecrets(text);
  auto secret = secrets.begin();
  auto border = borders.begin();
  std::string out;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (; border != borders.end() && *border == i; ++border) out += kBorder;
    while (secret != secrets.end() && secret->end <= i) ++secret;
    if (i == text.size()) break;
    const bool hidden = secret != secrets.end() && secret->begin <= i;
    if (!hidden) {
      out += text[i];
    } else if (secret->begin == i) {
      out += '*';
    }
  }
  return out;
}

// `opening` and `closing` stand around what is told, such as name="...".
std::string Told(std::string_view opening, std::string_view text, Region region,
                 std::string_view closing) {
  const std::size_t end = std::min<std::size_t>(region.end, text.size());
  const std::size_t begin = std::min<std::size_t>(region.begin, end);
  std::string all(opening);
  all += Before(text, begin);
  const std::size_t from = all.size();
  all += Cut(text.substr(begin, end - begin), kMaxText);
  const std::size_t to = all.size();
  all += Behind(text, end);
  all += closing;
  return WithoutSecrets(all, {from, to});
}

std::string Named(std::string_view name, std::string_view value) {
  std::string all(name);
  all += "=\"";
  all += value;
  return all + '"';
}

// Words for people and places on the screen: to change them is no change of
// what the element does.
bool IsPresentation(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "desc", "img", "label", "labelSingular", "x", "y"};
  return IsOneOf(kNames, name);
}

bool HasName(const NodeView& view, NodeId element) {
  return !ValueOf(view, element, "name").empty() ||
         !ValueOf(view, element, "internalName").empty();
}

// What tells an element without a name from its like: its attributes, in
// whatever order they stand.
std::string Attributes(const NodeView& view, NodeId element) {
  std::vector<std::string> all;
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const std::string_view name = view.AttributeName(attribute);
    if (IsVolatileAttribute(name) || IsPresentation(name)) continue;
    all.push_back(WithoutSecrets(
        Named(name, Cut(view.AttributeValue(attribute), kMaxAround))));
  }
  std::sort(all.begin(), all.end());
  std::string joined;
  for (const std::string& each : all) {
    if (joined.size() > kMaxText) break;
    joined += each + kBorder;
  }
  return joined;
}

// `region` of the source in a decoded value; all of it where the region is
// not within.
Region Within(const OriginMap& origin, Region region, std::size_t size) {
  const Region whole = {0, static_cast<std::uint32_t>(size)};
  if (region.empty() || size == 0) return whole;
  const Region source = origin.ToSource(whole);
  if (!source.Contains(region)) return whole;
  Region decoded = {origin.FromSource(region.begin),
                    origin.FromSource(region.end - 1) + 1};
  decoded.end = std::clamp(decoded.end, decoded.begin, whole.end);
  return decoded;
}

std::string TextInAttribute(const NodeView& view, NodeId element,
                            AttributeId attribute, Region region) {
  const std::string name(view.AttributeName(attribute));
  if (IsVolatileAttribute(name)) {  // its value is another in each export
    return name + kBorder + Attributes(view, element);
  }
  const std::string_view value = view.AttributeValue(attribute);
  const Region within =
      Within(view.AttributeOrigin(attribute), region, value.size());
  std::string text = Told(name + "=\"", value, within, "\"");
  if (value.size() < kTelling && !HasName(view, element)) {
    text += kBorder + Attributes(view, element);
  }
  return text;
}

AttributeId AttributeAt(const NodeView& view, NodeId element, Region region) {
  AttributeId attribute = view.FirstAttribute(element);
  while (attribute != 0 && !view.AttributeRegion(attribute).Contains(region)) {
    attribute = view.NextAttribute(attribute);
  }
  return attribute;
}

// A check may speak of an element below the one it was shown: the one whose
// start tag or text the region is of.
NodeId ElementAt(const NodeView& view, NodeId element, Region region) {
  NodeId at = element;
  while (!view.StartTagRegion(at).Contains(region)) {
    NodeId below = 0;
    for (NodeId child = view.FirstChild(at); child != 0;
         child = view.NextSibling(child)) {
      if (view.NameRegion(child).begin > region.begin) break;
      below = child;
    }
    if (below == 0) break;
    at = below;
  }
  return at;
}

}  // namespace

std::string NormaliseSpace(std::string_view text) {
  return Cut(text, text.size());
}

std::string TextInFragment(std::string_view text, Region region) {
  return Told("", text, region, "");
}

std::string TextInElement(const NodeView& view, NodeId shown, Region region,
                          std::string_view source) {
  const NodeId element = ElementAt(view, shown, region);
  if (const auto attribute = AttributeAt(view, element, region)) {
    return TextInAttribute(view, element, attribute, region);
  }
  if (view.StartTagRegion(element).Contains(region)) {
    std::string text(view.Name(element));
    if (!HasName(view, element)) text += kBorder + Attributes(view, element);
    return text;
  }
  const std::string text = view.Text(element);
  const OriginMap origin = view.TextOrigin(element);
  const Region whole = {0, static_cast<std::uint32_t>(text.size())};
  if (!text.empty() && origin.ToSource(whole).Contains(region)) {
    const std::string name(view.Name(element));
    return Told("<" + name + ">", text, Within(origin, region, text.size()),
                "</" + name + ">");
  }
  // Of what is not well-formed nobody knows what it is a part of.
  return WithoutSecrets(
      Cut(source.substr(std::min<std::size_t>(region.begin, source.size()),
                        region.size()),
          kMaxText));
}

}  // namespace audit
