#include "tests/bench/pattern.h"

#include <array>

namespace audit::bench {
namespace {

constexpr std::string_view kWords[] = {
    "account",  "basket", "birthday", "branch",  "campaign", "card",
    "category", "city",   "contact",  "country", "coupon",   "customer",
    "discount", "email",  "event",    "family",  "folder",   "garden",
    "gift",     "house",  "invoice",  "label",   "language", "level",
    "member",   "month",  "offer",    "order",   "origin",   "partner",
    "payment",  "phone",  "points",   "price",   "product",  "quarter",
    "rebate",   "region", "renewal",  "reward",  "season",   "segment",
    "service",  "shop",   "source",   "status",  "store",    "summary",
    "survey",   "target", "ticket",   "tier",    "total",    "visit",
    "voucher",  "week",   "welcome",  "window",  "winter",   "zone"};
constexpr std::string_view kTypes[] = {"string",  "string", "long", "double",
                                       "boolean", "date",   "memo", "datetime"};
constexpr std::string_view kSchemas[] = {
    "nms:recipient", "nms:delivery", "nms:broadLogRcp", "xtk:workflow",
    "bch:order",     "bch:visit",    "bch:voucher"};

template <std::size_t kSize>
std::string_view Any(const std::string_view (&choices)[kSize], Prng* prng) {
  return choices[prng->Below(kSize)];
}

// Two words and a number: names hardly ever meet by chance.
void AddName(Prng* prng, std::string* out) {
  out->append(Any(kWords, prng));
  std::string second(Any(kWords, prng));
  second[0] = static_cast<char>(second[0] - 'a' + 'A');
  out->append(second);
  out->append(std::to_string(prng->Below(1000)));
}

}  // namespace

void Fill(std::string_view pattern, Prng* prng, std::string* out) {
  std::array<std::string, 3> kept;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char kind = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (pattern[i] != '$' ||
        std::string_view("vwnts123").find(kind) == std::string_view::npos) {
      out->push_back(pattern[i]);
      continue;
    }
    ++i;
    if (kind >= '1' && kind <= '3') {
      std::string& name = kept[static_cast<std::size_t>(kind - '1')];
      if (name.empty()) AddName(prng, &name);
      out->append(name);
    } else if (kind == 'v') {
      AddName(prng, out);
    } else if (kind == 'w') {
      out->append(Any(kWords, prng));
    } else if (kind == 'n') {
      out->append(std::to_string(prng->Below(100000)));
    } else {
      out->append(kind == 't' ? Any(kTypes, prng) : Any(kSchemas, prng));
    }
  }
}

void FillAny(std::span<const std::string_view> patterns, Prng* prng,
             std::string* out) {
  Fill(patterns[prng->Below(static_cast<std::uint32_t>(patterns.size()))], prng,
       out);
}

}  // namespace audit::bench
