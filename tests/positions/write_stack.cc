#include <array>
#include <utility>

#include "core/text.h"
#include "tests/positions/stack.h"
#include "tests/positions/write_characters.h"

namespace audit::positions {
namespace {

using enum Layer;

TrackedText WriteString(const TrackedText& inner, Prng* random) {
  const char quote = random->Below(2) == 0 ? '"' : '\'';
  const std::string quotes(1, quote);
  return Surround(quotes, Rewrite(inner, StringWriter(quote, random)), quotes);
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
      case kPageScript:
        return Surround(Lines(kPages) + "<script type='text/javascript'>",
                        std::move(inner), "</script>" + Lines(kPages));
      case kPageHandler:
        return Surround(Lines(kPages) + "<a href='#' onclick=\"",
                        Rewrite(inner, MarkupWriter({"&<\"\n\t"}, random_)),
                        "\">x</a>" + Lines(kPages));
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
                        Rewrite(text, CdataWriter({0, true}, random_)),
                        "]]></e></r>");
      case kSplitCdata:
        return Surround("<r><e>\n<![CDATA[",
                        Rewrite(text, CdataWriter({6, true}, random_)),
                        "]]>\n</e></r>");
      case kE4xAttribute:
        return Surround("<m k='1' a=\"", rewrite({"&<\"\n\t{}"}), "\"/>");
      case kE4xText:
        return Surround("<m a='1'>", rewrite({"&<{}"}), "</m>");
      case kE4xCdata:
        return Surround("<m a='1'><![CDATA[",
                        Rewrite(text, CdataWriter({20, false}, random_)),
                        "]]></m>");
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
  text = Rewrite(text, FileWriter(layer));
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
