#include "syntax/html_tags.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

// Elements whose content is text up to their end tag. <noscript> is one of
// them where scripts run.
constexpr std::string_view kRawText[] = {"iframe",   "noembed", "noframes",
                                         "noscript", "script",  "style",
                                         "textarea", "title",   "xmp"};

Region Between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

const HtmlTag::Attribute* HtmlTag::Find(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [&](const Attribute& one) { return one.name == attribute; });
  return found == attributes.end() ? nullptr : &*found;
}

bool HtmlTagReader::Next(HtmlTag* tag) {
  while ((at_ = FindFirst("<", at_)) < page_.size()) {
    const std::string_view rest = page_.substr(at_ + 1);
    if (!rest.empty() && IsLetter(rest[0])) {
      ++at_;
      if (ReadTag(tag)) return true;
    } else if (rest.size() >= 2 && rest[0] == '/' && IsLetter(rest[1])) {
      at_ += 2;
      HtmlTag end_tag;  // attributes hide a '>' there too
      ReadTag(&end_tag);
    } else {
      SkipMarkup();
    }
  }
  return false;
}

// False when the page ends inside the tag: then there is no tag.
bool HtmlTagReader::ReadTag(HtmlTag* tag) {
  const bool is_end_tag = page_[at_ - 1] == '/';
  const std::size_t name_end = FindFirst(" \t\n\r\f/>", at_);
  *tag = HtmlTag();
  tag->name = ToLower(page_.substr(at_, name_end - at_));
  at_ = name_end;
  while (true) {
    at_ = std::min(page_.find_first_not_of(" \t\n\r\f/", at_), page_.size());
    if (at_ == page_.size()) return false;
    if (page_[at_] == '>') break;
    ReadAttribute(tag);
  }
  ++at_;
  tag->raw_text = Between(at_, at_);
  if (!is_end_tag) ReadRawText(tag);
  return true;
}

void HtmlTagReader::ReadAttribute(HtmlTag* tag) {
  // A '=' in front is part of the name.
  const std::size_t name_end = FindFirst(" \t\n\r\f/>=", at_ + 1);
  HtmlTag::Attribute attribute;
  attribute.name = ToLower(page_.substr(at_, name_end - at_));
  at_ = name_end;
  attribute.value = Between(at_, at_);
  SkipSpace();
  if (at_ < page_.size() && page_[at_] == '=') {
    ++at_;
    attribute.value = ReadValue();
  }
  tag->attributes.push_back(std::move(attribute));
}

Region HtmlTagReader::ReadValue() {
  SkipSpace();
  if (at_ == page_.size() || page_[at_] == '>') return Between(at_, at_);
  const char quote = page_[at_];
  if (quote != '"' && quote != '\'') {
    const std::size_t begin = at_;
    at_ = FindFirst(" \t\n\r\f>", at_);
    return Between(begin, at_);
  }
  const std::size_t begin = at_ + 1;
  const std::size_t end = FindFirst(std::string_view(&quote, 1), begin);
  at_ = std::min(end + 1, page_.size());
  return Between(begin, end);
}

void HtmlTagReader::ReadRawText(HtmlTag* tag) {
  if (tag->name == "plaintext") at_ = page_.size();
  if (std::find(std::begin(kRawText), std::end(kRawText), tag->name) ==
      std::end(kRawText)) {
    return;
  }
  const std::size_t begin = at_;
  const std::size_t size = tag->name.size();
  while ((at_ = std::min(page_.find("</", at_), page_.size())) < page_.size()) {
    const std::string_view name = page_.substr(at_ + 2, size);
    const std::size_t behind = at_ + 2 + size;
    const bool ends = behind < page_.size() &&
                      std::string_view(" \t\n\r\f/>").find(page_[behind]) !=
                          std::string_view::npos;
    if (ends && ToLower(name) == tag->name) break;
    at_ += 2;
  }
  tag->raw_text = Between(begin, at_);
}

// Comments, doctype, instructions; or a '<' that is text.
void HtmlTagReader::SkipMarkup() {
  const std::string_view rest = page_.substr(at_);
  if (rest.starts_with("<!--")) {
    // <!--> and <!---> are whole comments.
    SkipPast("-->", at_ + 2);
  } else if (rest.starts_with("<!") || rest.starts_with("<?") ||
             rest.starts_with("</")) {
    SkipPast(">", at_ + 2);
  } else {
    ++at_;
  }
}

void HtmlTagReader::SkipPast(std::string_view end, std::size_t from) {
  const std::size_t found = page_.find(end, from);
  at_ = found == std::string_view::npos ? page_.size() : found + end.size();
}

void HtmlTagReader::SkipSpace() {
  at_ = std::min(page_.find_first_not_of(kSpace, at_), page_.size());
}

std::size_t HtmlTagReader::FindFirst(std::string_view stops,
                                     std::size_t from) const {
  return std::min(page_.find_first_of(stops, from), page_.size());
}

}  // namespace audit
