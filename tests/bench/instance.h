// The stream of entities that makes the bench instance, and the account of
// what is in it. The same seed gives the same stream in every shape.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/prng.h"
#include "tests/bench/script.h"

namespace audit::bench {

struct Account {
  std::uint64_t bytes = 0;
  std::uint64_t script_bytes = 0;  // as decoded, with repeats
  std::uint64_t cdata_bytes = 0;   // of them
  std::uint64_t distinct_bytes = 0;
  std::uint64_t scripts = 0;
  std::uint64_t triggered = 0;  // scripts, with repeats
};

class Instance {
 public:
  explicit Instance(std::uint64_t seed) : prng_(seed) {}

  // The next entity, in an <entities> block of its own.
  std::string Next();

  const Account& account() const { return account_; }
  // The distinct scripts so far, in order of appearance.
  const std::vector<Script>& scripts() const { return scripts_; }
  // All scripts so far as indexes of scripts(), repeats included.
  const std::vector<std::size_t>& occurrences() const { return occurrences_; }

 private:
  std::size_t PickScript(Form form);  // an index of scripts_
  void AddScriptText(Form form, std::string* out);

  Prng prng_;
  Account account_;
  std::vector<Script> scripts_;
  std::vector<std::size_t> occurrences_;
  std::vector<std::size_t> templates_;  // indexes into scripts_
  std::vector<std::size_t> codes_;
  std::uint32_t number_ = 0;
};

}  // namespace audit::bench
