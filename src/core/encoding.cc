#include "core/encoding.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/code_units.h"
#include "core/text.h"

namespace audit {
namespace {

struct Alias {
  std::string_view name;  // lower case
  Encoding encoding;
};
// The names met in exports and editors; "utf-16" without a byte order is what
// XML declarations say of either, the BOM having told which.
constexpr std::array kAliases = {
    Alias{"utf-8", Encoding::kUtf8},
    Alias{"utf8", Encoding::kUtf8},
    Alias{"us-ascii", Encoding::kUtf8},
    Alias{"ascii", Encoding::kUtf8},
    Alias{"utf-16", Encoding::kUtf16Be},
    Alias{"utf16", Encoding::kUtf16Be},
    Alias{"utf-16be", Encoding::kUtf16Be},
    Alias{"utf-16le", Encoding::kUtf16Le},
    Alias{"ucs-2", Encoding::kUtf16Be},
    Alias{"iso-10646-ucs-2", Encoding::kUtf16Be},
    Alias{"utf-32", Encoding::kUtf32Be},
    Alias{"utf32", Encoding::kUtf32Be},
    Alias{"utf-32be", Encoding::kUtf32Be},
    Alias{"utf-32le", Encoding::kUtf32Le},
    Alias{"ucs-4", Encoding::kUtf32Be},
    Alias{"iso-10646-ucs-4", Encoding::kUtf32Be},
    Alias{"iso-8859-1", Encoding::kIso8859_1},
    Alias{"iso8859-1", Encoding::kIso8859_1},
    Alias{"iso_8859-1", Encoding::kIso8859_1},
    Alias{"latin1", Encoding::kIso8859_1},
    Alias{"latin-1", Encoding::kIso8859_1},
    Alias{"l1", Encoding::kIso8859_1},
    Alias{"iso-8859-15", Encoding::kIso8859_15},
    Alias{"iso8859-15", Encoding::kIso8859_15},
    Alias{"iso_8859-15", Encoding::kIso8859_15},
    Alias{"latin9", Encoding::kIso8859_15},
    Alias{"latin-9", Encoding::kIso8859_15},
    Alias{"windows-1252", Encoding::kWindows1252},
    Alias{"cp1252", Encoding::kWindows1252},
    Alias{"cp-1252", Encoding::kWindows1252},
    Alias{"x-cp1252", Encoding::kWindows1252},
    Alias{"ansi", Encoding::kWindows1252},
};

// What the first bytes alone tell. A BOM wins over "<" in wide characters, and
// UTF-32 over UTF-16, whose mark its own mark begins with.
struct Opening {
  std::string_view bytes;
  Encoding encoding;
  bool bom;
};
constexpr std::array kOpenings = {
    Opening{{"\xFF\xFE\0\0", 4}, Encoding::kUtf32Le, true},
    Opening{{"\0\0\xFE\xFF", 4}, Encoding::kUtf32Be, true},
    Opening{{"\xEF\xBB\xBF", 3}, Encoding::kUtf8, true},
    Opening{{"\xFF\xFE", 2}, Encoding::kUtf16Le, true},
    Opening{{"\xFE\xFF", 2}, Encoding::kUtf16Be, true},
    Opening{{"<\0\0\0", 4}, Encoding::kUtf32Le, false},
    Opening{{"\0\0\0<", 4}, Encoding::kUtf32Be, false},
    Opening{{"<\0", 2}, Encoding::kUtf16Le, false},
    Opening{{"\0<", 2}, Encoding::kUtf16Be, false},
};

const Opening* FindOpening(std::string_view bytes) {
  const auto* found = std::find_if(
      kOpenings.begin(), kOpenings.end(),
      [&](const Opening& opening) { return bytes.starts_with(opening.bytes); });
  return found == kOpenings.end() ? nullptr : &*found;
}

// Characters of one byte: 8859, 1252 and, as far as a declaration goes, UTF-8.
bool IsNarrow(Encoding encoding) {
  return encoding == Encoding::kUtf8 || encoding >= Encoding::kIso8859_1;
}

// Whether a text read as `actual` may call itself `declared`: the byte order
// in the name is not held against it.
bool Agree(Encoding declared, Encoding actual) {
  const auto family = [](Encoding e) {
    if (e == Encoding::kUtf16Le) return Encoding::kUtf16Be;
    if (e == Encoding::kUtf32Le) return Encoding::kUtf32Be;
    return e;
  };
  return family(declared) == family(actual);
}

struct Declaration {
  std::string_view name;  // empty: none
  std::size_t at = 0;
};

// The encoding of an XML declaration, in either quotes, at the start of
// `text`, one byte a character.
Declaration FindDeclaration(std::string_view text) {
  // A declaration holds three short attributes.
  constexpr std::size_t kLongest = 512;
  const std::string_view head = text.substr(0, kLongest);
  const std::size_t open = head.find_first_not_of(" \t\r\n");
  if (open == head.npos || !head.substr(open).starts_with("<?xml")) return {};
  const std::size_t close = head.find("?>", open);
  std::size_t at = head.substr(0, close).find("encoding", open);
  if (at == head.npos) return {};
  const auto skip_space = [&] {
    while (at < head.size() && IsSpace(head[at])) ++at;
  };
  at += std::string_view("encoding").size();
  skip_space();
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  skip_space();
  if (at >= head.size() || (head[at] != '"' && head[at] != '\'')) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == head.npos) return {};
  return {head.substr(at + 1, end - at - 1), at + 1};
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

  DecodedBytes Run() {
    const Opening* opening = FindOpening(bytes_);
    if (opening != nullptr) {
      out_.encoding = opening->encoding;
      out_.has_bom = opening->bom;
      if (opening->bom) begin_ = opening->bytes.size();
    }
    if (opening == nullptr || out_.encoding == Encoding::kUtf8) {
      ReadNarrow();
    } else {
      Transcode();
      CheckWide();
    }
    return std::move(out_);
  }

 private:
  void Fault(EncodingFault::Kind kind, Region original, std::string detail) {
    ++out_.fault_count;
    if (kind != EncodingFault::Kind::kInvalidBytes ||
        out_.faults.size() < kMaxEncodingFaults) {
      out_.faults.push_back({kind, original, std::move(detail)});
    }
  }

  void ReadNarrow() {
    const std::string_view text = bytes_.substr(begin_);
    const Declaration declaration = FindDeclaration(text);
    const std::size_t invalid = FindInvalidUtf8(text);
    const bool is_utf8 = invalid == text.size();
    std::optional<Encoding> declared = EncodingFromName(declaration.name);
    const auto at = static_cast<std::uint32_t>(begin_ + declaration.at);
    const Region region = {
        at, at + static_cast<std::uint32_t>(declaration.name.size())};
    const std::string name(declaration.name);
    const Encoding guess =
        is_utf8 || out_.has_bom ? Encoding::kUtf8 : Encoding::kWindows1252;
    out_.encoding = declared.value_or(guess);
    if (!name.empty() && !declared) {
      Fault(EncodingFault::Kind::kUnknownEncoding, region, name);
    } else if (declared && (!IsNarrow(*declared) ||
                            (out_.has_bom && *declared != Encoding::kUtf8))) {
      Fault(EncodingFault::Kind::kWrongDeclaration, region, name);
      out_.encoding = guess;
    } else if (name.empty() && guess != Encoding::kUtf8 &&
               LooksLikeMarkup(text)) {
      // XML that declares nothing has to be UTF-8.
      const auto bad = static_cast<std::uint32_t>(begin_ + invalid);
      Fault(EncodingFault::Kind::kWrongDeclaration, {bad, bad + 1}, "");
    }
    // All narrow encodings agree on ASCII.
    out_.identical = out_.encoding == Encoding::kUtf8
                         ? is_utf8
                         : FindNonAscii(text, 0) == text.size();
    if (!out_.identical) Transcode();
  }

  static bool LooksLikeMarkup(std::string_view text) {
    return Trim(text.substr(0, 512)).starts_with('<');
  }

  // The declaration of a wide text can be read only once it is decoded.
  void CheckWide() {
    const Declaration declaration = FindDeclaration(out_.utf8);
    if (declaration.name.empty()) return;
    const std::optional<Encoding> declared = EncodingFromName(declaration.name);
    if (declared && Agree(*declared, out_.encoding)) return;
    const auto at = static_cast<std::uint32_t>(declaration.at);
    const Region region = {
        at, at + static_cast<std::uint32_t>(declaration.name.size())};
    Fault(declared ? EncodingFault::Kind::kWrongDeclaration
                   : EncodingFault::Kind::kUnknownEncoding,
          out_.to_original.ToSource(region), std::string(declaration.name));
  }

  void Transcode() {
    out_.utf8.reserve(bytes_.size() + bytes_.size() / 8);
    std::size_t at = begin_;
    while (at < bytes_.size()) {
      if (IsNarrow(out_.encoding)) {
        const std::size_t end = FindNonAscii(bytes_, at);
        out_.utf8.append(bytes_.substr(at, end - at));
        out_.to_original.AppendVerbatim(static_cast<std::uint32_t>(at),
                                        static_cast<std::uint32_t>(end - at));
        at = end;
        if (at == bytes_.size()) break;
      }
      at += TranscodeOne(at);
    }
  }

  // Returns the bytes read.
  std::size_t TranscodeOne(std::size_t at) {
    const CodeUnit unit = ReadCodeUnit(bytes_.substr(at), out_.encoding);
    const Region source = {static_cast<std::uint32_t>(at),
                           static_cast<std::uint32_t>(at + unit.size)};
    const std::size_t before = out_.utf8.size();
    AppendUtf8(unit.code_point, &out_.utf8);
    const auto size = static_cast<std::uint8_t>(out_.utf8.size() - before);
    if (unit.valid && out_.encoding == Encoding::kUtf8) {
      out_.to_original.AppendVerbatim(source.begin, unit.size);
    } else if (unit.valid) {
      out_.to_original.AppendCharacter(source, size);
    } else {
      out_.to_original.AppendReplaced(source, size);
      Fault(EncodingFault::Kind::kInvalidBytes, source,
            std::string(EncodingName(out_.encoding)));
    }
    return unit.size;
  }

  std::string_view bytes_;
  std::size_t begin_ = 0;  // behind the BOM
  DecodedBytes out_;
};

}  // namespace

std::string_view EncodingName(Encoding encoding) {
  constexpr std::array<std::string_view, 8> kNames = {
      "UTF-8",    "UTF-16LE",   "UTF-16BE",    "UTF-32LE",
      "UTF-32BE", "ISO-8859-1", "ISO-8859-15", "windows-1252"};
  return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> EncodingFromName(std::string_view name) {
  const auto* found = std::find_if(
      kAliases.begin(), kAliases.end(),
      [&](const Alias& alias) { return EqualsIgnoreCase(alias.name, name); });
  if (found == kAliases.end()) return std::nullopt;
  return found->encoding;
}

DecodedBytes DecodeBytes(std::string_view bytes) {
  return Decoder(bytes).Run();
}

}  // namespace audit
