#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <unordered_set>

#include "core/text.h"
#include "xml/parsed_text.h"
#include "xml/reference.h"

namespace audit {
namespace {

// A file that is all "&nbsp;" has told its story long before this.
constexpr std::size_t kMaxReferenceFaults = 1000;

// CDATA, comments, instructions and the document type, where '&' is a letter
// like any other; found only as far as somebody asks.
class LiteralParts {
 public:
  explicit LiteralParts(std::string_view utf8) : utf8_(utf8) { Next(0); }

  // Precondition: `at` does not go down from call to call.
  bool Contains(std::size_t at) {
    while (end_ <= at && begin_ < utf8_.size()) Next(end_);
    return begin_ <= at && at < end_;
  }

 private:
  void Next(std::size_t from) {
    begin_ = from;
    while (true) {
      begin_ = utf8_.find('<', begin_);
      if (begin_ == utf8_.npos) {
        begin_ = end_ = utf8_.size();
        return;
      }
      const std::string_view rest = utf8_.substr(begin_);
      if (rest.starts_with("<!")) return Close(CloserOf(rest));
      if (rest.starts_with("<?")) return Close("?>");
      ++begin_;
    }
  }

  static std::string_view CloserOf(std::string_view rest) {
    if (rest.starts_with("<![CDATA[")) return "]]>";
    if (rest.starts_with("<!--")) return "-->";
    const std::size_t simple = rest.find('>');
    return rest.substr(0, simple).find('[') == rest.npos ? ">" : "]>";
  }

  void Close(std::string_view closer) {
    const std::size_t at = utf8_.find(closer, begin_ + 2);
    end_ = at == utf8_.npos ? utf8_.size() : at + closer.size();
  }

  std::string_view utf8_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class ReferenceCheck {
 public:
  explicit ReferenceCheck(ParsedText* text)
      : text_(*text), utf8_(text->utf8), literals_(text->utf8) {}

  void Run() {
    PatchNulls();
    std::size_t at = 0;
    while ((at = utf8_.find('&', at)) != utf8_.npos) {
      const MarkupReference reference = ReadReference(utf8_.substr(at));
      if (reference.kind != MarkupReference::Kind::kCharacter) {
        Check(static_cast<std::uint32_t>(at), reference);
      }
      at += reference.size;
    }
    std::sort(text_.patches.begin(), text_.patches.end());
    if (count_ > kMaxReferenceFaults) {
      AddLast("so many bad references that only the first " +
              std::to_string(kMaxReferenceFaults) + " of " +
              std::to_string(count_) + " are listed");
    }
  }

 private:
  void PatchNulls() {
    std::size_t at = 0;
    while ((at = utf8_.find('\0', at)) != utf8_.npos) {
      const auto offset = static_cast<std::uint32_t>(at);
      text_.patches.push_back(offset);
      text_.buffer[at] = ' ';
      Add(XmlFault::Kind::kNullReference, {offset, offset + 1},
          "a NUL byte, which XML does not allow");
      ++at;
    }
  }

  // What looks like a literal part may be an attribute's text, if the text is
  // bad enough: what the parser cannot hold goes wherever it stands, and
  // Document reads CDATA that was changed from the pristine text.
  void Check(std::uint32_t at, MarkupReference reference) {
    if (reference.kind == MarkupReference::Kind::kForbidden) {
      text_.patches.push_back(at);
      PatchReference(text_.buffer.get() + at, reference);
    }
    if (!literals_.Contains(at)) Report(at, reference);
  }

  void Report(std::uint32_t at, MarkupReference reference) {
    const Region region = {at, at + reference.size};
    const std::string shown(utf8_.substr(at, reference.size));
    switch (reference.kind) {
      case MarkupReference::Kind::kForbidden:
        return Add(XmlFault::Kind::kNullReference, region,
                   shown + " names a character that XML does not allow");
      case MarkupReference::Kind::kEntity:
        if (IsDeclared(shown.substr(1, shown.size() - 2))) return;
        return Add(XmlFault::Kind::kUndeclaredEntity, region,
                   shown + " is not declared");
      default:
        return Add(XmlFault::Kind::kUndeclaredEntity, region,
                   "'&' starts no reference; it is written &amp;");
    }
  }

  // Declarations are never expanded; they only say that a name is meant.
  bool IsDeclared(const std::string& name) {
    if (!declared_) {
      declared_.emplace();
      constexpr std::string_view kDeclaration = "<!ENTITY ";
      constexpr std::size_t kPrologue = 65536;  // declarations come first
      const std::string_view prologue = utf8_.substr(0, kPrologue);
      for (std::size_t at = prologue.find(kDeclaration); at != prologue.npos;
           at = prologue.find(kDeclaration, at + 1)) {
        const std::size_t begin = at + kDeclaration.size();
        const std::size_t end = prologue.find_first_of(" \t\r\n", begin);
        declared_->emplace(prologue.substr(begin, end - begin));
      }
    }
    return declared_->contains(name);
  }

  void Add(XmlFault::Kind kind, Region region, std::string detail) {
    ++count_;
    if (count_ > kMaxReferenceFaults) return;
    text_.faults.push_back({kind, region, std::move(detail), 0});
  }

  void AddLast(std::string detail) {
    const Region region = text_.faults.back().region;
    text_.faults.push_back(
        {XmlFault::Kind::kLimit, region, std::move(detail), 0});
  }

  ParsedText& text_;
  std::string_view utf8_;
  LiteralParts literals_;
  std::size_t count_ = 0;
  std::optional<std::unordered_set<std::string>> declared_;
};

}  // namespace

void CheckReferences(ParsedText* text) { ReferenceCheck(text).Run(); }

bool IsPatched(const ParsedText& text, Region region) {
  const auto first =
      std::lower_bound(text.patches.begin(), text.patches.end(), region.begin);
  return first != text.patches.end() && *first < region.end;
}

void RestoreBuffer(ParsedText* text, Region region) {
  std::memcpy(text->buffer.get() + region.begin,
              text->utf8.data() + region.begin, region.size());
  auto at = std::lower_bound(text->patches.begin(), text->patches.end(),
                             region.begin);
  for (; at != text->patches.end() && *at < region.end; ++at) {
    char* const patched = text->buffer.get() + *at;
    if (*patched == '\0') {
      *patched = ' ';
    } else {
      PatchReference(patched, ReadReference(text->utf8.substr(*at)));
    }
  }
}

}  // namespace audit
