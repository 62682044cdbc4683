// One distinct text, read once: parsed if a rule or fact can be in it, walked
// once for all checks, with every language nested in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/draft.h"
#include "engine/plan.h"
#include "engine/suppression.h"
#include "model/facts.h"
#include "model/places.h"
#include "syntax/tree.h"

namespace audit {

struct FragmentResult {
  std::vector<Draft> drafts;  // of the text; sorted, without repeats
  std::vector<TextSuppression> suppressions;
  std::vector<IgnoreComment> ignores;  // not yet judged; empty at the end
  std::uint64_t ignores_beyond = 0;    // the cap
  ScriptFacts facts;
  std::vector<std::string> imports;  // libraries its directives load
  bool parsed = false;               // some script in it was parsed
  bool untriggered = false;  // holds script, but nothing anybody looks for
  bool unparsed = false;     // the parser spent its budget
  bool faulty = false;       // a script or template fault was met
};

// `parser` is the calling thread's. Everything it says depends only on the
// kind and the text.
FragmentResult AnalyzeFragment(const Plan& plan, ScriptParser& parser,
                               const FragmentKind& kind, std::string_view text);

}  // namespace audit
