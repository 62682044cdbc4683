// What is known of an operator by his own element and by the other exports:
// shared by the checks of passwords, rights and zones. How exports write
// operators is inferred (formats.md 1.8).
#pragma once

#include <string>

#include "model/administration.h"

namespace audit {

// Switched off: nobody logs on by this name.
bool IsDisabledOperator(const NodeView& view, NodeId element);
// Known by LDAP or IMS, which keep the password.
bool LogsOnElsewhere(const NodeView& view, NodeId element);
// What all exports say of the login; nothing where none names it.
OperatorFact FactOf(const Administration& administration,
                    const std::string& login);

}  // namespace audit
