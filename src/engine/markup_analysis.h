// Rules on markup over a virtual document: an E4X literal or XML in a string.
#pragma once

#include <vector>

#include "core/draft.h"
#include "core/markup.h"
#include "core/origin_map.h"
#include "engine/plan.h"

namespace audit {

// Drafts in coordinates of the script the markup was made from. `hit`: rules
// whose trigger is in that script.
void AnalyzeMarkup(const Plan& plan, const std::vector<bool>& hit,
                   const Markup& markup, std::vector<Draft>* out);

// Expression rules on one xtk expression; drafts in its own coordinates.
// `certainty`: of its place.
std::vector<Draft> AnalyzeExpression(const Plan& plan,
                                     const std::vector<bool>& hit,
                                     std::string_view expression,
                                     Certainty certainty);
// Of the same only what checks say, whatever is triggered. Calls are what they
// look for: of an expression without one they say nothing.
std::vector<Draft> CheckExpression(const Plan& plan,
                                   std::string_view expression,
                                   Certainty certainty);
// The same as AnalyzeExpression for one that a script holds, or for a constant
// that may be one. `origin`: expression -> script.
std::vector<Draft> AnalyzeExpression(const Plan& plan,
                                     const std::vector<bool>& hit,
                                     std::string_view expression,
                                     const OriginMap& origin,
                                     TextView::Place place);

}  // namespace audit
