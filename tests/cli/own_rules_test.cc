// check --rules: rules of a person's own beside the built-in ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/cli/in_memory.h"

namespace audit {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Files = std::map<std::string, std::string>;

constexpr char kRule[] = R"(id: shop-old-host
title: Host of the shop that was switched off
impact: breaks-at-runtime
precision: high
since: 1.0.0
applies: any
references: [Operations handbook]
effort: {minutes: 5, auto: "no"}
trigger: old\.shop
match:
  languages: [javascript]
  regex: old\.shop\.example
message: The host {text} is gone.
why: It was switched off.
remedy: Name the new one.
examples:
  - name: named in a script
    language: javascript
    bad: var host = "[|old.shop.example|]";
    good: var host = "shop.example";
  - name: named in a longer one
    language: javascript
    bad: f("https://[|old.shop.example|]/a");
    good: f("https://shop.example/a");
  - name: looks bad but is fine, another host
    language: javascript
    good: f("oldXshop.example");
)";

std::string With(const std::string& from, const std::string& to) {
  std::string rule = kRule;
  return rule.replace(rule.find(from), from.size(), to);
}

InMemory::Outcome Audit(const Files& on_disk,
                        std::vector<std::string> arguments) {
  InMemory program;
  for (const auto& [path, bytes] : on_disk) program.Write(path, bytes);
  return program.Run(std::move(arguments));
}

TEST(OwnRules, AreAskedBesideTheBuiltInOnes) {
  const Files files = {
      {"own/shop/shop-old-host.yaml", kRule},
      {"own/shop/not-checked.yaml", "[]"},
      {"in/a.js", "new SoapMethodCall('old.shop.example');\n"}};
  const InMemory::Outcome without = Audit(files, {"check", "-q", "in"});
  EXPECT_THAT(without.out, AllOf(HasSubstr("js-soapmethodcall"),
                                 Not(HasSubstr("shop-old-host"))));
  const InMemory::Outcome with =
      Audit(files, {"check", "-q", "--rules", "own", "in"});
  EXPECT_THAT(with.err, IsEmpty());
  EXPECT_EQ(with.code, 1);
  EXPECT_THAT(with.out,
              AllOf(HasSubstr("js-soapmethodcall"),
                    HasSubstr("in/a.js:1:21: error[shop-old-host]: The host "
                              "old.shop.example is gone.")));
  const InMemory::Outcome category =
      Audit(files, {"check", "-q", "--rules", "own", "--select", "shop", "in"});
  EXPECT_THAT(category.out, AllOf(Not(HasSubstr("js-soapmethodcall")),
                                  HasSubstr("shop-old-host")));
}

TEST(OwnRules, FaultsEndTheRun) {
  struct Row {
    const char* name;
    Files rules;
    const char* told;
  };
  const std::vector<Row> rows = {
      {"no folder", {}, "own"},
      {"no rule in it", {{"own/readme.md", "x"}}, "own: no rule"},
      {"a rule with a fault",
       {{"own/shop/shop-old-host.yaml", With("regex: old", "regex: (old")}},
       "own/shop/shop-old-host.yaml:"},
      {"an id that is built in",
       {{"own/js/js-soapmethodcall.yaml",
         With("shop-old-host", "js-soapmethodcall")}},
       "own/js/js-soapmethodcall.yaml: there is a rule 'js-soapmethodcall' "
       "already"},
      {"an id twice",
       {{"own/a/shop-old-host.yaml", kRule},
        {"own/b/shop-old-host.yaml", kRule}},
       "own/b/shop-old-host.yaml: there is a rule 'shop-old-host' already"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Files files = row.rules;
    files.emplace("in/a.js", "old.shop.example");
    const InMemory::Outcome outcome =
        Audit(files, {"check", "--rules", "own", "in"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr(row.told));
  }
}

}  // namespace
}  // namespace audit
