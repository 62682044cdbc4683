// A run as values: what goes in, what comes out. Reporters see only this.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/finding.h"
#include "core/result.h"
#include "core/source_file.h"
#include "engine/parity.h"
#include "ruleset/ruleset.h"

namespace audit {

// A file of the input, in order of path. Its bytes are read when its turn
// comes and freed when it is done.
struct InputFile {
  std::string path;  // as shown; '/' between parts
  std::string root;  // the argument it was found under; an instance unless
                     // folders below it are instances of their own
  std::string archive = {};  // it lies in; empty: none. Files of one archive
                             // are read one after the other, by `member`
  std::uint32_t member = 0;  // its place in the archive
  std::uint64_t bytes = 0;   // as many as there were when it was found; 0: not
                             // known
};

// Why something was not read as an entity or script.
struct Skipped {
  std::string path;
  std::string reason;  // one phrase: "not a Campaign file", "cannot be read"
  std::uint64_t bytes = 0;
  bool incomplete = false;  // counts for --fail-on-incomplete
};

struct FileInfo {
  std::string path;
  std::string sha256;  // hex, of the original bytes; empty: not asked for
  std::uint64_t bytes = 0;
  std::string encoding;
  std::string from;              // version the file was judged from
  bool from_is_assumed = false;  // neither it nor --from says so
  std::string local = {};  // the path below the input root, in fingerprints
};

struct Coverage {
  std::uint64_t files = 0;  // given
  std::uint64_t files_read = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bytes_lost = 0;  // behind XML faults
  std::uint64_t entities = 0;
  std::uint64_t fragments = 0;           // scripts, templates, pages, SQL
  std::uint64_t expressions = 0;         // xtk expressions, all read
  std::uint64_t fragments_distinct = 0;  // different texts
  std::uint64_t parsed = 0;              // distinct texts parsed
  std::uint64_t untriggered = 0;         // read, but nothing a rule looks for
  std::uint64_t faulty = 0;              // parsed with syntax faults
  std::uint64_t capped = 0;        // findings beyond the cap of rule and entity
  std::vector<Skipped> skipped;    // by path
  std::vector<std::string> notes;  // caps hit, one sentence each, sorted
  bool complete() const;
};

struct NotAssessed {
  RuleIndex rule = 0;
  std::string reason;  // "no xtk:workflow in the input"
};

// A finding as an earlier run knew it, with what a person wants to see of it.
struct KnownFinding {
  std::string fingerprint;
  std::string rule;  // its id
  Severity severity = Severity::kNote;
  std::string entity;  // empty outside any entity
  std::string path;    // in the entity
  std::string file;    // FileInfo::local
  std::string text;    // the snippet on one line, secrets hidden, cut
};

// What the findings were held against: each then has a BaselineState.
struct BaselineUse {
  std::string name;                  // the file, or the revision
  std::uint64_t unchanged = 0;       // known, and not suppressed
  std::vector<KnownFinding> absent;  // known, and no longer found
};

struct RunReport {
  std::string tool_version;
  std::string to;                    // target version
  std::vector<std::string> configs;  // paths, the nearest first; may be none
  std::vector<FileInfo> files;       // by path
  std::vector<Finding> findings;     // by file, region, rule id
  std::vector<NotAssessed> not_assessed;
  std::optional<std::vector<ParityLine>> parity;  // where asked for
  std::optional<BaselineUse> baseline;            // where asked for
  Coverage coverage;
  std::vector<Error> errors;  // faults in the run that were survived
};

}  // namespace audit
