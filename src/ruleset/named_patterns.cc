#include "ruleset/named_patterns.h"

#include <fmt/format.h>

#include <array>

namespace audit {
namespace {

constexpr auto kNamed = std::to_array<NamedPattern>({
    {"shell-comment", R"((?m:(?:^|[ \t])#[^\n]*))",
     "a comment of a shell or of Apache"},
    {"batch-comment", R"((?mi:^[ \t]*@?(?:rem\b|::)[^\n]*))",
     "a comment of a batch file"},
    // Up to the end of the command. What a command inside it runs ($(..), `..`)
    // and what goes to a file that is no log is no message.
    {"shell-message",
     R"((?mi:\b(?:echo|printf|logger)[ \t])"
     R"((?:"(?:[^"$`\n\\]|\\.|\$[^("\n]|\$\([^)/\n]*\)|`[^`/\n]*`)*")"
     R"(|'[^'\n]*'|[^\n;&|>"'$`]|\$[^(\n]|\$\([^)/\n]*\)|`[^`/\n]*`)*)"
     R"((?:$|[;&|]|>>?[ \t]*(?:&|/dev/|"?[^\s;&|]*log))))",
     "what a shell or batch script prints or logs"},
    {"sentence", R"((?mi:[^\n]*[ \t](?:is|was|are|not|more|gone)\b[^\n]*))",
     "a line of English about the thing"},
});

}  // namespace

std::span<const NamedPattern> NamedPatterns() { return kNamed; }

std::string WithNamedPatterns(std::string_view pattern) {
  std::string out(pattern);
  for (const NamedPattern& named : kNamed) {
    const std::string name = fmt::format("{{{}}}", named.name);
    for (std::size_t at = out.find(name); at != std::string::npos;
         at = out.find(name, at + named.pattern.size())) {
      out.replace(at, name.size(), named.pattern);
    }
  }
  return out;
}

}  // namespace audit
