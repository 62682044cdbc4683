// Writes JSON straight to a sink, in the order of the calls: ten thousand
// findings need no tree. Any bytes may be given as text: what is not UTF-8
// becomes U+FFFD, hidden characters are escaped, and neither "</" nor "<!"
// appears in the output, so that it can stand inside an HTML page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/sink.h"

namespace audit {

class JsonWriter {
 public:
  // Containers nested less than `line_depth` deep put each member on a line of
  // its own; deeper ones stand on one line. 0: all on one line.
  JsonWriter(const Sink& sink, std::uint32_t line_depth);
  void set_line_depth(std::uint32_t depth) { line_depth_ = depth; }

  void BeginObject() { Begin('{'); }
  void BeginArray() { Begin('['); }
  void EndObject() { End('}'); }
  void EndArray() { End(']'); }

  // Inside an object, before each value.
  void Key(std::string_view key);

  void Text(std::string_view value);
  void Number(std::uint64_t value);
  void Truth(bool value);

  // A member at once.
  void Text(std::string_view key, std::string_view value);
  void Number(std::string_view key, std::uint64_t value);
  void Truth(std::string_view key, bool value);
  void BeginObject(std::string_view key);
  void BeginArray(std::string_view key);

  // Ends the document with a line end and hands everything to the sink.
  void Finish();

 private:
  void Begin(char bracket);
  void End(char bracket);
  void BeforeValue();
  void StartMember();
  void NewLine();
  void Quote(std::string_view text);

  const Sink& sink_;
  std::string buffer_;
  std::uint32_t line_depth_;
  std::uint32_t depth_ = 0;
  bool first_ = true;       // no member yet in the innermost container
  bool after_key_ = false;  // the next value belongs to a key
};

// The text between the quotes; for tests and for embedding.
void AppendJsonEscaped(std::string_view text, std::string* out);

}  // namespace audit
