// Which names say that what they hold is secret.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

enum class Suspicion : std::uint8_t {
  kNone,
  kByValue,  // a plain "key": secret if its value looks random
  kCertain,
};

// Names are split into words ("apiKey" and "api_key" are api, key), so that
// "monkey" and "tokenizer" hide nothing.
Suspicion SuspicionOf(std::string_view name);

// True of calls such as logon(login, password): what is behind the first
// argument is secret.
bool NamesLogon(std::string_view name);

// Whether a secret can be in the text at all; false for most texts, which then
// need no closer look.
bool MayHoldSecret(std::string_view text);

}  // namespace audit
