#include "engine/finding_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.h"
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

// Words for people and places on the screen: to change them is no change of
// what the element does.
bool IsPresentation(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "desc", "img", "label", "labelSingular", "x", "y"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
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
    all.push_back(std::string(name) + "=" +
                  Cut(view.AttributeValue(attribute), kMaxAround));
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
  const std::string_view value = view.AttributeValue(attribute);
  std::string text(view.AttributeName(attribute));
  text += '=';
  text += TextInFragment(
      value, Within(view.AttributeOrigin(attribute), region, value.size()));
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

}  // namespace

std::string NormaliseSpace(std::string_view text) {
  return Cut(text, text.size());
}

std::string TextInFragment(std::string_view text, Region region) {
  const std::size_t end = std::min<std::size_t>(region.end, text.size());
  const std::size_t begin = std::min<std::size_t>(region.begin, end);
  std::string all = Cut(text.substr(begin, end - begin), kMaxText);
  all += kBorder + Before(text, begin);
  all += kBorder + Behind(text, end);
  return all;
}

std::string TextInElement(const NodeView& view, NodeId element, Region region,
                          std::string_view source) {
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
    return TextInFragment(text, Within(origin, region, text.size()));
  }
  // Of what is not well-formed nobody knows what it is a part of.
  return Cut(source.substr(std::min<std::size_t>(region.begin, source.size()),
                           region.size()),
             kMaxText);
}

}  // namespace audit
