// The start tags of a page, as the HTML standard's tokenizer finds them.
// Scripts are found without the tree: a browser runs a script wherever it
// stands, and tree builders (gumbo) cost quadratic time and memory on hostile
// nesting and free it by recursion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct HtmlTag {
  struct Attribute {
    std::string name;  // in small letters
    Region value;      // without quotes; empty where there is none
  };
  std::string name;  // in small letters
  std::vector<Attribute> attributes;
  // What <script>, <style>, <textarea> ... hold, which is no markup; else empty
  // behind the tag.
  Region raw_text;

  // The first of that name, as browsers choose; nullptr where there is none.
  const Attribute* Find(std::string_view attribute) const;
};

class HtmlTagReader {
 public:
  // `page` must outlive the reader.
  explicit HtmlTagReader(std::string_view page) : page_(page) {}

  // False at the page's end.
  bool Next(HtmlTag* tag);

 private:
  bool ReadTag(HtmlTag* tag);
  void ReadAttribute(HtmlTag* tag);
  Region ReadValue();
  void ReadRawText(HtmlTag* tag);
  void SkipMarkup();
  void SkipPast(std::string_view end, std::size_t from);
  void SkipSpace();
  // Up to the first of `stops`, from `from` on.
  std::size_t FindFirst(std::string_view stops, std::size_t from) const;

  std::string_view page_;
  std::size_t at_ = 0;
};

}  // namespace audit
