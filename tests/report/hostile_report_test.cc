// Text from a package is shown, never obeyed: one story per format.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text.h"
#include "report/code_points.h"
#include "report/report.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

std::string Text(const RunReport& run, const TextStyle& style) {
  std::string text;
  WriteText(run, SampleRules(), style,
            [&](std::string_view piece) { text += piece; });
  return text;
}

// The first thing in `text` that a terminal would obey or a reader not see,
// with its offset; empty: none.
std::string FirstHidden(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step point = ReadUtf8(std::string_view(text).substr(i));
    if (!point.valid) return "invalid byte at " + std::to_string(i);
    if (point.code_point != '\n' && IsHidden(point.code_point)) {
      return "U+" + std::to_string(point.code_point) + " at " +
             std::to_string(i);
    }
    i += point.size;
  }
  return "";
}

TEST(HostileText, HoldsNothingATerminalObeys) {
  using Detail = TextStyle::Detail;
  for (const Detail detail :
       {Detail::kQuiet, Detail::kNormal, Detail::kVerbose}) {
    EXPECT_EQ(FirstHidden(Text(HostileRun(), {.detail = detail})), "");
    EXPECT_EQ(FirstHidden(Text(HostileParityRun(), {.detail = detail})), "");
  }
}

TEST(HostileText, ColoursAreOursAlone) {
  std::string text = Text(HostileRun(), {.color = TextStyle::Color::kOn}) +
                     Text(HostileParityRun(), {.color = TextStyle::Color::kOn});
  for (const char* code :
       {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[34m", "\x1b[1;31m",
        "\x1b[1;33m", "\x1b[1;36m"}) {
    for (std::size_t at = text.find(code); at != std::string::npos;
         at = text.find(code)) {
      text.erase(at, std::string_view(code).size());
    }
  }
  EXPECT_EQ(FirstHidden(text), "");
}

// CI services read commands from lines that begin with these, white space
// before them not counted.
TEST(HostileText, NoLineBeginsAsACommand) {
  for (const char* path : {"::error::x", "##[error]x"}) {
    RunReport run = HostileRun();
    run.files[0].path = path;
    run.coverage.notes = {path};
    run.coverage.skipped = {{path, path, 1, true}};
    run.not_assessed[0].reason = path;
    run.errors = {{path, path}};
    using Detail = TextStyle::Detail;
    const std::string quiet = Text(run, {.detail = Detail::kQuiet});
    const std::string verbose = Text(run, {.detail = Detail::kVerbose});
    run.parity = HostileParityRun().parity;
    for (const std::string& text : {quiet, verbose, Text(run, {})}) {
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin == std::string::npos) continue;
        EXPECT_FALSE(line.substr(begin).starts_with("::")) << line;
        EXPECT_FALSE(line.substr(begin).starts_with("##[")) << line;
      }
    }
  }
}

std::string Json(const RunReport& run) {
  std::string text;
  WriteJson(run, SampleRules(), [&](std::string_view piece) { text += piece; });
  return text;
}

std::string Sarif(const RunReport& run) {
  std::string text;
  WriteSarif(run, SampleRules(), SarifProfile::kFull,
             [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(HostileJson, CanStandInAPageAndOnATerminal) {
  for (const std::string& text :
       {Json(HostileRun()), Json(HostileParityRun()), Sarif(HostileRun())}) {
    EXPECT_EQ(FirstHidden(text), "");
    EXPECT_EQ(text.find("</"), std::string::npos);
    EXPECT_EQ(text.find("<!"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::accept(text));
  }
}

TEST(HostileJson, KeepsTheTextItself) {
  const auto report = nlohmann::json::parse(Json(HostileRun()));
  const auto& finding = report["findings"][0];
  const std::string snippet = finding["snippet"];
  EXPECT_TRUE(snippet.starts_with("\x1b[2J\x1b]0;owned\a \xE2\x80\xAE]]\""));
  EXPECT_NE(snippet.find("</script><!--<script>"), std::string::npos);
  EXPECT_NE(snippet.find("\xF0\x9F\x92\xA3 =cmd()"), std::string::npos);
}

TEST(HostileSarif, MessagesLinkNowhereButToRelatedPlaces) {
  const auto log = nlohmann::json::parse(Sarif(HostileRun()));
  const auto& result = log["runs"][0]["results"][0];
  const std::string message = result["message"]["text"];
  EXPECT_EQ(FirstHidden(message), "");
  std::size_t links = 0;
  for (std::size_t at = message.find("]("); at != std::string::npos;
       at = message.find("](", at + 1)) {
    ++links;
    EXPECT_EQ(message.substr(at, 4), "](1)");
  }
  EXPECT_EQ(links, 1U);
}

}  // namespace
}  // namespace audit
