#include "xml/document.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

std::string Slice(std::string_view text, Region region) {
  return std::string(text.substr(region.begin, region.size()));
}

NodeId FindByName(const Document& document, std::string_view name) {
  std::vector<NodeId> open;
  for (NodeId root = document.FirstRoot(); root != 0;
       root = document.NextSibling(root)) {
    open.push_back(root);
  }
  while (!open.empty()) {
    const NodeId element = open.back();
    open.pop_back();
    if (document.Name(element) == name) return element;
    for (NodeId child = document.FirstChild(element); child != 0;
         child = document.NextSibling(child)) {
      open.push_back(child);
    }
  }
  return 0;
}

// The tree in one line: a(b,c(d)) with '@' before a resumed root's schema.
std::string Shape(const Document& document) {
  std::string out;
  for (NodeId root = document.FirstRoot(); root != 0;
       root = document.NextSibling(root)) {
    if (!out.empty()) out += " ";
    NodeId at = root;
    while (at != 0) {
      out += document.Name(at);
      if (at == root && !document.ResumedSchema(root).empty()) {
        out += "@" + std::string(document.ResumedSchema(root));
      }
      const std::string_view name = ValueOf(document, at, "n");
      if (!name.empty()) out += "=" + std::string(name);
      if (const NodeId child = document.FirstChild(at)) {
        out += "(";
        at = child;
        continue;
      }
      while (at != root && document.NextSibling(at) == 0) {
        at = document.Parent(at);
        out += ")";
      }
      if (at == root) break;
      out += ",";
      at = document.NextSibling(at);
    }
  }
  return out;
}

TEST(Document, KnowsEveryRegion) {
  const std::string text =
      "<?xml version='1.0'?>\n<a>\n<b x=\"1 &lt; 2\" y = 'q'\n z='' >t&amp;u"
      "</b ><c/><!-- one --> <!-- two -->\n<d><![CDATA[x]]></d></a>\n";
  const Document document = Document::Parse(text);
  EXPECT_TRUE(document.faults().empty());
  const NodeId b = FindByName(document, "b");
  const NodeId c = FindByName(document, "c");
  const NodeId d = FindByName(document, "d");
  EXPECT_EQ(Slice(text, document.NameRegion(b)), "b");
  EXPECT_EQ(Slice(text, document.StartTagRegion(b)),
            "<b x=\"1 &lt; 2\" y = 'q'\n z='' >");
  EXPECT_EQ(Slice(text, document.ElementRegion(b)),
            "<b x=\"1 &lt; 2\" y = 'q'\n z='' >t&amp;u</b >");
  EXPECT_EQ(Slice(text, document.ElementRegion(c)), "<c/>");
  EXPECT_EQ(Slice(text, document.ElementRegion(d)), "<d><![CDATA[x]]></d>");
  EXPECT_EQ(document.ElementRegion(document.FirstRoot()).end, text.size() - 1);
  const AttributeId x = document.FirstAttribute(b);
  const AttributeId y = document.NextAttribute(x);
  const AttributeId z = document.NextAttribute(y);
  EXPECT_EQ(Slice(text, document.AttributeRegion(x)), "x=\"1 &lt; 2\"");
  EXPECT_EQ(Slice(text, document.AttributeRegion(y)), "y = 'q'");
  EXPECT_EQ(Slice(text, document.AttributeRegion(z)), "z=''");
  EXPECT_EQ(document.AttributeValue(x), "1 < 2");
  EXPECT_EQ(Slice(text, document.AttributeOrigin(x).ToSource({2, 3})), "&lt;");
  EXPECT_EQ(document.AttributeQuote(x), '"');
  EXPECT_EQ(document.AttributeQuote(y), '\'');
  EXPECT_EQ(document.AttributeValue(z), "");
  const std::uint32_t z_at = document.AttributeRegion(z).end - 1;
  EXPECT_EQ(document.AttributeOrigin(z).ToSource({0, 0}), (Region{z_at, z_at}));
  EXPECT_EQ(document.NextAttribute(z), 0U);
  EXPECT_EQ(document.Text(b), "t&u");
  EXPECT_EQ(Slice(text, document.TextOrigin(b).ToSource({1, 2})), "&amp;");
  EXPECT_EQ(document.TextQuote(b), '<');
  EXPECT_EQ(document.TextQuote(d), '[');
  EXPECT_EQ(document.CommentBefore(b), "");
  EXPECT_TRUE(document.CommentBefore(d).starts_with(" one "));
  EXPECT_TRUE(document.CommentBefore(d).ends_with(" two "));
}

TEST(Document, JoinsText) {
  struct Row {
    const char* name;
    const char* xml;
    const char* text;
  };
  const Row rows[] = {
      {"one run", "<a>x y</a>", "x y"},
      {"nothing", "<a></a>", ""},
      {"blank", "<a> \n </a>", ""},
      {"one section", "<a><![CDATA[<x>]]></a>", "<x>"},
      {"an empty section", "<a><![CDATA[]]></a>", ""},
      {"a split section", "<a><![CDATA[a]]]]><![CDATA[>b]]></a>", "a]]>b"},
      {"space round a section is not text", "<a>\n <![CDATA[x]]>\n</a>", "x"},
      {"space between sections is", "<a><![CDATA[x]]> <![CDATA[y]]></a>",
       "x y"},
      {"a comment between", "<a>x<!-- no -->y</a>", "xy"},
      {"an element between", "<a>x<b>no</b>y</a>", "xy"},
      {"text and section", "<a>1 &lt; <![CDATA[2 & 3]]></a>", "1 < 2 & 3"},
      {"line ends", "<a>x\r\ny\rz</a>", "x\ny\nz"},
      {"line ends of a section", "<a><![CDATA[x\r\ny]]></a>", "x\ny"},
      {"a forbidden reference in a section", "<a><![CDATA[&#0;&#xD800;]]></a>",
       "&#0;&#xD800;"},
      {"not a reference", "<a>x & y &nbsp;</a>", "x & y &nbsp;"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Document document = Document::Parse(row.xml);
    const NodeId root = document.FirstRoot();
    std::string joined;
    EXPECT_EQ(document.Text(root), row.text);
    EXPECT_EQ(document.TextView(root, &joined), row.text);
    EXPECT_EQ(document.TextOrigin(root).decoded_size(),
              std::string_view(row.text).size());
  }
}

// [kind:slice] for each fault, with the bytes lost.
std::string Faults(const Document& document, std::string_view text) {
  std::vector<XmlFault> faults = document.faults();
  std::vector<NodeId> open;
  for (NodeId root = document.FirstRoot(); root != 0;
       root = document.NextSibling(root)) {
    open.push_back(root);
  }
  while (!open.empty()) {
    const NodeId element = open.back();
    open.pop_back();
    document.FindElementFaults(element, &faults);
    for (NodeId child = document.FirstChild(element); child != 0;
         child = document.NextSibling(child)) {
      open.push_back(child);
    }
  }
  std::string out;
  for (const XmlFault& fault : faults) {
    constexpr const char* kNames[] = {"syntax",    "duplicate", "prefix",
                                      "forbidden", "entity",    "roots",
                                      "declared",  "limit"};
    out += std::string("[") + kNames[static_cast<int>(fault.kind)] + ":" +
           Slice(text, fault.region);
    if (fault.lost != 0) out += " lost " + std::to_string(fault.lost);
    out += "]";
  }
  return out;
}

TEST(Document, SaysWhatIsNotWellFormed) {
  struct Row {
    const char* name;
    std::string xml;
    const char* faults;
  };
  using namespace std::string_literals;
  const Row rows[] = {
      {"nothing wrong", "<a b='1'>&lt;&#10;&#x1F600;</a>", ""},
      {"several roots", "<a/>\n<b/><c/>", "[roots:b]"},
      {"duplicate attributes", "<a b='1' c='2' b='3' b='4'/>",
       "[duplicate:b='3'][duplicate:b='4']"},
      {"an undeclared prefix", "<x:a y:b='1' xml:lang='fr'/>",
       "[prefix:x][prefix:y]"},
      {"a declared prefix",
       "<a xmlns:x='u'><x:b><x:c x:d='' xmlns:z='v' z:e=''/></x:b></a>", ""},
      {"a null reference", "<a b='x&#0;y'>&#x0;</a>",
       "[forbidden:&#0;][forbidden:&#x0;]"},
      {"a surrogate", "<a>&#xD800;</a>", "[forbidden:&#xD800;]"},
      {"a NUL byte", "<a b='\0'/>"s, "[forbidden:\0]"},
      {"an undeclared entity", "<a>&nbsp;</a>", "[entity:&nbsp;]"},
      {"a declared entity",
       "<!DOCTYPE a [<!ENTITY nbsp '&#160;'>]><a>&nbsp;</a>",
       "[declared:<!DOCTYPE]"},
      {"a document type that declares no entity",
       "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", ""},
      {"a stray ampersand", "<a>x && y</a>", "[entity:&][entity:&]"},
      {"ampersands in literal parts",
       "<!-- && &nbsp; --><a><![CDATA[a && &nbsp; &#0;]]></a><?p && ?>", ""},
      {"text outside the root", "<a/> trailing ", "[syntax:trailing lost 8]"},
      {"no element", "  ", "[syntax:  lost 2]"},
      {"nothing at all", "", "[syntax:]"},
      {"never closed", "<a><b>x</b><c>", "[syntax:<c>]"},
      {"end tag too many", "<a></a></b>", "[syntax:</b>]"},
      {"a stray '<'", "<a>1 < 2</a>", "[syntax:< lost 7]"},
      {"an attribute cut off", "<a><b c=\"x > y", "[syntax:<b lost 11]"},
      {"a section never closed", "<a><![CDATA[x</a>", "[syntax:x lost 5]"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Document document = Document::Parse(row.xml);
    const std::string found = Faults(document, row.xml);
    if (row.name == std::string_view("a NUL byte")) {
      EXPECT_EQ(found, "[forbidden:\0]"s);
    } else {
      EXPECT_EQ(found, row.faults);
    }
  }
}

TEST(Document, GoesOnBehindAFault) {
  struct Row {
    const char* name;
    const char* xml;
    const char* shape;
    const char* faults;
  };
  const Row rows[] = {
      {"a wrong end tag in an entity",
       "<package><entities schema='x:w'><w n='1'/><w n='2'><b></c></w>"
       "<w n='3'/></entities><entities schema='x:v'><v n='4'/></entities>"
       "</package>",
       "package(entities(w=1,w=2(b))) w@x:w=3 entities(v=4)",
       "[syntax:</c> lost 8]"},
      {"a malformed start tag",
       "<package><entities schema='x:w'><w n='1'><b c></b></w><w n='2'/>"
       "</entities></package>",
       "package(entities(w=1(b))) w@x:w=2", "[syntax:<b lost 13]"},
      {"a quote that swallows the next entity's start",
       "<package><entities schema='x:w'><w n='1><b/></w><w n='2' m='3'><d/></w>"
       "<w n='4'/></entities></package>",
       "package(entities(w)) w@x:w=2(d) w@x:w=4", "[syntax:<w lost 16]"},
      {"an unescaped '<'",
       "<package><entities schema='x:w'><w n='1'><s>a < b</s></w><w n='2'/>"
       "</entities></package>",
       "package(entities(w=1(s))) w@x:w=2", "[syntax:< lost 11]"},
      {"a section never closed",
       "<package><entities schema='x:w'><w n='1'><s><![CDATA[a</s></w>"
       "<w n='2' m='&lt;'>\t&gt;</w></entities></package>",
       "package(entities(w=1(s))) w@x:w=2", "[syntax:a lost 9]"},
      {"two faults",
       "<package><entities schema='x:w'><w n='1'></b></w><w n='2'><b></w>"
       "<w n='3'/></entities></package>",
       "package(entities(w=1)) w@x:w=2(b) w@x:w=3",
       "[syntax:</b> lost 8][syntax:</w> lost 4]"},
      {"the name in a comment or section is passed over",
       "<package><entities schema='x:w'><w n='1'></b><!-- <w> --><![CDATA[<w>"
       "]]></w><w n='2'/></entities></package>",
       "package(entities(w=1)) w@x:w=2", "[syntax:</b> lost 35]"},
      {"bare roots", "<w n='1'></b></w>\n<w n='2'/>\n<v n='3'/>", "w=1 w=2 v=3",
       "[syntax:</b> lost 8]"},
      {"the element is not named like the schema",
       "<package><entities schema='x:w'><W n='1'></b></W><W n='2'/></entities>"
       "</package>",
       "package(entities(W=1)) W@x:w=2", "[syntax:</b> lost 8]"},
      {"a declaration that runs into the text",
       "<?xml version='1.0'><entities schema='x:w'><w n='1'>a ?> b</w>"
       "</entities>",
       "entities(w=1)", "[syntax:<?xml version='1.0'>]"},
      {"files put together", "<?xml v='1'?><w n='1'/>\n<?xml v='1'?><w n='2'/>",
       "w=1 w=2", "[roots:w]"},
      {"between two blocks",
       "<package><entities schema='x:w'><w n='1'/></entities></x>"
       "<entities schema='x:v'><v n='2'/></entities></package>",
       "package(entities(w=1)) entities(v=2)", "[syntax:</x> lost 4]"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Document document = Document::Parse(row.xml);
    EXPECT_EQ(Faults(document, row.xml), row.faults);
    EXPECT_EQ(Shape(document), row.shape);
  }
}

TEST(Document, ReadsValuesBehindAFaultFromCleanBytes) {
  const std::string xml =
      "<package><entities schema='x:w'><w n='1'><s><![CDATA[a</s></w>"
      "<w n='2' m='&lt;\t'>\r\n&gt;</w></entities></package>";
  const Document document = Document::Parse(xml);
  const NodeId second = document.NextSibling(document.FirstRoot());
  EXPECT_EQ(ValueOf(document, second, "m"), "< ");
  EXPECT_EQ(document.Text(second), "\n>");

  const std::string declaration =
      "<?xml a='b\nc='1'><entities schema='x:w'><w>a ?> b</w></entities>";
  const Document broken = Document::Parse(declaration);
  EXPECT_EQ(broken.Text(FindByName(broken, "w")), "a ?> b");
}

// A raw "<?" in an attribute looks like an instruction, in which a reference
// would be none.
TEST(Document, HoldsForbiddenReferencesWhereverTheyStand) {
  const Document document =
      Document::Parse("<a b='x<?xml&#0; &#xD800;&#99999999; ?>y'/>");
  const AttributeId b = document.FirstAttribute(document.FirstRoot());
  EXPECT_EQ(document.AttributeValue(b),
            "x<?xml\x01 \xEF\xBF\xBD\xEF\xBF\xBD ?>y");
  EXPECT_EQ(document.AttributeOrigin(b).decoded_size(),
            document.AttributeValue(b).size());
}

TEST(Document, StopsAtItsLimits) {
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += "<d>";
  deep += "<e/>";
  for (int i = 0; i < 50; ++i) deep += "</d>";
  const Document document = Document::Parse(deep, {.depth = 10});
  ASSERT_EQ(document.faults().size(), 1U);
  EXPECT_EQ(document.faults()[0].kind, XmlFault::Kind::kLimit);
  EXPECT_EQ(document.faults()[0].region, (Region{30, 31}));
  int depth = 0;
  for (NodeId at = document.FirstRoot(); at != 0;
       at = document.FirstChild(at)) {
    ++depth;
  }
  EXPECT_EQ(depth, 10);

  const std::string wide = "<a b1='' b2='' b3='' b4='' b5=''/>";
  const Document many = Document::Parse(wide, {.attributes = 3});
  EXPECT_EQ(Faults(many, wide), "[limit:b4='' lost 13]");
  int count = 0;
  for (AttributeId at = many.FirstAttribute(many.FirstRoot()); at != 0;
       at = many.NextAttribute(at)) {
    ++count;
  }
  EXPECT_EQ(count, 3);

  std::string faulty = "<package><entities schema='x:w'>";
  for (int i = 0; i < 100; ++i) faulty += "<w></x></w>";
  const Document cut = Document::Parse(faulty, {.restarts = 5});
  EXPECT_EQ(cut.faults().back().kind, XmlFault::Kind::kLimit);
  EXPECT_GT(cut.faults().back().lost, 500U);
}

// Each of these was or could be quadratic; a minute instead of milliseconds
// is what a failure looks like.
TEST(Document, TakesLinearTimeWhateverTheText) {
  const auto repeat = [](std::string_view text, int times) {
    std::string out = "<package><entities schema='x:w'>";
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  for (const char* part :
       {"<!--", "<![CDATA[", "<w><![CDATA[</w>", "<w a='", "<d>", "</d>",
        "<w></x></w>", "&nbsp;", "&#0;", "<"}) {
    SCOPED_TRACE(part);
    const std::string text = repeat(part, 300'000);
    EXPECT_FALSE(Document::Parse(text).faults().empty());
  }
}

TEST(Document, TakesRoomOfAnySize) {
  const std::string text = "<a n='1'><b/>x &amp; y</a>";
  for (const std::size_t size :
       {std::size_t{0}, text.size(), text.size() + 1, 10 * text.size()}) {
    SCOPED_TRACE(size);
    TextRoom room(size);
    room.Prepare();
    const Document document = Document::Parse(text, {}, std::move(room));
    EXPECT_EQ(Shape(document), "a=1(b)");
    EXPECT_EQ(document.Text(document.FirstRoot()), "x & y");
  }
}

TEST(Document, ToldFromOtherTextsByItsOpening) {
  struct Row {
    const char* name;
    const char* text;
    bool expected;
  };
  const Row rows[] = {
      {"a declaration", "<?xml version='1.0'?><a/>", true},
      {"an element", " \n<a/>", true},
      {"behind a comment", "<!-- x --><a/>", true},
      {"a document type", "<!DOCTYPE a><a/>", true},
      {"a template", "<% var x %>", false},
      {"a script", "var a = <b/>;", false},
      {"nothing", "", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(LooksLikeXml(row.text), row.expected);
  }
}

}  // namespace
}  // namespace audit
