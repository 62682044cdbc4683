#include "cli/config_texts.h"

namespace audit {

const std::string_view kConfigTemplate =
    R"(# campaign-audit.yml: what we agree on for the migration.
# Every key is optional; lines behind "#:" are examples, not defaults.
#   campaign-audit config verify    says whether the file is right
#   campaign-audit config show      says what counts, and where it comes from
#
# For completion in editors: campaign-audit config schema > campaign-audit.schema.json
# yaml-language-server: $schema=campaign-audit.schema.json

# Take over what another file says; what stands here wins.
#: extends: ../team/campaign-audit.yml

# The versions to migrate from (each package's own) and to.
#: from: 6.02
#: to: 7

# Only some rules, not others: ids, categories, pu, severities, impacts, groups.
#: select: [sql, js, blocks-upgrade]
#: ignore: [sql-count-star]

# Only some files, not others; paths begin in this folder.
#: include: ["*.xml", "*.zip"]
#: exclude: [archive]

# Exit with 1 from this severity on: error, warning, note, never.
#: fail-on: warning
# Exit with 3 when something could not be read.
#: fail-on-incomplete: true

# Names for selections of rules.
#: groups:
#:   database: [sql, schema-sql-boolean-note]

# Severities: error, warning, note, off. The last one that names a rule wins.
#: rules:
#:   database: error
#:   wf-nl5-path: off

# Severities for some files or entities.
#: overrides:
#:   - paths: [sandbox]
#:     rules:
#:       database: note
#:   - entities: ["xtk:workflow|test*"]
#:     rules:
#:       error: warning

# Findings that are meant to stay.
#: suppressions:
#:   - rules: [sql-attr-condition]
#:     entities: ["xtk:workflow|WKF12"]
#:     reason: Replaced by the new import in June.
#:     owner: jane
#:     until: 2099-06-30
# Whether each needs a reason.
#: require-reason: true
)";

}  // namespace audit
