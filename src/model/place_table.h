// The places of code in Campaign's entities, as data: which texts and
// attributes hold what (formats.md 1.2-1.9, 2.2, 3 and 8).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace audit {

// How the value of a place is read.
enum class Reading : std::uint8_t {
  kScript,        // JavaScript of the server
  kLibrary,       // the same, loaded by others
  kMaybeScript,   // guessed: JavaScript where it looks like code
  kCondition,     // guessed: a web application's test, expression or script
  kSql,           // SQL; a template where it holds <%
  kSqlOrBoolean,  // condition/@sql: SQL unless it is a boolean
  kMaybeSql,      // guessed: SQL where it opens like a statement
  kJsspPage,      // a template, with or without <%
  kJstTemplate,   // a template, with or without <%
  kHtml,          // HTML; a template where it holds <%
  kPageHtml,      // the same where it opens with '<'
  kMaybeHtml,     // guessed: the same
  kContent,       // text; a template where it holds <%
  kExpression,    // xtk expression
  kOptionValue,   // by the option's name
  kLabel,         // words for people, sometimes computed: guessed template
  kShown,         // words for people: never code
  kOpaque,        // bytes, schedules: never code
};

// A row matches where all that it names agrees; "" agrees with everything.
struct PlaceRow {
  std::string_view name;    // of the element that holds the text, or of the
                            // attribute
  std::string_view around;  // the element around the text, or the one that has
                            // the attribute
  std::string_view schema;  // of the entity
  Reading reading;
};

// Rows of one name, the more specific first: the first that matches decides.
std::span<const PlaceRow> TextPlacesNamed(std::string_view element);
std::span<const PlaceRow> AttributePlacesNamed(std::string_view attribute);

// All rows, for tests and documentation.
std::span<const PlaceRow> TextPlaces();
std::span<const PlaceRow> AttributePlaces();

}  // namespace audit
