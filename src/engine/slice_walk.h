// The one walk over a slice of a document: rules on markup, checks on
// elements, and every fragment the slice holds.
#pragma once

#include <vector>

#include "engine/candidate.h"
#include "engine/distinct_texts.h"
#include "engine/placement.h"
#include "engine/slices.h"

namespace audit {

struct SliceResult {
  std::vector<Candidate> candidates;
  std::vector<PlacedSuppression> suppressions;
  std::uint64_t ignores_beyond = 0;  // the cap of one text
  bool holds_ignore = false;         // some comment may suppress something
  // (entity, library) for each load met; (entity, facts) for each library.
  std::vector<std::pair<std::uint32_t, std::string>> loads;
  std::vector<std::pair<std::uint32_t, ScriptFacts>> libraries;
  std::array<bool, kLanguageCount> languages{};
  std::vector<TextRecord> texts;  // one per fragment read
  std::uint64_t fragments = 0;    // scripts, templates, pages, SQL
  std::uint64_t expressions = 0;  // xtk expressions
  std::uint64_t oversized = 0;    // fragments beyond the cap, not read
  std::uint64_t unparsed = 0;     // fragments that cost more than the budget
};

struct WalkContext {
  const Plan& plan;
  const std::vector<bool>& selects;  // those that take part in this file
  const Document& document;
  const EntityList& entities;
  const Placement& placement;
  DistinctTexts& texts;
  ScriptParser& parser;  // the calling thread's
};

SliceResult WalkSlice(const WalkContext& context, const Slice& slice);

}  // namespace audit
