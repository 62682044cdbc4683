#include "report/json_tree.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace audit {
namespace {

// SARIF needs about 15; a tree is freed level by level.
constexpr std::size_t kMaxDepth = 64;

// Counts the lines that were read, which the parser does not tell.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::uint32_t* line)
      : at_(at), line_(line) {}
  const char& operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const {
    return at_ == other.at_;
  }
  bool operator!=(const CountingIterator& other) const {
    return at_ != other.at_;
  }

 private:
  const char* at_;
  std::uint32_t* line_;
};

// What the parser calls; false ends the reading. Its names are the library's.
// NOLINTBEGIN(readability-identifier-naming)
class TreeBuilder {
 public:
  explicit TreeBuilder(const std::uint32_t& line) : line_(line) {}

  bool null() { return Add(JsonValue::Kind::kNull) != nullptr; }
  bool boolean(bool) { return Add(JsonValue::Kind::kTruth) != nullptr; }
  bool number_integer(std::int64_t) {
    return Add(JsonValue::Kind::kNumber) != nullptr;
  }
  bool number_unsigned(std::uint64_t value) {
    JsonValue* added = Add(JsonValue::Kind::kNumber);
    added->number = value;
    return true;
  }
  bool number_float(double, const std::string&) {
    return Add(JsonValue::Kind::kNumber) != nullptr;
  }
  bool string(std::string& value) {
    Add(JsonValue::Kind::kText)->text = std::move(value);
    return true;
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return Open(JsonValue::Kind::kObject); }
  bool start_array(std::size_t) { return Open(JsonValue::Kind::kArray); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }
  bool key(std::string& value) {
    key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception&) {
    return false;
  }

  JsonValue Take() { return std::move(root_); }

 private:
  // A parent does not grow while one of its children is open: the addresses
  // on the stack hold.
  JsonValue* Add(JsonValue::Kind kind) {
    JsonValue* added = &root_;
    if (!open_.empty()) added = &open_.back()->children.emplace_back();
    added->kind = kind;
    added->line = line_;
    added->key = std::exchange(key_, {});
    return added;
  }
  bool Open(JsonValue::Kind kind) {
    if (open_.size() == kMaxDepth) return false;
    open_.push_back(Add(kind));
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  const std::uint32_t& line_;
  JsonValue root_;
  std::vector<JsonValue*> open_;
  std::string key_;
};
// NOLINTEND(readability-identifier-naming)

}  // namespace

const JsonValue* JsonValue::Find(std::string_view name) const {
  if (kind != Kind::kObject) return nullptr;
  const auto found =
      std::find_if(children.begin(), children.end(),
                   [&](const JsonValue& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

std::string_view JsonValue::TextOf(std::string_view name) const {
  const JsonValue* found = Find(name);
  if (found == nullptr || found->kind != Kind::kText) return {};
  return found->text;
}

const std::vector<JsonValue>& JsonValue::ItemsOf(std::string_view name) const {
  static const std::vector<JsonValue> kNone;
  const JsonValue* found = Find(name);
  if (found == nullptr || found->kind != Kind::kArray) return kNone;
  return found->children;
}

Result<JsonValue> ReadJson(std::string_view bytes, const std::string& path) {
  std::uint32_t line = 1;
  TreeBuilder builder(line);
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const bool read = nlohmann::json::sax_parse(
      CountingIterator(begin, &line), CountingIterator(end, &line), &builder);
  if (!read) return Fail({"is no JSON from here on", path, line});
  return builder.Take();
}

}  // namespace audit
