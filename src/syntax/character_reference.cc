#include "syntax/character_reference.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"
#include "syntax/digits.h"

namespace audit {
namespace {

// Names longer than this exist in HTML 5 only; bounds the search for ';'.
constexpr std::size_t kMaxReference = 12;

struct Named {
  std::string_view name;
  std::uint32_t code_point;
};

constexpr std::array<Named, 5> kXmlNames = {{
    {"amp", '&'},
    {"apos", '\''},
    {"gt", '>'},
    {"lt", '<'},
    {"quot", '"'},
}};

// U+00A0 to U+00FF in order.
constexpr std::array<std::string_view, 96> kLatin1Names = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array<Named, 12> kTypographicNames = {{
    {"bull", 0x2022},
    {"euro", 0x20AC},
    {"hellip", 0x2026},
    {"ldquo", 0x201C},
    {"lsquo", 0x2018},
    {"mdash", 0x2014},
    {"ndash", 0x2013},
    {"oelig", 0x0153},
    {"OElig", 0x0152},
    {"rdquo", 0x201D},
    {"rsquo", 0x2019},
    {"trade", 0x2122},
}};

template <std::size_t kSize>
std::optional<std::uint32_t> Find(const std::array<Named, kSize>& names,
                                  std::string_view name) {
  for (const Named& named : names) {
    if (named.name == name) return named.code_point;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> ByName(std::string_view name, Entities entities) {
  if (const auto found = Find(kXmlNames, name)) return found;
  if (entities == Entities::kXml) return std::nullopt;
  const auto* const latin =
      std::find(kLatin1Names.begin(), kLatin1Names.end(), name);
  if (latin != kLatin1Names.end()) {
    return 0xA0 + static_cast<std::uint32_t>(latin - kLatin1Names.begin());
  }
  return Find(kTypographicNames, name);
}

// `body`: between '&' and ';'.
std::optional<std::uint32_t> CodePointOf(std::string_view body,
                                         Entities entities) {
  if (!body.starts_with('#')) return ByName(body, entities);
  body.remove_prefix(1);
  if (body.starts_with('x') || body.starts_with('X')) {
    return ParseHex(body.substr(1));
  }
  return ParseDecimal(body);
}

}  // namespace

void DecodeReferences(std::string_view text, Region source, Entities entities,
                      std::string* out, OriginMap* origin) {
  std::uint32_t run = source.begin;
  const auto flush = [&](std::uint32_t until) {
    if (until == run) return;
    out->append(text.substr(run, until - run));
    origin->AppendVerbatim(run, until - run);
  };
  const std::string_view until_end = text.substr(0, source.end);
  std::size_t at = source.begin;
  while ((at = until_end.find('&', at)) != std::string_view::npos) {
    const std::size_t size = until_end.substr(at + 1, kMaxReference).find(';');
    const auto code_point =
        size == std::string_view::npos
            ? std::nullopt
            : CodePointOf(until_end.substr(at + 1, size), entities);
    if (!code_point) {
      ++at;
      continue;
    }
    flush(static_cast<std::uint32_t>(at));
    const auto end = static_cast<std::uint32_t>(at + size + 2);
    const std::size_t size_before = out->size();
    AppendUtf8(*code_point, out);
    origin->AppendReplaced(
        {static_cast<std::uint32_t>(at), end},
        static_cast<std::uint32_t>(out->size() - size_before));
    at = run = end;
  }
  flush(source.end);
}

}  // namespace audit
