#include "core/redaction.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"

namespace audit {
namespace {

// Names are split into words ("apiKey" and "api_key" are api, key), so that
// "monkey" and "tokenizer" hide nothing.
constexpr auto kSecretWords = std::to_array<std::string_view>(
    {"password", "passwd", "pwd", "passphrase", "passwords", "pass", "secret",
     "secrets", "motdepasse", "mdp"});
// With one of these behind it a name speaks about a secret and holds none.
constexpr auto kAboutWords = std::to_array<std::string_view>(
    {"label", "field", "name", "type", "url", "length", "policy", "id", "desc",
     "control", "image", "visible", "rule", "prompt", "title"});
// A key is secret when its name says what it opens.
constexpr auto kKeyWords = std::to_array<std::string_view>(
    {"api", "access", "private", "secret", "encryption", "account", "storage",
     "signing", "shared", "ssh", "master", "license", "aws", "crypto"});

template <std::size_t N>
bool IsOneOf(const std::array<std::string_view, N>& words,
             std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsNameByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
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

enum class Suspicion { kNone, kByValue, kCertain };

Suspicion SuspicionOf(std::string_view name) {
  const std::vector<std::string> words = WordsOf(name);
  if (words.empty() || IsOneOf(kAboutWords, words.back())) {
    return Suspicion::kNone;
  }
  for (const std::string& word : words) {
    if (IsOneOf(kSecretWords, word)) return Suspicion::kCertain;
  }
  if (words.back() == "token" || words.back() == "apikey") {
    return Suspicion::kCertain;
  }
  if (words.back() != "key") return Suspicion::kNone;
  const bool opens = words.size() > 1 && IsOneOf(kKeyWords, *(words.end() - 2));
  return opens ? Suspicion::kCertain : Suspicion::kByValue;
}

// A value of a plain "key" that no schema or script would use as a name: long,
// without white space, letters and digits mixed.
bool LooksRandom(std::string_view value) {
  constexpr std::size_t kShortest = 16;  // 12 random bytes in base64
  if (value.size() < kShortest) return false;
  bool letter = false;
  bool digit = false;
  for (const char c : value) {
    letter = letter || IsLetter(c);
    digit = digit || IsDigit(c);
    const bool allowed = IsLetter(c) || IsDigit(c) || c == '+' || c == '/' ||
                         c == '=' || c == '-' || c == '_';
    if (!allowed) return false;
  }
  return letter && digit;
}

// Quotes as scripts and markup write them, escaped ones before plain ones.
constexpr auto kQuotes = std::to_array<std::string_view>(
    {"&quot;", "&apos;", "&#34;", "&#39;", "&#x22;", "&#x27;", "\\\"", "\\'",
     "\"", "'"});

std::string_view QuoteAt(std::string_view text, std::size_t at) {
  for (const std::string_view quote : kQuotes) {
    if (text.substr(at).starts_with(quote)) return quote;
  }
  return {};
}

// Every secret's name holds one of these, in any letter case: most texts hold
// none, and need no closer look.
constexpr auto kStems = std::to_array<std::string_view>(
    {"pass", "pwd", "secret", "mdp", "token", "key"});

// Which bytes stand at `position` of some stem, in either case.
constexpr std::array<bool, 256> BytesOfStems(std::size_t position) {
  std::array<bool, 256> bytes{};
  for (const std::string_view stem : kStems) {
    const auto letter = static_cast<unsigned char>(stem[position]);
    bytes[letter] = true;
    bytes[letter - 'a' + 'A'] = true;
  }
  return bytes;
}

bool MayNameSecret(std::string_view text) {
  static constexpr auto kFirst = BytesOfStems(0);
  static constexpr auto kSecond = BytesOfStems(1);
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!kFirst[static_cast<unsigned char>(text[at])]) continue;
    if (!kSecond[static_cast<unsigned char>(text[at + 1])]) continue;
    for (const std::string_view stem : kStems) {
      if (EqualsIgnoreCase(text.substr(at, stem.size()), stem)) return true;
    }
  }
  return false;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Region> Run() {
    while (at_ < text_.size()) {
      if (!IsNameByte(text_[at_])) {
        ++at_;
        continue;
      }
      const std::size_t begin = at_;
      while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
      const Suspicion suspicion = SuspicionOf(text_.substr(begin, at_ - begin));
      if (suspicion != Suspicion::kNone) Follow(begin, suspicion);
    }
    return std::move(secrets_);
  }

 private:
  // What stands behind a suspicious name, which ends at at_.
  void Follow(std::size_t name, Suspicion suspicion) {
    if (name > 0 && text_[name - 1] == '<') return FollowElement(suspicion);
    std::size_t at = at_;
    at += QuoteAt(text_, at).size();  // {"password": ...}
    at = SkipSpace(at);
    if (at >= text_.size() || (text_[at] != '=' && text_[at] != ':')) return;
    const bool adjacent = at == at_ && text_[at] == '=';
    while (at < text_.size() && (text_[at] == '=' || text_[at] == ':')) ++at;
    if (adjacent && name > 0 && FollowQuery(name, at)) return;
    at = SkipSpace(at);
    const std::string_view quote = QuoteAt(text_, at);
    if (quote.empty()) return;
    const std::size_t begin = at + quote.size();
    Add(begin, FindClose(begin, quote), suspicion);
  }

  // <password>value</password>
  void FollowElement(Suspicion suspicion) {
    if (at_ >= text_.size() || text_[at_] != '>') return;
    const std::size_t end = text_.find('<', at_);
    Add(at_ + 1, end == text_.npos ? text_.size() : end, suspicion);
  }

  // ?token=value&, ;pwd=value; of addresses and connection strings.
  bool FollowQuery(std::size_t name, std::size_t at) {
    const char before = text_[name - 1];
    if (before != '?' && before != '&' && before != ';') return false;
    if (at < text_.size() && !QuoteAt(text_, at).empty()) return false;
    const std::size_t end = text_.find_first_of("&;\"'<> \t\r\n", at);
    Add(at, end == text_.npos ? text_.size() : end, Suspicion::kCertain);
    return true;
  }

  std::size_t SkipSpace(std::size_t at) const {
    while (at < text_.size() && IsSpace(text_[at])) ++at;
    return at;
  }

  // An escaped quote does not close; a slice may end before the close.
  std::size_t FindClose(std::size_t at, std::string_view quote) const {
    while (at < text_.size()) {
      if (text_.substr(at).starts_with(quote)) return at;
      at += text_[at] == '\\' ? 2 : 1;
    }
    return text_.size();
  }

  void Add(std::size_t begin, std::size_t end, Suspicion suspicion) {
    const std::string_view value = text_.substr(begin, end - begin);
    if (IsBlank(value)) return;
    if (suspicion == Suspicion::kByValue && !LooksRandom(value)) return;
    secrets_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Region> secrets_;
};

}  // namespace

std::vector<Region> FindSecrets(std::string_view text) {
  if (!MayNameSecret(text)) return {};
  return Finder(text).Run();
}

std::string Redact(std::string_view text) {
  std::string out;
  std::uint32_t at = 0;
  for (const Region secret : FindSecrets(text)) {
    out += text.substr(at, secret.begin - at);
    out.append(CountCodePoints(text.substr(secret.begin, secret.size())), '*');
    at = secret.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace audit
