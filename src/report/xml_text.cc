#include "report/xml_text.h"

#include "core/text.h"
#include "report/visible_text.h"

namespace audit {
namespace {

// U+FFFE and U+FFFF are no characters of XML, and nothing a terminal minds.
void AppendEscaped(std::string_view visible, std::string* out) {
  for (std::size_t i = 0; i < visible.size();) {
    const Utf8Step point = ReadUtf8(visible.substr(i));
    switch (point.code_point) {
      case '&':
        *out += "&amp;";
        break;
      case '<':
        *out += "&lt;";
        break;
      case '>':
        *out += "&gt;";
        break;
      case '"':
        *out += "&quot;";
        break;
      case 0xFFFE:
      case 0xFFFF:
        AppendUtf8(kReplacementCharacter, out);
        break;
      default:
        *out += visible.substr(i, point.size);
    }
    i += point.size;
  }
}

}  // namespace

std::string XmlAttribute(std::string_view text) {
  std::string out;
  AppendEscaped(VisibleText(text), &out);
  return out;
}

std::string XmlLines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    AppendEscaped(VisibleText(text.substr(0, end)), &out);
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace audit
