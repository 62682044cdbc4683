// The JSON Schema that editors complete by, and the loader's tables of fields,
// know the same keys.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "ruleset/rule_reader.h"

namespace audit {
namespace {

using nlohmann::json;

const json& SectionOf(const json& schema, std::string_view name) {
  if (name.empty()) return schema;
  if (name == "match") return schema.at("$defs").at("match");
  const json& section = schema.at("properties").at(std::string(name));
  return name == "examples" ? section.at("items") : section;
}

class RuleSchema : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(AUDIT_SOURCE_DIR "/schemas/rule.schema.json");
    schema_ = json::parse(file, nullptr, false);
    ASSERT_FALSE(schema_.is_discarded());
    for (const RuleKey& key : RuleKeys()) sections_.insert(key.section);
    ASSERT_EQ(sections_.size(), 5u);
  }
  json schema_;
  std::set<std::string_view> sections_;
};

TEST_F(RuleSchema, HasTheKeysOfTheLoader) {
  for (const std::string_view section : sections_) {
    SCOPED_TRACE(section);
    std::set<std::string> loader;
    for (const RuleKey& key : RuleKeys()) {
      if (key.section == section) loader.emplace(key.name);
    }
    std::set<std::string> editor;
    const json& properties = SectionOf(schema_, section).at("properties");
    for (const auto& [name, value] : properties.items()) {
      editor.insert(name);
      EXPECT_TRUE(value.contains("description")) << name;
    }
    EXPECT_EQ(editor, loader);
  }
}

TEST_F(RuleSchema, RequiresWhatTheLoaderRequires) {
  for (const std::string_view section : sections_) {
    SCOPED_TRACE(section);
    std::set<std::string> loader;
    for (const RuleKey& key : RuleKeys()) {
      if (key.section == section && key.required) loader.emplace(key.name);
    }
    const json required =
        SectionOf(schema_, section).value("required", json::array());
    EXPECT_EQ(required.get<std::set<std::string>>(), loader);
  }
}

TEST_F(RuleSchema, AllowsNothingElse) {
  for (const std::string_view section : sections_) {
    EXPECT_EQ(SectionOf(schema_, section).at("additionalProperties"), false)
        << section;
  }
}

}  // namespace
}  // namespace audit
