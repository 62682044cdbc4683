// Schemas made to hurt: everything is linear or has a cap, and what lies
// behind a cap is unknown.
#include <gtest/gtest.h>

#include <functional>

#include "model/schema_likeness.h"
#include "model/xtk_paths.h"
#include "tests/model/schema_rows.h"

namespace audit {
namespace {

std::string Times(int count, const std::function<std::string(int)>& of) {
  std::string text;
  for (int i = 0; i < count; ++i) text += of(i);
  return text;
}

std::string Schema(const std::string& name, const std::string& content) {
  return "<srcSchema namespace='cus' name='" + name + "'><element name='" +
         name + "'>" + content + "</element></srcSchema>";
}

TEST(HostileSchemas, HaveManyAttributes) {
  const auto attribute = [](int i) {
    return "<attribute name='x" + std::to_string(i) + "'/>";
  };
  const Schemas schemas(SourcesOf(Schema("a", Times(100000, attribute))));
  for (int i = 0; i < 100000; ++i) {
    ASSERT_TRUE(schemas.Find("cus:a", "@x" + std::to_string(i)));
  }
  EXPECT_FALSE(schemas.Find("cus:a", "@x100000"));
  EXPECT_EQ(LikenessOf(schemas.input()[0]).fields, 100000u);
}

TEST(HostileSchemas, DeclareANameTooOften) {
  const auto same = [](int) { return std::string("<attribute name='x'/>"); };
  const auto shown = [&](int count) {
    return ShownField(Schemas(SourcesOf(Schema("a", Times(count, same)))),
                      "cus:a", "@x");
  };
  EXPECT_EQ(shown(32), "string sX by rule");
  EXPECT_EQ(shown(33), "too much");
  EXPECT_EQ(shown(50000), "too much");
}

TEST(HostileSchemas, ComeInManyVersionsAndExtensions) {
  const auto version = [](int) { return Schema("a", "<attribute name='x'/>"); };
  const Schemas versions(SourcesOf(Times(20000, version)));
  EXPECT_EQ(ShownField(versions, "cus:a", "@x"), "too much");
  EXPECT_EQ(versions.KeyOf("cus:a"), std::nullopt);
  const auto extension = [](int i) {
    return "<srcSchema namespace='cus' name='e" + std::to_string(i) +
           "' extendedSchema='nms:recipient'><element name='recipient'>"
           "<element name='l' type='link' target='nms:recipient' "
           "revLink='back'/></element></srcSchema>";
  };
  const Schemas few(SourcesOf(Times(10, extension)));
  EXPECT_EQ(ShownField(few, "nms:recipient", "l"),
            "link -> nms:recipient iLId by rule");
  EXPECT_EQ(ShownField(few, "nms:recipient", "back"),
            "link -> nms:recipient many");
  const Schemas many(SourcesOf(Times(20000, extension)));
  EXPECT_EQ(ShownField(many, "nms:recipient", "l"), "too much");
  EXPECT_EQ(ShownField(many, "nms:recipient", "@email"), "too much");
}

TEST(HostileSchemas, ExtendEachOtherInALongChain) {
  const auto extension = [](int i) {
    return "<srcSchema namespace='cus' name='e" + std::to_string(i) +
           "' extendedSchema='cus:e" + std::to_string(i + 1) +
           "'><element name='e" + std::to_string(i) +
           "'><attribute name='x'/></element></srcSchema>";
  };
  const Schemas schemas(SourcesOf(Times(20000, extension) +
                                  Schema("e20000", "<attribute name='y'/>")));
  EXPECT_EQ(ShownField(schemas, "cus:e20000", "@x"), "string -");
  EXPECT_EQ(ShownField(schemas, "cus:e20000", "@y"), "string sY by rule");
  EXPECT_EQ(ShownField(schemas, "cus:e7", "@x"), "not known");
}

// Each element holds two of the next kind: written out it would have 2^50.
TEST(HostileSchemas, MultiplyByTheirDefinitions) {
  const auto definition = [](int i) {
    const std::string next = "p" + std::to_string(i + 1);
    return "<element name='p" + std::to_string(i) +
           "'><element name='l' ref='" + next +
           "'/><element name='r' template='" + next + "'/></element>";
  };
  const Schemas schemas(
      SourcesOf("<srcSchema namespace='cus' name='a'>" + Times(50, definition) +
                "<element name='p50'><attribute name='x'/></element>"
                "<element name='a' ref='p0'/></srcSchema>"));
  std::string path;
  for (int i = 0; i < 50; ++i) path += i % 2 == 0 ? "l/" : "r/";
  EXPECT_EQ(ShownField(schemas, "cus:a", path + "@x"), "string sX by rule");
  EXPECT_EQ(ShownField(schemas, "cus:a", path + "@y"), "not known");
}

TEST(HostileSchemas, GoRoundAndRound) {
  const Schemas schemas(
      SourcesOf("<srcSchema namespace='cus' name='a'><element name='p'>"
                "<attribute name='x'/><element name='p' ref='p'/></element>"
                "<element name='a' ref='p'><element name='up' type='link' "
                "target='cus:a'/></element></srcSchema>"));
  const auto resolved = [&](const std::string& path) {
    const std::string_view start = "cus:a";
    const PathMeaning meaning =
        ResolvePath(schemas, std::span(&start, 1), path, ParseXtk(path), 0);
    return std::string(WordsOf(meaning.reason));
  };
  const auto steps = [](int count, const std::string& step) {
    return "[" + Times(count, [&](int) { return step; }) + "@x]";
  };
  EXPECT_EQ(resolved(steps(60, "p/")), "known");
  EXPECT_EQ(resolved(steps(70, "p/")), "more than is looked through");
  EXPECT_EQ(resolved(steps(90, "up/")), "known");
  EXPECT_EQ(resolved(steps(20000, "up/")), "more than is looked through");
  EXPECT_EQ(ShownField(schemas, "cus:a", std::string(20000, '/')), "not known");
}

TEST(HostileSchemas, AreDeep) {
  const auto open = [](int) { return std::string("<element name='e'>"); };
  const auto close = [](int) { return std::string("</element>"); };
  const Schemas schemas(
      SourcesOf(Schema("a", Times(1900, open) +
                                "<element name='l' type='link' target='cus:a' "
                                "revLink='back'/>" +
                                Times(1900, close))));
  EXPECT_EQ(ShownField(schemas, "cus:a", "e/e/e"), "element");
  EXPECT_EQ(ShownField(schemas, "cus:a", "back"), "not known");
}

}  // namespace
}  // namespace audit
