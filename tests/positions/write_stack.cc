#include <array>
#include <utility>

#include "core/text.h"
#include "tests/positions/stack.h"

namespace audit::positions {
namespace {

using enum Layer;

template <std::size_t N>
std::string_view Pick(const std::array<std::string_view, N>& from,
                      Prng* random) {
  return from[random->Below(N)];
}

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

std::string Reference(std::string_view character, Prng* random) {
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

// Where a character has to be written by a reference, and what may stand for
// it otherwise.
struct MarkupStyle {
  std::string_view escaped;
  bool attribute = false;  // white space is normalised
  bool line_ends = false;  // CRLF is
};

Written WriteMarkup(std::string_view character, MarkupStyle style,
                    Prng* random) {
  const char c = character[0];
  const bool must = style.escaped.find(c) != std::string_view::npos;
  if (style.attribute && c == ' ' && random->Below(8) == 0) {
    return {std::string(Pick(
        std::to_array<std::string_view>({"\n", "\t", "\r\n", "\r"}), random))};
  }
  if (style.line_ends && c == '\n' && random->Below(3) == 0) {
    return {random->Below(2) == 0 ? "\r\n" : "\r"};
  }
  if (!must && random->Below(6) != 0) return {std::string(character)};
  if (!EntityOf(c).empty() && random->Below(4) != 0) {
    return {std::string(EntityOf(c))};
  }
  return {Reference(character, random)};
}

Write MarkupWriter(MarkupStyle style, Prng* random) {
  return [style, random](std::string_view text, Region character) {
    return WriteMarkup(text.substr(character.begin, character.size()), style,
                       random);
  };
}

// Sections are left and entered again before characters: where "]]>" would
// stand, and anywhere else when `often`.
Write CdataWriter(std::uint32_t often, Prng* random) {
  return [often, random](std::string_view text, Region character) -> Written {
    const std::string raw(text.substr(character.begin, character.size()));
    const bool must = raw == ">" && character.begin >= 2 &&
                      text.substr(character.begin - 2, 2) == "]]";
    if (must || (often != 0 && random->Below(often) == 0)) {
      return {raw, std::string(Pick(std::to_array<std::string_view>(
                                        {"]]><![CDATA[", "]]><![CDATA[",
                                         "]]><!-- ' < --><![CDATA[",
                                         "]]><?p \"?><![CDATA["}),
                                    random))};
    }
    if (raw == "\n" && random->Below(3) == 0) return {"\r\n"};
    return {raw};
  };
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

TrackedText WriteString(const TrackedText& inner, Prng* random) {
  const char quote = random->Below(2) == 0 ? '"' : '\'';
  const Write write = [quote, random](std::string_view text, Region character) {
    return WriteInString(text.substr(character.begin, character.size()), quote,
                         random);
  };
  const std::string quotes(1, quote);
  return Surround(quotes, Rewrite(inner, write), quotes);
}

// "..." + '...' + ("..."): cut between characters of the payload.
TrackedText WriteConcatenation(const TrackedText& inner, Prng* random) {
  TrackedText out;
  const std::uint32_t operands = 2 + random->Below(3);
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < operands; ++i) {
    const auto size = static_cast<std::uint32_t>(inner.text.size());
    std::uint32_t end =
        i + 1 == operands ? size : begin + random->Below(size - begin + 1);
    while (IsInsideMark(inner, end) ||
           (end < size && IsContinuation(inner.text[end]))) {
      ++end;
    }
    TrackedText operand = WriteString(Cut(inner, {begin, end}), random);
    for (Mark& mark : operand.marks) mark.piece = i;
    if (i != 0) {
      out.text += Pick(
          std::to_array<std::string_view>({" + ", "+", "\n  + ", " /*+*/ + "}),
          random);
    }
    Append(&out, operand);
    begin = end;
  }
  return out;
}

constexpr auto kStatements = std::to_array<std::string_view>(
    {"", "var n = 1;\n", "// it's \"here\"\n", "/* <a> & 'x' */ ",
     "var r = /['\"]+/g;\n", "if (a < b && c > d) { e(); }\n",
     "var e = <a b=\"1\">{c}</a>;\n", "s = 'don\\'t';\n",
     "for each (var i in x.y) { i.z; }\n"});

constexpr auto kPages = std::to_array<std::string_view>(
    {"", "<p class=\"x\">it's</p>\n", "Dear reader, a < b & c\n",
     "<% var k = '<p>'; %>", "<%-- no 'code' --%>", "<%= f(1) %>: "});

constexpr auto kProse =
    std::to_array<std::string_view>({"x", "it's ", "a < b & \"c\" ", "-\n-"});

bool IsXml(Layer layer) {
  return layer >= kAttributeDouble && layer <= kSplitCdata;
}

class Writer {
 public:
  Writer(std::vector<Layer> layers, Prng* random)
      : layers_(std::move(layers)), random_(random) {}

  Stack Run(std::string payload) {
    Stack stack;
    TrackedText text = Track(payload);
    crlf_ = !IsXml(layers_[1]) && random_->Below(2) == 0;
    stack.payload = std::move(payload);
    stack.steps.resize(layers_.size());
    for (std::size_t i = layers_.size(); i-- > 0;) {
      inner_ = i + 1 < layers_.size() ? &layers_[i + 1] : nullptr;
      before_ = 0;
      text = WriteLayer(layers_[i], std::move(text));
      stack.steps[i] = {layers_[i], before_};
    }
    stack.file = std::move(text);
    return stack;
  }

 private:
  // Puts the layer's own noise around what it holds.
  TrackedText Pad(std::string_view before, TrackedText inner,
                  std::string_view after) {
    before_ = static_cast<std::uint32_t>(before.size());
    return Surround(before, std::move(inner), after);
  }

  TrackedText PadWithProse(TrackedText inner) {
    // Other layers bring noise of their own.
    if (inner_ != nullptr) return inner;
    return Pad(Pick(kProse, random_), std::move(inner), Pick(kProse, random_));
  }

  TrackedText WriteLayer(Layer layer, TrackedText inner) {
    if (layer <= kLastEncoding) return WriteFile(layer, std::move(inner));
    switch (layer) {
      case kTemplateCode:
        return Pad(Lines(kPages) + "<% ", std::move(inner),
                   " %>" + Lines(kPages));
      case kTemplateOutput:
        return Pad(Lines(kPages) + "<%= ", std::move(inner),
                   " %>" + Lines(kPages));
      case kScript:
        return Pad(Statements() + "x = ", std::move(inner),
                   ";\n" + Statements());
      case kString:
        return WriteString(PadWithProse(std::move(inner)), random_);
      case kConcatenation:
        return WriteConcatenation(PadWithProse(std::move(inner)), random_);
      case kExpression:
        return Pad("[@name] = 'it''s' and ", std::move(inner), " <> @b");
      case kSqlData:
        return Pad("[SQLDATA[", std::move(inner), "]] = 1");
      default:
        return WriteMarkupLayer(layer, std::move(inner));
    }
  }

  std::string Statements() { return Lines(kStatements) + Lines(kStatements); }

  // In files that are no XML, which would normalise them, lines may end with
  // CRLF.
  template <std::size_t N>
  std::string Lines(const std::array<std::string_view, N>& from) {
    std::string lines;
    for (const char c : Pick(from, random_)) {
      if (c == '\n' && crlf_) lines.push_back('\r');
      lines.push_back(c);
    }
    return lines;
  }

  TrackedText WriteMarkupLayer(Layer layer, TrackedText inner) {
    TrackedText text = PadWithProse(std::move(inner));
    const auto rewrite = [&](MarkupStyle style) {
      return Rewrite(text, MarkupWriter(style, random_));
    };
    switch (layer) {
      case kAttributeDouble:
        return Surround("<r><e z='1' a=\"", rewrite({"&<\"\n\t", true}),
                        "\" b=''/></r>");
      case kAttributeSingle:
        return Surround("<r>\n<e a = '", rewrite({"&<'\n\t", true}),
                        "'></e>\n</r>\n");
      case kText:
        return Surround("<r><e a=\"b\">", rewrite({"&<", false, true}),
                        "</e></r>");
      case kCdata:
        return Surround("<r><e><![CDATA[",
                        Rewrite(text, CdataWriter(0, random_)), "]]></e></r>");
      case kSplitCdata:
        return Surround("<r><e>\n<![CDATA[",
                        Rewrite(text, CdataWriter(6, random_)),
                        "]]>\n</e></r>");
      case kE4xAttribute:
        return Surround("<m k='1' a=\"", rewrite({"&<\"\n\t{}"}), "\"/>");
      case kE4xText:
        return Surround("<m a='1'>", rewrite({"&<{}"}), "</m>");
      case kE4xExpression:
        return Surround("<m a={", WriteString(text, random_), "}>x</m>");
      default:
        return Surround("<condition a=\"", rewrite({"&<\"\n\t", true}), "\"/>");
    }
  }

  TrackedText WriteFile(Layer layer, TrackedText inner);

  std::vector<Layer> layers_;
  Prng* random_;
  bool crlf_ = false;
  const Layer* inner_ = nullptr;  // what the current layer holds
  std::uint32_t before_ = 0;
};

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

std::string_view BomOf(Layer layer) {
  using namespace std::string_view_literals;
  switch (layer) {
    case kUtf8Bom:
      return "\xEF\xBB\xBF"sv;
    case kUtf16Le:
      return "\xFF\xFE"sv;
    case kUtf16Be:
      return "\xFE\xFF"sv;
    case kUtf32Le:
      return "\xFF\xFE\0\0"sv;
    case kUtf32Be:
      return "\0\0\xFE\xFF"sv;
    default:
      return ""sv;
  }
}

TrackedText Writer::WriteFile(Layer layer, TrackedText inner) {
  std::string head;
  const bool xml = IsXml(*inner_);
  if (xml && layer >= kIso8859_1) {
    head = "<?xml version='1.0' encoding=\"" + std::string(NameOf(layer)) +
           "\"?>\n<!-- \xC3\xA9 -->";
  } else if (xml) {
    head = Pick(std::to_array<std::string_view>(
                    {"", "<?xml version=\"1.0\"?>\r\n", "<!-- & -->"}),
                random_);
  } else if (layer == kWindows1252 && *inner_ == kScript) {
    // Undeclared, it must not pass for UTF-8 by chance.
    head = "/* \xC3\xBF */";
  } else if (layer == kWindows1252) {
    head = "<%-- \xC3\xBF --%>";
  }
  TrackedText text = Pad(head, std::move(inner), "");
  text = Rewrite(text, [layer](std::string_view all, Region character) {
    return Written{
        Encode(all.substr(character.begin, character.size()), layer)};
  });
  return Surround(BomOf(layer), std::move(text), "");
}

}  // namespace

std::string RandomPayload(Layer encoding, Prng* random) {
  constexpr auto kEverywhere = std::to_array<std::string_view>(
      {"a",    "B",     "7",   " ",    " ",  "_",  "<",        ">",       "&",
       "\"",   "'",     "]",   "]]>",  "\\", "\n", "\t",       "/",       "+",
       "&lt;", "&#65;", "\\n", "<!--", "--", "//", "\xC3\xA9", "\xC3\xBF"});
  constexpr auto kWide = std::to_array<std::string_view>(
      {"\xE2\x82\xAC", "\xF0\x9D\x84\x9E", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80"});
  std::string payload = "p";  // never only white space
  const std::uint32_t length = 1 + random->Below(12);
  for (std::uint32_t i = 0; i < length; ++i) {
    const bool wide = encoding < kIso8859_1 && random->Below(5) == 0;
    if (wide) {
      payload += Pick(kWide, random);
    } else if (encoding > kIso8859_1 && random->Below(10) == 0) {
      payload += "\xE2\x82\xAC";
    } else {
      payload += Pick(kEverywhere, random);
    }
  }
  return payload;
}

Stack WriteStack(const std::vector<Layer>& layers, std::string payload,
                 Prng* random) {
  return Writer(layers, random).Run(std::move(payload));
}

}  // namespace audit::positions
