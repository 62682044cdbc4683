// ParseDirective: the name and the attributes of <%@ ... %>.
#include <algorithm>

#include "core/text.h"
#include "syntax/template.h"

namespace audit {
namespace {

bool EndsWord(char c) {
  return IsSpace(c) || c == '=' || c == '"' || c == '\'';
}

class DirectiveReader {
 public:
  DirectiveReader(std::string_view text, Region inner)
      : text_(text), at_(inner.begin), end_(inner.end) {}

  Directive Read() {
    Directive directive;
    SkipSpace();
    directive.name = Word();
    while (SkipSpace()) {
      Directive::Attribute attribute;
      attribute.name = Word();
      SkipSpace();
      if (at_ < end_ && text_[at_] == '=') {
        ++at_;
        attribute.value_region = Value();
        attribute.value = Slice(attribute.value_region);
      } else if (attribute.name.empty()) {
        ++at_;  // a quote without a name
        continue;
      }
      if (!attribute.name.empty()) {
        directive.attributes.push_back(std::move(attribute));
      }
    }
    return directive;
  }

 private:
  // True when something is left.
  bool SkipSpace() {
    while (at_ < end_ && IsSpace(text_[at_])) ++at_;
    return at_ < end_;
  }

  std::string Word() {
    const std::uint32_t begin = at_;
    while (at_ < end_ && !EndsWord(text_[at_])) ++at_;
    return Slice({begin, at_});
  }

  Region Value() {
    SkipSpace();
    if (at_ >= end_) return {end_, end_};
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') {
      const std::uint32_t begin = at_;
      Word();
      return {begin, at_};
    }
    const std::uint32_t begin = at_ + 1;
    const auto close = static_cast<std::uint32_t>(
        std::min<std::size_t>(text_.substr(0, end_).find(quote, begin), end_));
    at_ = std::min(close + 1, end_);
    return {begin, close};
  }

  std::string Slice(Region region) const {
    return std::string(text_.substr(region.begin, region.size()));
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
};

}  // namespace

const Directive::Attribute* Directive::Find(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [&](const Attribute& one) { return one.name == attribute; });
  return found == attributes.end() ? nullptr : &*found;
}

Directive ParseDirective(std::string_view text, Region inner) {
  return DirectiveReader(text, inner).Read();
}

}  // namespace audit
