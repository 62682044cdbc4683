// The JSON Schema that editors complete by, and the reader's tables of fields,
// know the same keys.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/config.h"

namespace audit {
namespace {

using nlohmann::json;

const json& SectionOf(const json& schema, std::string_view name) {
  if (name.empty()) return schema;
  return schema.at("properties").at(std::string(name)).at("items");
}

class ConfigSchemaFile : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(AUDIT_SOURCE_DIR "/schemas/config.schema.json");
    schema_ = json::parse(file, nullptr, false);
    ASSERT_FALSE(schema_.is_discarded());
    for (const ConfigKey& key : ConfigKeys()) sections_.insert(key.section);
    ASSERT_EQ(sections_.size(), 3u);
  }
  json schema_;
  std::set<std::string_view> sections_;
};

TEST_F(ConfigSchemaFile, HasTheKeysOfTheReader) {
  for (const std::string_view section : sections_) {
    SCOPED_TRACE(section);
    std::set<std::string> reader;
    for (const ConfigKey& key : ConfigKeys()) {
      if (key.section == section) reader.emplace(key.name);
    }
    std::set<std::string> editor;
    const json& properties = SectionOf(schema_, section).at("properties");
    for (const auto& [name, value] : properties.items()) {
      editor.insert(name);
      EXPECT_TRUE(value.contains("description")) << name;
    }
    EXPECT_EQ(editor, reader);
  }
}

TEST_F(ConfigSchemaFile, RequiresWhatTheReaderRequiresAndAllowsNothingElse) {
  for (const std::string_view section : sections_) {
    SCOPED_TRACE(section);
    std::set<std::string> reader;
    for (const ConfigKey& key : ConfigKeys()) {
      if (key.section == section && key.required) reader.emplace(key.name);
    }
    const json& part = SectionOf(schema_, section);
    const json required = part.value("required", json::array());
    EXPECT_EQ(required.get<std::set<std::string>>(), reader);
    EXPECT_EQ(part.at("additionalProperties"), false);
  }
}

// Words that the schema lists are those the reader takes, and no others.
TEST_F(ConfigSchemaFile, ListsTheWordsOfTheReader) {
  const json& properties = schema_.at("properties");
  const auto takes = [](const std::string& yaml) {
    return ReadConfig(yaml, "c.yml").has_value();
  };
  for (const std::string word :
       {"error", "warning", "note", "never", "off", "high", ""}) {
    SCOPED_TRACE(word);
    const json& fail_on = properties.at("fail-on").at("enum");
    EXPECT_EQ(takes("fail-on: '" + word + "'"),
              std::count(fail_on.begin(), fail_on.end(), word) == 1);
    const json& rules =
        properties.at("rules").at("additionalProperties").at("enum");
    EXPECT_EQ(takes("rules: {js: '" + word + "'}"),
              std::count(rules.begin(), rules.end(), word) == 1);
    const json& overrides = SectionOf(schema_, "overrides")
                                .at("properties")
                                .at("rules")
                                .at("additionalProperties")
                                .at("enum");
    EXPECT_EQ(takes("overrides: [{paths: a, rules: {js: '" + word + "'}}]"),
              std::count(overrides.begin(), overrides.end(), word) == 1);
  }
}

}  // namespace
}  // namespace audit
