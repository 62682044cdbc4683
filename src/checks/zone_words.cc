#include "checks/zone_words.h"

namespace audit {

std::string_view WordsFor(const Reach& reach) {
  if (!reach.any) return "nobody yet";
  if (reach.everybody) return "every address";
  if (reach.only_loopback) return "this machine only";
  if (reach.only_private) return "private addresses";
  if (reach.only_hosts) return "single public addresses";
  return "public networks";
}

}  // namespace audit
