// Which changes of an XML node come after it was appended, following the
// statements of each function: branches, loops, jumps.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/append_events.h"
#include "checks/xmlness.h"
#include "syntax/node.h"

namespace audit {

struct LateMutation {
  AppendEvent append;
  MutationEvent mutation;
  // The change stands before the append, but a loop comes back to it.
  bool in_next_round = false;
};

// The node kinds the flow is followed by.
inline constexpr std::string_view kFlowNodeTypes[] = {
    "arrow_function",
    "assignment_expression",
    "augmented_assignment_expression",
    "break_statement",
    "call_expression",
    "catch_clause",
    "continue_statement",
    "do_statement",
    "else_clause",
    "finally_clause",
    "for_each_in_statement",
    "for_in_statement",
    "for_statement",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "if_statement",
    "method_definition",
    "return_statement",
    "switch_case",
    "switch_default",
    "switch_statement",
    "throw_statement",
    "unary_expression",
    "update_expression",
    "variable_declarator",
    "while_statement",
};

// `nodes`: all nodes of those kinds, in document order. Each change is told of
// once, with the last append that reaches it. What is proven to be no E4X
// append is left out.
std::vector<LateMutation> LateMutations(std::span<const Node> nodes,
                                        std::string_view text,
                                        ScriptValues* values);

}  // namespace audit
