#include "tests/positions/write_characters.h"

#include <string>

#include "core/text.h"

namespace audit::positions {
namespace {

using enum Layer;

std::uint32_t CodePointOf(std::string_view character) {
  return ReadUtf8(character).code_point;
}

std::string Number(std::uint32_t value, std::uint32_t radix,
                   std::size_t width) {
  std::string digits;
  do {
    digits.insert(0, 1, "0123456789abcdef"[value % radix]);
    value /= radix;
  } while (value != 0);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string MarkupReference(std::string_view character, Prng* random) {
  const std::uint32_t code_point = CodePointOf(character);
  return random->Below(2) == 0 ? "&#" + Number(code_point, 10, 0) + ";"
                               : "&#x" + Number(code_point, 16, 0) + ";";
}

std::string_view EntityOf(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    default:
      return "";
  }
}

Written WriteMarkup(std::string_view text, Region place, MarkupStyle style,
                    Prng* random) {
  const std::string_view character = text.substr(place.begin, place.size());
  const char c = character[0];
  // A CR alone is a line end only where no LF may follow it.
  const bool lone = place.end < text.size() && !IsSpace(text[place.end]);
  const bool must = style.escaped.find(c) != std::string_view::npos;
  if (style.attribute && c == ' ' && random->Below(8) == 0) {
    constexpr auto kSpaces =
        std::to_array<std::string_view>({"\n", "\t", "\r\n"});
    return {lone && random->Below(4) == 0 ? "\r"
                                          : std::string(Pick(kSpaces, random))};
  }
  if (style.line_ends && c == '\n' && random->Below(3) == 0) {
    return {lone && random->Below(2) == 0 ? "\r" : "\r\n"};
  }
  if (!must && random->Below(6) != 0) return {std::string(character)};
  if (!EntityOf(c).empty() && random->Below(4) != 0) {
    return {std::string(EntityOf(c))};
  }
  return {MarkupReference(character, random)};
}

Written WriteInString(std::string_view character, char quote, Prng* random) {
  const char c = character[0];
  Written written;
  if (random->Below(40) == 0) written.gap = "\\\n";  // line continuation
  constexpr std::string_view kControls = "\n\t\r";
  if (const std::size_t i = kControls.find(c); i != std::string_view::npos) {
    written.raw = std::string("\\") + "ntr"[i];
    return written;
  }
  if (c == quote || c == '\\') {
    written.raw = std::string("\\") + c;
    return written;
  }
  const std::uint32_t code_point = CodePointOf(character);
  const std::uint32_t choice = random->Below(12);
  if (choice == 0 && code_point < 0x100) {
    written.raw = "\\x" + Number(code_point, 16, 2);
  } else if (choice <= 1 && code_point < 0x10000) {
    written.raw = "\\u" + Number(code_point, 16, 4);
  } else if (choice <= 2 && code_point >= 0x10000) {
    const std::uint32_t rest = code_point - 0x10000;
    written.raw = "\\u" + Number(0xD800 + (rest >> 10), 16, 4) + "\\u" +
                  Number(0xDC00 + (rest & 0x3FF), 16, 4);
  } else if (choice == 3 && (c == '"' || c == '\'' || c == '/')) {
    written.raw = std::string("\\") + c;
  } else {
    written.raw = std::string(character);
  }
  return written;
}

std::string Bytes(std::uint32_t value, int size, Layer layer) {
  const bool little = layer == kUtf16Le || layer == kUtf32Le;
  std::string bytes;
  for (int i = 0; i < size; ++i) {
    const int shift = 8 * (little ? i : size - 1 - i);
    bytes.push_back(static_cast<char>(value >> shift));
  }
  return bytes;
}

// The few characters outside ASCII that payloads use.
std::string Encode(std::string_view character, Layer layer) {
  const std::uint32_t c = CodePointOf(character);
  switch (layer) {
    case kUtf8:
    case kUtf8Bom:
      return std::string(character);
    case kUtf16Le:
    case kUtf16Be:
      if (c < 0x10000) return Bytes(c, 2, layer);
      return Bytes(0xD800 + ((c - 0x10000) >> 10), 2, layer) +
             Bytes(0xDC00 + ((c - 0x10000) & 0x3FF), 2, layer);
    case kUtf32Le:
    case kUtf32Be:
      return Bytes(c, 4, layer);
    default:
      if (c != 0x20AC) return Bytes(c, 1, layer);
      return layer == kIso8859_15 ? "\xA4" : "\x80";
  }
}

}  // namespace

Write MarkupWriter(MarkupStyle style, Prng* random) {
  return [style, random](std::string_view text, Region character) {
    return WriteMarkup(text, character, style, random);
  };
}

Write CdataWriter(CdataStyle style, Prng* random) {
  return [style, random](std::string_view text, Region place) -> Written {
    const std::string raw(text.substr(place.begin, place.size()));
    const bool must = raw == ">" && place.begin >= 2 &&
                      text.substr(place.begin - 2, 2) == "]]";
    if (must || (style.one_in != 0 && random->Below(style.one_in) == 0)) {
      constexpr auto kSplits = std::to_array<std::string_view>(
          {"]]><![CDATA[", "]]><![CDATA[", "]]><!-- ' < --><![CDATA[",
           "]]><?p \"?><![CDATA["});
      return {raw, std::string(Pick(kSplits, random))};
    }
    if (style.line_ends && raw == "\n" && random->Below(3) == 0) {
      return {"\r\n"};
    }
    return {raw};
  };
}

Write StringWriter(char quote, Prng* random) {
  return [quote, random](std::string_view text, Region place) {
    return WriteInString(text.substr(place.begin, place.size()), quote, random);
  };
}

Write FileWriter(Layer encoding) {
  return [encoding](std::string_view text, Region place) {
    return Written{Encode(text.substr(place.begin, place.size()), encoding)};
  };
}

}  // namespace audit::positions
