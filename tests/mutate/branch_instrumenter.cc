// branch_instrumenter FIRST IN.cc OUT.cc LIST.tsv
// Writes a copy of a source in which every condition of an `if` or a `return`,
// and every operand of its && and ||, can be forced (branch_switch.h), and a
// list: number, value it is forced to, line, text. Numbers begin at FIRST. A
// condition that declares a variable stays as it is.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

bool IsWordByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Where a comment or literal that begins at `at` ends; `at` if none does.
std::size_t SkipUnread(std::string_view code, std::size_t at) {
  const auto from = code.substr(at);
  if (from.starts_with("//")) return std::min(code.find('\n', at), code.size());
  if (from.starts_with("R\"")) {
    const std::size_t open = code.find('(', at);
    const std::string end =
        ")" + std::string(code.substr(at + 2, open - at - 2)) + "\"";
    return code.find(end, open) + end.size();
  }
  if (code[at] != '"' && code[at] != '\'') return at;
  if (at > 0 && code[at] == '\'' && IsWordByte(code[at - 1]))
    return at;  // 1'000
  std::size_t end = at + 1;
  while (code[end] != code[at]) end += code[end] == '\\' ? 2 : 1;
  return end + 1;
}

// From an opening bracket to behind its closing one.
std::size_t SkipBrackets(std::string_view code, std::size_t at) {
  int depth = 0;
  while (at < code.size()) {
    if (const std::size_t end = SkipUnread(code, at); end != at) {
      at = end;
      continue;
    }
    const char c = code[at++];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return at;
  }
  return at;
}

// The parts of an expression between separators outside all brackets.
std::vector<std::string_view> Split(std::string_view code,
                                    std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < code.size()) {
    if (const std::size_t end = SkipUnread(code, at); end != at) {
      at = end;
    } else if (code[at] == '(' || code[at] == '[' || code[at] == '{') {
      at = SkipBrackets(code, at);
    } else if (code.substr(at).starts_with(separator)) {
      parts.push_back(code.substr(begin, at - begin));
      at += separator.size();
      begin = at;
    } else {
      ++at;
    }
  }
  parts.push_back(code.substr(begin));
  return parts;
}

// "const auto* x = f()": nothing that can be put into a call.
bool IsDeclaration(std::string_view condition) {
  for (const std::string_view part : Split(condition, "=")) {
    if (part.size() == condition.size()) return false;
    const char last = part.empty() ? '=' : part.back();
    return last != '=' && last != '!' && last != '<' && last != '>' &&
           condition[part.size() + 1] != '=';
  }
  return false;
}

class Instrumenter {
 public:
  Instrumenter(std::string_view code, std::size_t first)
      : code_(code), next_(first) {}

  void Run() {
    while (at_ < code_.size()) Step();
  }
  std::string source() const {
    return "#include \"tests/mutate/branch_switch.h\"\n" + out_;
  }
  const std::string& list() const { return list_; }

 private:
  void Step() {
    std::size_t end = SkipUnread(code_, at_);
    if (end == at_ && !IsWordByte(code_[at_])) end = at_ + 1;
    if (end != at_) return Copy(end);
    while (end < code_.size() && IsWordByte(code_[end])) ++end;
    const std::string_view word = code_.substr(at_, end - at_);
    Copy(end);
    if (word == "if" && code_.substr(at_).starts_with(" (")) If();
    if (word == "return") Return();
  }

  void Copy(std::size_t end) {
    out_ += code_.substr(at_, end - at_);
    at_ = end;
  }

  void If() {
    Copy(at_ + 2);  // " ("
    const std::size_t end = SkipBrackets(code_, at_ - 1) - 1;
    const std::string_view inside = code_.substr(at_, end - at_);
    const std::string_view condition = Split(inside, ";").back();
    Copy(end - condition.size());
    if (IsDeclaration(condition)) return Copy(end);
    out_ += Forced(condition, {false, true}, Operands(condition));
    at_ = end;
  }

  void Return() {
    const std::size_t end = at_ + Split(code_.substr(at_), ";").front().size();
    const std::string_view value = code_.substr(at_, end - at_);
    const bool plain = Split(value, "?").size() == 1;
    const bool chain =
        Split(value, "||").size() + Split(value, "&&").size() > 2;
    if (!plain || !chain || value.find('{') != std::string_view::npos) return;
    out_ += " " + Operands(value);
    at_ = end;
  }

  // `value` with its operands wrapped; an operand of && goes away as true, one
  // of || as false.
  std::string Operands(std::string_view value) {
    const auto alternatives = Split(value, "||");
    std::string all;
    for (const std::string_view alternative : alternatives) {
      if (!all.empty()) all += " || ";
      const auto parts = Split(alternative, "&&");
      std::string some;
      for (const std::string_view part : parts) {
        if (!some.empty()) some += " && ";
        some += parts.size() == 1 ? "(" + std::string(part) + ")"
                                  : Forced(part, {true}, std::string(part));
      }
      all +=
          alternatives.size() == 1 ? some : Forced(alternative, {false}, some);
    }
    return all;
  }

  std::string Forced(std::string_view what, const std::vector<bool>& values,
                     const std::string& code) {
    const std::string number = std::to_string(next_++);
    for (const bool value : values) {
      list_ += number + "\t" + (value ? "true" : "false") + "\t" +
               std::to_string(LineOf(what)) + "\t" + OneLine(what) + "\n";
    }
    return "::audit::mutation::Condition(" + number + ", static_cast<bool>(" +
           code + "))";
  }

  // `part` is a part of the code.
  std::size_t LineOf(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - code_.data());
    std::size_t line = 1;
    for (const char c : code_.substr(0, begin)) line += c == '\n' ? 1 : 0;
    return line;
  }
  static std::string OneLine(std::string_view text) {
    std::string line;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t';
      if (!space) line += c;
      if (space && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
  }

  std::string_view code_;
  std::size_t next_;
  std::size_t at_ = 0;
  std::string out_;
  std::string list_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  std::ifstream in(argv[2], std::ios::binary);
  const std::string code(std::istreambuf_iterator<char>(in), {});
  Instrumenter instrumenter(code, std::strtoul(argv[1], nullptr, 10));
  instrumenter.Run();
  std::ofstream(argv[3], std::ios::binary) << instrumenter.source();
  std::ofstream(argv[4], std::ios::binary) << instrumenter.list();
  return in && !code.empty() ? 0 : 1;
}
