#include "engine/file_result_code.h"

#include <algorithm>

#include "core/content_hash.h"
#include "core/redaction.h"
#include "engine/binary_code.h"

namespace audit {

template <>
inline constexpr std::uint64_t kValues<Severity> = 3;
template <>
inline constexpr std::uint64_t kValues<Precision> = 4;
template <>
inline constexpr std::uint64_t kValues<Verdict> = 2;
template <>
inline constexpr std::uint64_t kValues<Xmlness> = 3;
template <>
inline constexpr std::uint64_t kValues<Language> = kLanguageCount;
template <>
inline constexpr std::uint64_t kValues<Side> = 2;
template <>
inline constexpr std::uint64_t kValues<Setting> = 5;
template <>
inline constexpr std::uint64_t kValues<Certainty> = 2;

template <>
struct Parts<Region> {
  static auto Of(auto& value) {
    auto& [begin, end] = value;
    return std::tie(begin, end);
  }
};
template <>
struct Parts<Position> {
  static auto Of(auto& value) {
    auto& [line, utf16_column, code_point_column] = value;
    return std::tie(line, utf16_column, code_point_column);
  }
};
template <>
struct Parts<Excerpt> {
  static auto Of(auto& value) {
    auto& [begin, end, snippet, lines, first_line, window_begin] = value;
    return std::tie(begin, end, snippet, lines, first_line, window_begin);
  }
};
// Which file it is tells the reader: it may be another one in each run.
template <>
struct Parts<Location> {
  static auto Of(auto& value) {
    auto& [file, region] = value;
    return std::tie(region);
  }
};
template <>
struct Parts<Place> {
  static auto Of(auto& value) {
    auto& [location, excerpt] = value;
    return std::tie(location, excerpt);
  }
};
template <>
struct Parts<Related> {
  static auto Of(auto& value) {
    auto& [place, message] = value;
    return std::tie(place, message);
  }
};
template <>
struct Parts<DecodedPosition> {
  static auto Of(auto& value) {
    auto& [language, line, column] = value;
    return std::tie(language, line, column);
  }
};
template <>
struct Parts<Edit> {
  static auto Of(auto& value) {
    auto& [region, replacement, begin, end] = value;
    return std::tie(region, replacement, begin, end);
  }
};
template <>
struct Parts<Question> {
  static auto Of(auto& value) {
    auto& [kind, subject] = value;
    return std::tie(kind, subject);
  }
};
// Of a draft that is placed only what is still in question.
template <>
struct Parts<Draft> {
  static auto Of(auto& value) {
    auto& [rule, region, notes, flow, captures, verdict, unclear, precision,
           severity, questions, edits, fixable] = value;
    return std::tie(rule, captures, verdict, unclear, precision, severity,
                    questions, fixable);
  }
};
template <>
struct Parts<Candidate> {
  static auto Of(auto& value) {
    auto& [draft, place, entity, entity_path, text, related, flow, decoded,
           edits] = value;
    return std::tie(draft, place, entity, entity_path, text, related, flow,
                    decoded, edits);
  }
};
template <>
inline constexpr std::uint64_t kValues<Suppression::Kind> = 2;
template <>
struct Parts<Suppression> {
  static auto Of(auto& value) {
    auto& [kind, rule, reason, owner, until, source] = value;
    return std::tie(kind, rule, reason, owner, until, source);
  }
};
template <>
struct Parts<PlacedSuppression> {
  static auto Of(auto& value) {
    auto& [comment, scope, words, suppression, entity, entity_path] = value;
    return std::tie(comment, scope, words, suppression, entity, entity_path);
  }
};
template <>
struct Parts<FileInfo> {
  static auto Of(auto& value) {
    auto& [path, sha256, bytes, encoding, from, from_is_assumed, local] = value;
    return std::tie(path, sha256, bytes, encoding, from, from_is_assumed);
  }
};
template <>
struct Parts<FileResult::EntityInfo> {
  static auto Of(auto& value) {
    auto& [schema, name, loads] = value;
    return std::tie(schema, name, loads);
  }
};
template <>
struct Parts<FunctionFact> {
  static auto Of(auto& value) {
    auto& [name, returns] = value;
    return std::tie(name, returns);
  }
};
template <>
struct Parts<ScriptFacts> {
  static auto Of(auto& value) {
    auto& [loads, functions] = value;
    return std::tie(loads, functions);
  }
};
template <>
struct Parts<LibraryFact> {
  static auto Of(auto& value) {
    auto& [id, facts, path] = value;
    return std::tie(id, facts, path);
  }
};
template <>
struct Parts<ContentHash> {
  static auto Of(auto& value) {
    auto& [high, low] = value;
    return std::tie(high, low);
  }
};
template <>
struct Parts<FragmentKind> {
  static auto Of(auto& value) {
    auto& [language, side, setting, certainty, library] = value;
    return std::tie(language, side, setting, certainty, library);
  }
};
template <>
struct Parts<TextRecord> {
  static auto Of(auto& value) {
    auto& [hash, kind, parsed, untriggered, faulty] = value;
    return std::tie(hash, kind, parsed, untriggered, faulty);
  }
};
template <>
struct Parts<OperatorFact> {
  static auto Of(auto& value) {
    auto& [has_password, has_zone, grants] = value;
    return std::tie(has_password, has_zone, grants);
  }
};
template <>
struct Parts<OptionsExport> {
  static auto Of(auto& value) {
    auto& [path, count] = value;
    return std::tie(path, count);
  }
};
template <>
struct Parts<Administration> {
  static auto Of(auto& value) {
    auto& [operators, options, options_export, zone_values, accounts] = value;
    return std::tie(operators, options, options_export, zone_values, accounts);
  }
};
template <>
struct Parts<EntityFacts> {
  static auto Of(auto& value) {
    auto& [web_apps, web_app_ids, mapped_schemas, log_users, addressed_schemas,
           source_indexed_schemas, encrypted_options, page_loads,
           oracle_time_zones] = value;
    return std::tie(web_apps, web_app_ids, mapped_schemas, log_users,
                    addressed_schemas, source_indexed_schemas,
                    encrypted_options, page_loads, oracle_time_zones);
  }
};
template <>
struct Parts<Surroundings> {
  static auto Of(auto& value) {
    auto& [default_recipients, mappings, transfers, execution_accounts,
           delivery_modes, event_templates, commands, token_zones] = value;
    return std::tie(default_recipients, mappings, transfers, execution_accounts,
                    delivery_modes, event_templates, commands, token_zones);
  }
};
template <>
struct Parts<FunctionListFact> {
  static auto Of(auto& value) {
    auto& [path, begin, functions] = value;
    return std::tie(path, begin, functions);
  }
};
template <>
struct Parts<SchemaLink::Join> {
  static auto Of(auto& value) {
    auto& [from, to] = value;
    return std::tie(from, to);
  }
};
template <>
struct Parts<SchemaLink> {
  static auto Of(auto& value) {
    auto& [target, reverse, collection, reverse_to_one, joined, joins] = value;
    return std::tie(target, reverse, collection, reverse_to_one, joined, joins);
  }
};
template <>
struct Parts<SchemaNode> {
  static auto Of(auto& value) {
    auto& [name, type, sql_name, enumeration, ref, template_of, aggregate,
           parent, depth, link, is_attribute, has_content, removed, conditional,
           inferred, has_column, region] = value;
    return std::tie(name, type, sql_name, enumeration, ref, template_of,
                    aggregate, parent, depth, link, is_attribute, has_content,
                    removed, conditional, inferred, has_column, region);
  }
};
template <>
struct Parts<SchemaKey> {
  static auto Of(auto& value) {
    auto& [name, fields, internal, conditional] = value;
    return std::tie(name, fields, internal, conditional);
  }
};
template <>
struct Parts<SchemaEnumeration::Value> {
  static auto Of(auto& value) {
    auto& [name, text] = value;
    return std::tie(name, text);
  }
};
template <>
struct Parts<SchemaEnumeration> {
  static auto Of(auto& value) {
    auto& [name, base_type, values] = value;
    return std::tie(name, base_type, values);
  }
};
template <>
struct Parts<SchemaSource> {
  static auto Of(auto& value) {
    auto& [id, extends, words, mapping_type, template_of, view, library,
           data_source, table, table_region, autopk, nodes, links, keys,
           enumerations, main, by_name, region] = value;
    return std::tie(id, extends, words, mapping_type, template_of, view,
                    library, data_source, table, table_region, autopk, nodes,
                    links, keys, enumerations, main, by_name, region);
  }
};
template <>
struct Parts<IndexFact> {
  static auto Of(auto& value) {
    auto& [name, fields] = value;
    return std::tie(name, fields);
  }
};
template <>
struct Parts<Declarations> {
  static auto Of(auto& value) {
    auto& [functions, lists, methods, indexes, shipped, schemas] = value;
    return std::tie(functions, lists, methods, indexes, shipped, schemas);
  }
};
template <>
struct Parts<FileResult> {
  static auto Of(auto& value) {
    auto& [info, is_package, build_version, entities, candidates, suppressions,
           vendor_matches, libraries, languages, texts, servers, file_schemas,
           administration, entity_facts, surroundings, declarations, fragments,
           expressions, bytes_lost, notes, skipped, error] = value;
    return std::tie(info, is_package, build_version, entities, candidates,
                    suppressions, libraries, languages, texts, file_schemas,
                    administration, entity_facts, surroundings, declarations,
                    fragments, expressions, bytes_lost, notes);
  }
};

namespace {

// Told by its number, so that what an older program wrote is a miss.
constexpr std::string_view kMark = "campaign-audit cache 3\n";

void HideInCaptures(std::vector<Candidate>* candidates) {
  for (Candidate& candidate : *candidates) {
    for (auto& [name, value] : candidate.draft.captures) value = Redact(value);
  }
}

// What a check or reporter would use as an index.
bool IsSound(const FileResult& result, std::size_t rules) {
  const auto is_entity = [&](std::uint32_t entity) {
    return entity == kNoEntity || entity < result.entities.size();
  };
  return std::all_of(result.candidates.begin(), result.candidates.end(),
                     [&](const Candidate& candidate) {
                       return candidate.draft.rule < rules &&
                              is_entity(candidate.entity);
                     }) &&
         std::all_of(result.suppressions.begin(), result.suppressions.end(),
                     [&](const PlacedSuppression& suppression) {
                       return is_entity(suppression.entity);
                     });
}

void SetFile(FileId id, FileResult* result) {
  for (PlacedSuppression& suppression : result->suppressions) {
    suppression.comment.location.file = id;
  }
  for (Candidate& candidate : result->candidates) {
    candidate.place.location.file = id;
    for (auto* places : {&candidate.related, &candidate.flow}) {
      for (Related& related : *places) related.place.location.file = id;
    }
  }
}

}  // namespace

bool IsKept(const FileResult& result) {
  return !result.error && !result.skipped && result.servers.empty() &&
         result.vendor_matches.empty();
}

std::string EncodeFileResult(const FileResult& result) {
  FileResult hidden = result;
  HideInCaptures(&hidden.candidates);
  BinaryWriter out;
  Write(out, hidden);
  const std::string payload = out.Take();
  return std::string(kMark) + ToHex(HashOf(payload)) + payload;
}

std::optional<FileResult> DecodeFileResult(std::string_view entry, FileId id,
                                           std::size_t rules) {
  constexpr std::size_t kDigits = 32;
  if (!entry.starts_with(kMark)) return std::nullopt;
  entry.remove_prefix(kMark.size());
  if (entry.size() < kDigits) return std::nullopt;
  const std::string_view payload = entry.substr(kDigits);
  if (entry.substr(0, kDigits) != ToHex(HashOf(payload))) return std::nullopt;
  BinaryReader in(payload);
  FileResult result = Read<FileResult>(in);
  if (!in.ok() || !in.AtEnd() || !IsSound(result, rules)) return std::nullopt;
  SetFile(id, &result);
  return result;
}

}  // namespace audit
