#include "engine/kept_results.h"

#include "engine/file_result_code.h"

namespace audit {
namespace {

// No field holds it.
constexpr char kSeparator = '\x1F';

std::string AskedOf(const Plan& plan, const AnalyzeOptions& options) {
  std::string asked = options.cache->program;
  for (const std::string& part : {options.from, options.to}) {
    asked += kSeparator + part;
  }
  asked += kSeparator;
  for (const bool flag :
       {plan.parse_all(), plan.hash_files(), plan.policy().reason_required}) {
    asked += flag ? '1' : '0';
  }
  for (const bool enabled : plan.enabled()) asked += enabled ? '1' : '0';
  return asked;
}

}  // namespace

KeptResults::KeptResults(const Plan& plan, const AnalyzeOptions& options)
    : use_(options.cache && !options.vendor_parity ? &*options.cache : nullptr),
      rules_(plan.enabled().size()),
      asked_(use_ == nullptr ? "" : AskedOf(plan, options)) {}

std::string KeptResults::KeyOf(std::string_view path,
                               const ContentHash& content) const {
  return ToHex(HashOf(asked_ + kSeparator + std::string(path) + kSeparator +
                      ToHex(content)));
}

std::string KeptResults::KeyOf(std::string_view path,
                               std::string_view bytes) const {
  return use_ == nullptr ? "" : KeyOf(path, HashOf(bytes));
}

bool KeptResults::Find(const std::string& key, std::size_t index,
                       FileResult* result) const {
  if (use_ == nullptr) return false;
  const auto entry = use_->cache->Find(key);
  if (!entry) return false;
  auto found = DecodeFileResult(*entry, static_cast<FileId>(index), rules_);
  if (!found) return false;
  *result = std::move(*found);
  return true;
}

bool KeptResults::FindUnread(const InputFile& input, std::size_t index,
                             FileResult* result) const {
  if (use_ == nullptr) return false;
  const auto hash = use_->hash(input);
  return hash && Find(KeyOf(input.path, *hash), index, result);
}

void KeptResults::Keep(const std::string& key, const FileResult& result) const {
  if (use_ == nullptr || !IsKept(result)) return;
  use_->cache->Keep(key, EncodeFileResult(result));
}

}  // namespace audit
