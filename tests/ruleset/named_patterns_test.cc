#include "ruleset/named_patterns.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <string_view>

namespace audit {
namespace {

// What of `text` the named pattern finds; "-" for nothing.
std::string Found(std::string_view name, std::string_view text) {
  const RE2 pattern("(" + WithNamedPatterns("{" + std::string(name) + "}") +
                    ")");
  EXPECT_TRUE(pattern.ok()) << pattern.error();
  re2::StringPiece found;
  const re2::StringPiece piece(text.data(), text.size());
  return RE2::PartialMatch(piece, pattern, &found) ? found.as_string() : "-";
}

TEST(NamedPatterns, StandInForTheirNames) {
  EXPECT_EQ(WithNamedPatterns("a{2}|{x}|{"), "a{2}|{x}|{");
  const std::string with =
      WithNamedPatterns("x|{sentence}|y{1,2}{batch-comment}");
  EXPECT_TRUE(with.starts_with("x|(?mi:"));
  EXPECT_NE(with.find("|y{1,2}(?mi:"), std::string::npos);
  for (const NamedPattern& named : NamedPatterns()) {
    EXPECT_TRUE(RE2(std::string(named.pattern)).ok()) << named.name;
  }
}

TEST(NamedPatterns, Comments) {
  EXPECT_EQ(Found("shell-comment", "ls # why\nls"), " # why");
  EXPECT_EQ(Found("shell-comment", "#!/bin/sh"), "#!/bin/sh");
  EXPECT_EQ(Found("shell-comment", "echo a#b"), "-");
  EXPECT_EQ(Found("batch-comment", "dir\r\n  @REM x\r\n"), "  @REM x\r");
  EXPECT_EQ(Found("batch-comment", ":: x"), ":: x");
  EXPECT_EQ(Found("batch-comment", "remove x"), "-");
  EXPECT_EQ(Found("batch-comment", "dir rem"), "-");
}

TEST(NamedPatterns, MessagesOfAShell) {
  for (const std::string_view whole :
       {"echo /a/b", "printf '/a/b; x'", "logger \"see /a/b \\\" $HOME\"",
        "ECHO /a/b", "echo \"$(date) /a/b\"", "echo `date` /a/b",
        "echo $(date) $HOME /a/b", "echo /a/b >&", "echo /a/b > /dev/",
        "echo /a/b >> \"$DIR/x.log", "echo \"`date`\" /a/b", "echo\x09/a"}) {
    EXPECT_EQ(Found("shell-message", whole), whole);
  }
  EXPECT_EQ(Found("shell-message", "echo /a; /b"), "echo /a;");
  EXPECT_EQ(Found("shell-message", "echo /a && /b"), "echo /a &");
  EXPECT_EQ(Found("shell-message", "echo /a | sh"), "echo /a |");
  for (const std::string_view no :
       {"echo /a/b > /etc/x.conf", "echo \"$(/a/b status)\"",
        "echo $(/a/b status)", "echo `/a/b status`", "echo \"`/a/b status`\"",
        "myecho/a", "echo", "xecho /a"}) {
    EXPECT_EQ(Found("shell-message", no), "-");
  }
}

TEST(NamedPatterns, Sentences) {
  for (const std::string_view word :
       {"is", "was", "are", "not", "more", "gone", "IS"}) {
    const std::string line = "/a/b " + std::string(word) + " x";
    EXPECT_EQ(Found("sentence", "ls\n" + line + "\nls"), line);
  }
  EXPECT_EQ(Found("sentence", "/a/is notes"), "-");
}

}  // namespace
}  // namespace audit
