#include "syntax/query.h"

#include <algorithm>
#include <span>
#include <utility>

#include "syntax/grammar_language.h"
#include "syntax/query_predicate.h"
#include "syntax/query_source.h"

// The runtime's ts_query_new forgets a few bytes of a query with a fault in it.
// A run ends over such a query, so the leak is harmless; leak checkers are told
// so here, where everything that compiles queries is linked from.
#if defined(__SANITIZE_ADDRESS__)
#define AUDIT_HAS_LEAK_CHECKER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AUDIT_HAS_LEAK_CHECKER 1
#endif
#endif
#ifdef AUDIT_HAS_LEAK_CHECKER
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:capture_quantifiers_add_for_id\n";
}
#endif

namespace audit {
namespace {

// The library parses nested brackets by recursion. The deepest query anyone
// writes by hand has about twenty; this bounds what a rule file can do.
constexpr std::uint32_t kMaxDepth = 200;

struct QueryDeleter {
  void operator()(TSQuery* query) const { ts_query_delete(query); }
};
struct CursorDeleter {
  void operator()(TSQueryCursor* cursor) const {
    ts_query_cursor_delete(cursor);
  }
};

// The name that begins at `offset`.
std::string WordAt(std::string_view source, std::uint32_t offset) {
  const std::string_view rest =
      source.substr(std::min<std::size_t>(offset, source.size()));
  const std::size_t size =
      std::min(rest.find_first_of(" \t\r\n()[]:\""), rest.size());
  return std::string(rest.substr(0, size));
}

Error Explain(std::string_view source, std::uint32_t offset,
              TSQueryError type) {
  const std::string word = WordAt(source, offset);
  switch (type) {
    case TSQueryErrorNodeType:
      return ErrorInQuery(source, offset, "unknown node type '" + word + "'");
    case TSQueryErrorField:
      return ErrorInQuery(source, offset, "unknown field '" + word + "'");
    case TSQueryErrorCapture:
      return ErrorInQuery(source, offset, "unknown capture '" + word + "'");
    case TSQueryErrorStructure:
      return ErrorInQuery(source, offset,
                          "this can never match: the grammar has no such node "
                          "in this place");
    default:
      return ErrorInQuery(source, offset, "the query is not well-formed here");
  }
}

}  // namespace

struct Query::Impl {
  std::unique_ptr<TSQuery, QueryDeleter> query;
  std::vector<std::string_view> names;                  // by capture index
  std::vector<std::vector<QueryPredicate>> predicates;  // by pattern

  Result<void> CompilePredicates(std::string_view source,
                                 std::span<const PredicatePlace> places);
  bool Holds(const TSQueryMatch& match, std::string_view script) const;
  // Matches that begin at most `max_depth` below `root`.
  void Collect(Node root, std::uint32_t max_depth, std::string_view script,
               std::vector<QueryMatch>* out) const;
};

Result<void> Query::Impl::CompilePredicates(
    std::string_view source, std::span<const PredicatePlace> places) {
  std::size_t index = 0;
  predicates.resize(ts_query_pattern_count(query.get()));
  for (std::uint32_t pattern = 0; pattern < predicates.size(); ++pattern) {
    std::uint32_t count = 0;
    const TSQueryPredicateStep* first =
        ts_query_predicates_for_pattern(query.get(), pattern, &count);
    std::span<const TSQueryPredicateStep> rest(first, count);
    while (!rest.empty()) {
      std::size_t size = 0;
      while (rest[size].type != TSQueryPredicateStepTypeDone) ++size;
      const PredicatePlace place =
          index < places.size() ? places[index] : PredicatePlace{};
      ++index;
      Result<QueryPredicate> predicate =
          QueryPredicate::Compile(query.get(), rest.first(size), source, place);
      if (!predicate) return Fail(std::move(predicate).error());
      predicates[pattern].push_back(*std::move(predicate));
      rest = rest.subspan(size + 1);
    }
  }
  return {};
}

bool Query::Impl::Holds(const TSQueryMatch& match,
                        std::string_view script) const {
  const auto& all = predicates[match.pattern_index];
  return std::all_of(all.begin(), all.end(), [&](const QueryPredicate& one) {
    return one.Holds(match, script);
  });
}

Query::Query(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

Result<Query> Query::Compile(std::string_view source) {
  const QueryOutline outline = OutlineQuery(source);
  if (outline.depth > kMaxDepth) {
    return Fail(ErrorInQuery(source, outline.deepest,
                             "brackets are nested too deeply"));
  }
  std::uint32_t offset = 0;
  TSQueryError type = TSQueryErrorNone;
  auto impl = std::make_unique<Impl>();
  impl->query.reset(ts_query_new(GrammarLanguage(), source.data(),
                                 static_cast<std::uint32_t>(source.size()),
                                 &offset, &type));
  if (!impl->query) return Fail(Explain(source, offset, type));
  if (ts_query_pattern_count(impl->query.get()) == 0) {
    return Fail(ErrorInQuery(source, 0, "the query holds no pattern"));
  }
  for (std::uint32_t i = 0; i < ts_query_capture_count(impl->query.get());
       ++i) {
    std::uint32_t size = 0;
    const char* name =
        ts_query_capture_name_for_id(impl->query.get(), i, &size);
    impl->names.emplace_back(name, size);
  }
  Result<void> predicates = impl->CompilePredicates(source, outline.predicates);
  if (!predicates) return Fail(std::move(predicates).error());
  return Query(std::move(impl));
}

std::vector<std::string> Query::capture_names() const {
  return {impl_->names.begin(), impl_->names.end()};
}

namespace {

constexpr std::uint32_t kAnyDepth = UINT32_MAX;

// A cursor keeps its memory from one run to the next, and nothing else.
TSQueryCursor* ThreadCursor() {
  thread_local const std::unique_ptr<TSQueryCursor, CursorDeleter> cursor(
      ts_query_cursor_new());
  return cursor.get();
}

void SortByPlace(std::vector<QueryMatch>* matches) {
  std::stable_sort(matches->begin(), matches->end(),
                   [](const QueryMatch& a, const QueryMatch& b) {
                     return a.front().node.region() < b.front().node.region();
                   });
}

}  // namespace

void Query::Impl::Collect(Node root, std::uint32_t max_depth,
                          std::string_view script,
                          std::vector<QueryMatch>* out) const {
  TSQueryCursor* const cursor = ThreadCursor();
  ts_query_cursor_set_max_start_depth(cursor, max_depth);
  ts_query_cursor_exec(cursor, query.get(), root.raw());
  TSQueryMatch found;
  while (ts_query_cursor_next_match(cursor, &found)) {
    if (found.capture_count == 0 || !Holds(found, script)) continue;
    QueryMatch& match = out->emplace_back();
    for (std::uint16_t i = 0; i < found.capture_count; ++i) {
      const TSQueryCapture& capture = found.captures[i];
      match.push_back({names[capture.index], Node(capture.node)});
    }
  }
}

std::vector<QueryMatch> Query::Run(const Tree& tree,
                                   std::string_view script) const {
  std::vector<QueryMatch> matches;
  impl_->Collect(tree.root(), kAnyDepth, script, &matches);
  SortByPlace(&matches);
  return matches;
}

std::vector<QueryMatch> Query::RunAt(std::span<const Node> roots,
                                     std::string_view script) const {
  std::vector<QueryMatch> matches;
  for (const Node root : roots) impl_->Collect(root, 0, script, &matches);
  SortByPlace(&matches);
  return matches;
}

}  // namespace audit
