#include "checks/link_reader.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace audit {
namespace {

using Kind = TemplateSection::Kind;

// Stand in what is read of a link for a section of the page.
constexpr char kPutIn = '\x01';   // by a directive, before the values
constexpr char kPutOut = '\x02';  // a value

// No link is longer: what follows is not told apart from text any more.
constexpr std::size_t kLongest = 4096;

bool EndsWithWord(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  const std::size_t at = text.size() - word.size();
  if (!EqualsIgnoreCase(text.substr(at), word)) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  return !IsLetter(before) && !IsDigit(before) && before != '-' &&
         before != '_' && before != '.';
}

bool StartsWith(std::string_view text, std::string_view word) {
  return EqualsIgnoreCase(text.substr(0, word.size()), word);
}

class LinkReader {
 public:
  explicit LinkReader(const PageView& page) : page_(page) {}

  std::vector<LinkValue> Run() {
    for (const TemplateSection& section : page_.sections) {
      switch (section.kind) {
        case Kind::kText:
          ReadText(section.region);
          break;
        case Kind::kOutput:
          ReadValue(section);
          break;
        case Kind::kDirective:
          if (state_ == State::kValue) Open(0);
          if (state_ == State::kLink) Append(kPutIn, section.region.begin);
          break;
        default:
          break;
      }
    }
    return std::move(found_);
  }

 private:
  enum class State : std::uint8_t {
    kText,
    kComment,
    kValue,  // behind "href="
    kLink,
  };

  void ReadText(Region region) {
    for (std::uint32_t at = region.begin; at < region.end; ++at) {
      const std::string_view rest = page_.text.substr(at, region.end - at);
      switch (state_) {
        case State::kComment:
          if (rest.starts_with("-->")) state_ = State::kText;
          break;
        case State::kValue:
          ReadOpening(rest.front(), at);
          break;
        case State::kLink:
          if (Ends(rest.front())) {
            state_ = State::kText;
          } else {
            Append(rest.front(), at);
          }
          break;
        case State::kText:
          ReadOutside(rest, region.begin, at);
          break;
      }
    }
  }

  void ReadOutside(std::string_view rest, std::uint32_t begin,
                   std::uint32_t at) {
    if (rest.starts_with("<!--") && !rest.starts_with("<!--[if")) {
      state_ = State::kComment;
    } else if (StartsWith(rest, "http://") || StartsWith(rest, "https://")) {
      Open(at > begin ? page_.text[at - 1] : 0);
      Append(rest.front(), at);
    } else if (rest.front() == '=') {
      std::string_view before = page_.text.substr(begin, at - begin);
      while (!before.empty() && IsSpace(before.back())) before.remove_suffix(1);
      if (EndsWithWord(before, "href") || EndsWithWord(before, "src")) {
        state_ = State::kValue;
      }
    }
  }

  void ReadOpening(char c, std::uint32_t at) {
    if (IsSpace(c)) return;
    if (c == '"' || c == '\'') {
      Open(c);
    } else if (c == '>') {
      state_ = State::kText;
    } else {
      Open(0);
      Append(c, at);
    }
  }

  void Open(char quote) {
    state_ = State::kLink;
    quote_ = quote == '"' || quote == '\'' ? quote : '\0';
    link_.clear();
    parameter_ = {};
  }

  bool Ends(char c) const {
    if (c == '<' || c == '>') return true;
    if (quote_ != 0) return c == quote_;
    return IsSpace(c) || c == '"' || c == '\'';
  }

  void Append(char c, std::uint32_t at) {
    if (c == '?' || c == '&' || c == ';') {
      parameter_ = {};
      name_begin_ = at + 1;
    } else if (c == '=' && parameter_.empty()) {
      parameter_ = page_.text.substr(name_begin_, at - name_begin_);
    }
    if (link_.empty() && IsSpace(c)) return;
    if (link_.size() < kLongest) link_ += c;
  }

  void ReadValue(const TemplateSection& section) {
    if (state_ == State::kValue) Open(0);
    if (state_ != State::kLink) return;
    LinkValue value{&section, PartAtEnd(), {}};
    if (value.part == LinkPart::kParameter) value.parameter = parameter_;
    found_.push_back(value);
    Append(kPutOut, section.region.begin);
  }

  LinkPart PartAtEnd() const {
    std::string_view link = link_;
    if (IsServerOpen(link)) return LinkPart::kServer;
    if (!IsWebLink(link)) return LinkPart::kOther;
    const bool in_query = link.find('?') != std::string_view::npos &&
                          link.find('#') == std::string_view::npos;
    const std::size_t last = link.find_last_of("?&;=");
    return in_query && link[last] == '=' && !parameter_.empty()
               ? LinkPart::kParameter
               : LinkPart::kOther;
  }

  // Whether a value behind `link` may still say which server it is.
  static bool IsServerOpen(std::string_view link) {
    if (link.empty()) return true;
    const std::size_t colon = link.find(':');
    if (StartsWith(link, "http:") || StartsWith(link, "https:")) {
      link.remove_prefix(colon + 1);
    } else if (!link.starts_with("//")) {
      return false;
    }
    while (link.starts_with('/')) link.remove_prefix(1);
    return link.find_first_of("/?#\x01\x02") == std::string_view::npos;
  }

  static bool IsWebLink(std::string_view link) {
    const std::size_t colon = link.find_first_of(":/?#");
    return colon == std::string_view::npos || link[colon] != ':' ||
           StartsWith(link, "http");
  }

  const PageView& page_;
  std::vector<LinkValue> found_;
  State state_ = State::kText;
  char quote_ = 0;
  std::string link_;
  std::string_view parameter_;
  std::uint32_t name_begin_ = 0;
};

}  // namespace

std::vector<LinkValue> FindLinkValues(const PageView& page) {
  return LinkReader(page).Run();
}

}  // namespace audit
