// The only place that speaks to yaml-cpp.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <exception>
#include <optional>
#include <sstream>

#include "ruleset/yaml_tree.h"

namespace audit {
namespace {

// A rule is four levels deep; more is a mistake or an attack.
constexpr std::size_t kMaxDepth = 16;

class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Open(YamlNode::Kind::kNull, mark, anchor);
    Close();
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    Refuse(mark, "aliases are not allowed");
    Open(YamlNode::Kind::kNull, mark, 0);
    Close();
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    RefuseTag(mark, tag);
    Open(YamlNode::Kind::kScalar, mark, anchor).scalar = value;
    Close();
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    RefuseTag(mark, tag);
    Open(YamlNode::Kind::kSequence, mark, anchor);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    RefuseTag(mark, tag);
    Open(YamlNode::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override { Close(); }

  Result<YamlNode> Take() {
    if (error_) return Fail(*error_);
    return std::move(root_);
  }

 private:
  // Nodes under construction live in `open_` and are moved into their parent
  // when complete, so nothing points at anything.
  YamlNode& Open(YamlNode::Kind kind, const YAML::Mark& mark,
                 YAML::anchor_t anchor) {
    if (anchor != 0) Refuse(mark, "anchors are not allowed");
    if (open_.size() == kMaxDepth) Refuse(mark, "nested too deep");
    YamlNode node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(mark.pos);
    open_.push_back(std::move(node));
    return open_.back();
  }

  void Close() {
    YamlNode node = std::move(open_.back());
    open_.pop_back();
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (error_) {
      return;  // keeps refused input from growing deep
    } else if (open_.back().kind == YamlNode::Kind::kSequence) {
      open_.back().items.push_back(std::move(node));
    } else {
      AddToMap(std::move(node), &open_.back());
    }
  }

  // A map's nodes come as key, value, key, value.
  static void AddToMap(YamlNode node, YamlNode* map) {
    if (map->items.empty()) {
      map->items.push_back(std::move(node));  // a key that waits
      return;
    }
    map->entries.push_back({std::move(map->items[0]), std::move(node)});
    map->items.clear();
  }

  void Refuse(const YAML::Mark& mark, std::string message) {
    if (error_) return;
    const YamlPlace place = PlaceOf(text_, static_cast<std::size_t>(mark.pos));
    error_ = Error{std::move(message), {}, place.line, place.column};
  }
  // yaml-cpp says "?" for plain and "!" for quoted scalars and collections.
  void RefuseTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.size() > 1) Refuse(mark, "tags are not allowed");
  }

  std::string_view text_;
  std::vector<YamlNode> open_;
  YamlNode root_;
  std::optional<Error> error_;
};

}  // namespace

Result<YamlNode> ParseYaml(std::string_view text) {
  TreeBuilder builder(text);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      return Fail({"the file is empty", {}, 1, 1});
    }
    TreeBuilder second(text);
    if (parser.HandleNextDocument(second)) {
      return Fail({"a second document, which nobody would read", {}, 1, 1});
    }
  } catch (const YAML::Exception& exception) {
    const bool placed = !exception.mark.is_null();
    const YamlPlace place =
        placed ? PlaceOf(text, static_cast<std::size_t>(exception.mark.pos))
               : YamlPlace{1, 1};
    return Fail({exception.msg, {}, place.line, place.column});
  } catch (const std::exception& exception) {
    return Fail({exception.what(), {}, 1, 1});
  }
  return builder.Take();
}

}  // namespace audit
