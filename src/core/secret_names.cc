#include "core/secret_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/stem_set.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr auto kSecretWords = std::to_array<std::string_view>(
    {"password", "passwd", "pwd", "passphrase", "passwords", "pass", "secret",
     "secrets", "motdepasse", "passe", "mdp", "authorization", "credential",
     "credentials"});
// Words run together: "dbpassword", "__sessiontoken", "PGPASSWORD".
constexpr auto kSecretEndings = std::to_array<std::string_view>(
    {"password", "passwd", "passphrase", "secret", "token", "apikey",
     "secretkey", "accesskey", "privatekey"});
// With one of these behind it a name speaks about a secret and holds none.
constexpr auto kAboutWords = std::to_array<std::string_view>(
    {"label", "field", "name", "type", "url", "length", "policy", "id", "desc",
     "control", "image", "visible", "rule", "prompt", "title"});
// A key is secret when its name says what it opens.
constexpr auto kKeyWords = std::to_array<std::string_view>(
    {"api", "access", "private", "secret", "encryption", "account", "storage",
     "signing", "shared", "ssh", "master", "license", "aws", "crypto"});
constexpr auto kLogonWords = std::to_array<std::string_view>(
    {"logon", "login", "authenticate", "signin"});

// A name that begins with one of these asks a question, as allowEmptyPassword
// does.
constexpr auto kAskingWords = std::to_array<std::string_view>(
    {"allow", "is", "has", "use", "enable", "show", "require", "force"});

// Every secret is told by one of these, in any letter case.
const StemSet& Stems() {
  static const StemSet stems(
      {"pass",       "pwd",           "secret", "mdp",          "token",
       "key",        "authorization", "bearer", "basic",        "credential",
       "logon",      "login",         "signin", "authenticate", "sqlplus",
       "identified", "curl",          "://",    "eyj",          "akia"});
  return stems;
}

// "sftp_apiKey2" -> sftp, api, key. Digits end a word and are left out.
std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  char before = '_';
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool before_upper = before >= 'A' && before <= 'Z';
    const bool border = !IsLetter(c) || (upper && !before_upper);
    if (border && !words.back().empty()) words.emplace_back();
    if (IsLetter(c)) words.back().push_back(ToLower(c));
    before = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool IsSecretWord(std::string_view word) {
  return IsOneOf(kSecretWords, word) ||
         std::any_of(
             kSecretEndings.begin(), kSecretEndings.end(),
             [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace

Suspicion SuspicionOf(std::string_view name) {
  const std::vector<std::string> words = WordsOf(name);
  if (words.empty() || IsOneOf(kAboutWords, words.back()) ||
      IsOneOf(kAskingWords, words.front())) {
    return Suspicion::kNone;
  }
  if (std::any_of(words.begin(), words.end(), IsSecretWord)) {
    return Suspicion::kCertain;
  }
  if (words.back() != "key") return Suspicion::kNone;
  const bool opens = words.size() > 1 && IsOneOf(kKeyWords, *(words.end() - 2));
  return opens ? Suspicion::kCertain : Suspicion::kByValue;
}

bool NamesLogon(std::string_view name) {
  const std::vector<std::string> words = WordsOf(name);
  return !words.empty() && IsOneOf(kLogonWords, words.back());
}

bool MayHoldSecret(std::string_view text) { return Stems().AnyIn(text); }

}  // namespace audit
