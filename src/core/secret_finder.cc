#include "core/secret_finder.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/secret_names.h"
#include "core/secret_shapes.h"
#include "core/text.h"

namespace audit {
namespace {

// How far from a name that tells a secret the secret may stand: a tag or an
// object of settings, a call.
constexpr std::size_t kReach = 600;

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Region> Run() {
    while (at_ < text_.size()) {
      if (!IsNameByte(text_[at_])) {
        if (text_[at_] == ':') FollowAddress();
        ++at_;
        continue;
      }
      const std::string_view word = WordAt(at_);
      at_ += word.size();
      FollowWord(at_ - word.size(), word);
    }
    return Merged();
  }

 private:
  void FollowWord(std::size_t begin, std::string_view word) {
    if (IsNaming(word)) FollowPair(begin);
    if (word == "-u" || word == "--user") return FollowLogin(':');
    if (!MayHoldSecret(word)) return;
    if (IsTokenByItself(word)) return Add(begin, at_, Suspicion::kCertain);
    if (word == "KEY-----") return FollowKeyBlock(begin);
    if (EqualsIgnoreCase(word, "bearer") || EqualsIgnoreCase(word, "basic")) {
      return FollowScheme();
    }
    if (EqualsIgnoreCase(word, "sqlplus") || word.ends_with("setdblogin")) {
      return FollowLogin('/');
    }
    if (EqualsIgnoreCase(word, "identified")) return FollowIdentified();
    const Suspicion suspicion = SuspicionOf(word);
    if (suspicion != Suspicion::kNone) return Follow(begin, suspicion);
    if (NamesLogon(word)) FollowCall(1);
  }

  // What stands behind a suspicious name, which ends at at_.
  void Follow(std::size_t name, Suspicion suspicion) {
    if (IsElementName(name)) return FollowElement(suspicion);
    std::size_t at = at_;
    const std::string_view around = QuoteAt(text_, at);
    at += around.size();  // {"password": ...}, options["password"] = ...
    at = SkipSpace(at);
    if (!around.empty() && at < text_.size() && text_[at] == ']') {
      at = SkipSpace(at + 1);
    }
    if (at >= text_.size()) return;
    if (text_[at] == '(' && suspicion == Suspicion::kCertain) {
      return FollowCall(0);
    }
    if (around.empty() && suspicion == Suspicion::kCertain &&
        !QuoteAt(text_, at).empty()) {
      return AddStrings(at, suspicion);  // SQL: PASSWORD 'abc'
    }
    const bool separated =
        text_[at] == ',' && !around.empty();  // ("password", "abc")
    if (text_[at] != '=' && text_[at] != ':' && !separated) return;
    const bool adjacent = at == at_;
    const char sign = text_[at];
    ++at;
    while (!separated && at < text_.size() &&
           (text_[at] == '=' || text_[at] == ':')) {
      ++at;
    }
    if (adjacent && FollowUnquoted(name, sign, at, suspicion)) return;
    at = SkipSpace(at);
    if (at < text_.size() && text_[at] == '{') at = SkipSpace(at + 1);  // E4X
    AddStrings(at, suspicion);
    const bool plain = QuoteAt(text_, at).empty();
    if (plain && suspicion == Suspicion::kCertain) AddOperands(at);
  }

  // cond ? "a" : "b", x || "a": texts of the expression itself, not those in
  // its calls and subscripts.
  void AddOperands(std::size_t at) {
    const std::size_t last = std::min(text_.size(), at + kReach);
    int depth = 0;
    for (bool chooses = false; at < last;) {
      const char c = text_[at];
      if (c == '(' || c == '[') ++depth;
      if ((c == ')' || c == ']') && depth-- == 0) return;
      if (depth == 0 && (c == ';' || c == ',' || c == '<' || c == '}')) return;
      chooses = chooses || (depth == 0 && (c == '?' || c == '|'));
      const std::string_view quote = QuoteAt(text_, at);
      if (quote.empty()) {
        ++at;
        continue;
      }
      const std::size_t begin = at + quote.size();
      const std::size_t end = FindClose(begin, quote);
      if (chooses && depth == 0) Add(begin, end, Suspicion::kCertain);
      at = std::min(end + quote.size(), text_.size());
    }
  }

  // "a" + "b" are one value.
  void AddStrings(std::size_t at, Suspicion suspicion) {
    while (true) {
      const std::string_view quote = QuoteAt(text_, at);
      if (quote.empty()) return;
      const std::size_t begin = at + quote.size();
      const std::size_t end = FindClose(begin, quote);
      Add(begin, end, suspicion);
      at = SkipSpace(std::min(end + quote.size(), text_.size()));
      if (at >= text_.size() || text_[at] != '+') return;
      at = SkipSpace(at + 1);
    }
  }

  // <password>, <ns:password>, &lt;password&gt;
  bool IsElementName(std::size_t name) const {
    std::size_t at = name;
    if (at > 0 && text_[at - 1] == ':') {
      --at;
      while (at > 0 && IsNameByte(text_[at - 1])) --at;
    }
    const std::string_view before = text_.substr(0, at);
    return before.ends_with('<') || before.ends_with("&lt;");
  }

  void FollowElement(Suspicion suspicion) {
    std::string_view close = "<";
    std::size_t at = text_.find_first_of("<>&", at_);
    if (at == text_.npos || text_[at] == '<') return;
    if (text_[at] == '&') {
      if (!text_.substr(at).starts_with("&gt;")) return;
      at += 3;
      close = "&lt;";
    } else if (text_[at - 1] == '/') {
      return;
    }
    AddText(at + 1, close, suspicion);
  }

  // What an element holds, from behind its start tag.
  void AddText(std::size_t at, std::string_view close, Suspicion suspicion) {
    constexpr std::string_view kOpening = "<![CDATA[";
    const std::size_t begin = SkipSpace(at);
    if (text_.substr(begin).starts_with(kOpening)) {
      return Add(begin + kOpening.size(), Find("]]>", begin), suspicion);
    }
    Add(begin, Find(close, begin), suspicion);
  }

  // ?token=value& of addresses, ;pwd=value; of connection strings,
  // --password=value and PGPASSWORD=value of commands.
  bool FollowUnquoted(std::size_t name, char sign, std::size_t at,
                      Suspicion suspicion) {
    if (at >= text_.size() || !QuoteAt(text_, at).empty()) return false;
    const char before = name == 0 ? '\n' : text_[name - 1];
    const bool in_address =
        sign == '=' && (before == '?' || before == '&' || before == ';');
    const bool option = text_[name] == '-';
    if (sign == ':' && (before == '"' || before == '\'' || before == '`')) {
      const char ends[] = {before, '\r', '\n'};  // "X-Api-Key: abc"
      const std::size_t end =
          text_.find_first_of(std::string_view(ends, std::size(ends)), at);
      Add(SkipSpace(at), std::min(end, text_.size()), suspicion);
      return true;
    }
    const bool variable = sign == '=' && IsSpace(before) && !IsSpace(text_[at]);
    if (!in_address && !option && !variable) return false;
    const std::size_t end =
        std::min(text_.find_first_of("&;\"'<> \t\r\n", at), text_.size());
    const std::string_view value = text_.substr(at, end - at);
    // Code that is run to get at the value is none.
    if (!in_address && value.find_first_of("({$%`") != value.npos) return false;
    Add(at, end, in_address ? Suspicion::kCertain : suspicion);
    if (variable && suspicion == Suspicion::kCertain) AddOperands(at);
    return true;
  }

  // The text literals of a call behind the first `skip` of its arguments.
  void FollowCall(int skip) {
    std::size_t at = SkipSpace(at_);
    if (at >= text_.size() || text_[at] != '(') return;
    const std::size_t last = std::min(text_.size(), at + kReach);
    for (++at; at < last && text_[at] != ')' && text_[at] != ';';) {
      const std::string_view quote = QuoteAt(text_, at);
      if (quote.empty()) {
        if (text_[at] == ',') --skip;
        ++at;
        continue;
      }
      const std::size_t begin = at + quote.size();
      const std::size_t end = FindClose(begin, quote);
      if (skip <= 0) Add(begin, end, Suspicion::kCertain);
      at = std::min(end + quote.size(), text_.size());
    }
  }

  // name="password" value="abc" in either order, and <p name="password">abc<.
  void FollowPair(std::size_t name) {
    std::size_t at = at_;
    at = SkipSpace(at + QuoteAt(text_, at).size());
    if (at >= text_.size() || (text_[at] != '=' && text_[at] != ':')) return;
    at = SkipSpace(at + 1);
    const std::string_view quote = QuoteAt(text_, at);
    if (quote.empty()) return;
    const std::size_t begin = at + quote.size();
    const std::size_t end = FindClose(begin, quote);
    const std::string_view named = text_.substr(begin, end - begin);
    if (SuspicionOf(named) != Suspicion::kCertain) return;
    const std::size_t from = OpenerBefore(name);
    const std::size_t reached = std::min(text_.size(), end + kReach);
    const std::size_t to =
        std::min(text_.substr(0, reached).find_first_of(">}", end), reached);
    const std::size_t here = at_;
    AddHeld(from, to);
    if (to < text_.size() && text_[to] == '>' && text_[to - 1] != '/') {
      Add(to + 1, Find("<", to), Suspicion::kCertain);
      AddHeldBelow(from, to);
    }
    at_ = here;  // other names may stand in between
  }

  std::size_t OpenerBefore(std::size_t name) const {
    const std::size_t least = name > kReach ? name - kReach : 0;
    while (name > least && text_[name] != '<' && text_[name] != '{') --name;
    return name;
  }

  void AddHeld(std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to;) {
      if (!IsNameByte(text_[at])) {
        ++at;
        continue;
      }
      const std::string_view word = WordAt(at);
      at += word.size();
      if (!IsHolding(word)) continue;
      std::size_t value = SkipSpace(at + QuoteAt(text_, at).size());
      if (value >= text_.size()) return;
      if (text_[value] != '=' && text_[value] != ':') continue;
      AddStrings(SkipSpace(value + 1), Suspicion::kCertain);
    }
  }

  // <option name="password"><stringValue>abc</stringValue></option>
  void AddHeldBelow(std::size_t tag, std::size_t tag_end) {
    const std::string_view name = WordAt(tag + 1);
    const std::string_view near = text_.substr(0, tag_end + kReach);
    const std::size_t last =
        std::min(near.find("</" + std::string(name), tag_end), near.size());
    for (std::size_t at = near.find('<', tag_end); at < last;
         at = near.find('<', at + 1)) {
      if (!IsHolding(WordAt(at + 1))) continue;
      const std::size_t end = near.find('>', at);
      if (end < last) AddText(end + 1, "<", Suspicion::kCertain);
    }
  }

  std::string_view WordAt(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && IsNameByte(text_[end])) ++end;
    return text_.substr(std::min(begin, text_.size()), end - begin);
  }

  // Authorization: Basic abc
  void FollowScheme() {
    std::size_t end = SkipSpace(at_);
    const std::size_t begin = end;
    bool mixed = false;  // words of prose are not
    for (; end < text_.size(); ++end) {
      const char c = text_[end];
      if (!IsBase64Byte(c) && c != '.') break;
      mixed = mixed || IsDigit(c) || c == '=';
    }
    constexpr std::size_t kShortest = 8;  // "u:p" in base64 and some
    if (mixed && end - begin >= kShortest) {
      Add(begin, end, Suspicion::kCertain);
    }
  }

  // SQL: IDENTIFIED BY 'abc'
  void FollowIdentified() {
    const std::size_t by = SkipSpace(at_);
    if (!EqualsIgnoreCase(text_.substr(by, 2), "by")) return;
    AddStrings(SkipSpace(by + 2), Suspicion::kCertain);
  }

  // https://user:abc@host
  void FollowAddress() {
    if (!text_.substr(at_).starts_with("://")) return;
    const std::size_t begin = at_ + 3;
    const std::size_t end = text_.find_first_of("@/?#\"'<> \t\r\n", begin);
    if (end == text_.npos || text_[end] != '@') return;
    const std::size_t colon = text_.substr(0, end).find(':', begin);
    if (colon < end) Add(colon + 1, end, Suspicion::kCertain);
  }

  // sqlplus user/abc@db, curl -u user:abc
  void FollowLogin(char before) {
    const std::string_view near = text_.substr(0, at_ + kReach);
    const std::size_t sign = near.find(before, at_);
    if (sign == near.npos || near.find('\n', at_) < sign) return;
    const std::size_t end = text_.find_first_of("@ \t\r\n\"'<", sign + 1);
    Add(sign + 1, std::min(end, text_.size()), Suspicion::kCertain);
  }

  // -----BEGIN PRIVATE KEY-----
  void FollowKeyBlock(std::size_t word) {
    const std::string_view before = text_.substr(0, word);
    if (!before.ends_with("PRIVATE ")) return;
    Add(at_, Find("-----END", at_), Suspicion::kCertain);
  }

  std::size_t SkipSpace(std::size_t at) const { return SkipBlank(text_, at); }

  std::size_t Find(std::string_view what, std::size_t from) const {
    return std::min(text_.find(what, from), text_.size());
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
    if (begin >= end) return;
    const std::string_view value = text_.substr(begin, end - begin);
    if (IsBlank(value) || value == "true" || value == "false") return;
    if (suspicion == Suspicion::kByValue && !LooksRandom(value)) return;
    secrets_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    at_ = std::max(at_, end);  // what is hidden needs no second look
  }

  // Several names may tell of one secret.
  std::vector<Region> Merged() {
    std::sort(secrets_.begin(), secrets_.end());
    std::vector<Region> merged;
    for (const Region secret : secrets_) {
      if (merged.empty() || secret.begin >= merged.back().end) {
        merged.push_back(secret);
      } else {
        merged.back().end = std::max(merged.back().end, secret.end);
      }
    }
    return merged;
  }

  std::string_view text_;
  std::size_t at_ = 0;  // all before it was looked at
  std::vector<Region> secrets_;
};

}  // namespace

std::vector<Region> FindSecrets(std::string_view text) {
  if (!MayHoldSecret(text)) return {};
  return Finder(text).Run();
}

}  // namespace audit
