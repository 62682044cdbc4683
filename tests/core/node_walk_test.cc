#include "core/node_walk.h"

#include <gtest/gtest.h>

#include <string>

#include "core/markup.h"

namespace audit {
namespace {

std::uint32_t Add(Markup* markup, std::uint32_t parent, const char* name) {
  Markup::Element element;
  element.name = name;
  return markup->Add(parent, element);
}

TEST(NodeWalk, MeetsASubtreeInDocumentOrder) {
  // a(b(c, d(e)), f), g
  Markup markup;
  const std::uint32_t a = Add(&markup, 0, "a");
  const std::uint32_t b = Add(&markup, a, "b");
  Add(&markup, a, "f");
  Add(&markup, 0, "g");
  const std::uint32_t c = Add(&markup, b, "c");
  Add(&markup, Add(&markup, b, "d"), "e");
  struct Row {
    const char* name;
    std::uint32_t root;
    const char* met;
  };
  const Row rows[] = {
      {"a root, without those beside it", a, "abcdef"},
      {"an element, without those behind it", b, "bcde"},
      {"one without children", c, "c"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string met;
    ForEachInSubtree(markup, row.root,
                     [&](NodeId element) { met += markup.Name(element); });
    EXPECT_EQ(met, row.met);
  }
}

TEST(NodeWalk, GoesAsDeepAsTheTree) {
  constexpr int kDepth = 100'000;
  Markup markup;
  std::uint32_t parent = 0;
  for (int i = 0; i < kDepth; ++i) parent = Add(&markup, parent, "a");
  int met = 0;
  ForEachInSubtree(markup, markup.FirstRoot(), [&](NodeId) { ++met; });
  EXPECT_EQ(met, kDepth);
}

}  // namespace
}  // namespace audit
