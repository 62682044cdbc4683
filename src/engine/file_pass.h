// One file through pass 1.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/source_file.h"
#include "engine/candidate.h"
#include "engine/opened_file.h"
#include "engine/slice_walk.h"
#include "engine/slices.h"

namespace audit {

class FilePass {
 public:
  FilePass(const Plan& plan, DistinctTexts& texts, FileId id, std::string path,
           std::string bytes, TextRoom room = {});

  // How many slices there are to walk; 0 for files that are no document.
  std::size_t slice_count() const { return slices_.size(); }
  // Any thread, any order, each once.
  void Walk(std::size_t slice, ScriptParser& parser);
  // Reads a file that is code as a whole. Does nothing for documents.
  void ReadCode(ScriptParser& parser);
  // After all slices. Whoever gets `true` from Done() calls it.
  FileResult Finish();
  bool Done() { return left_.fetch_sub(1) == 1; }

 private:
  void TakeDocument();
  void NoteUnread(std::uint64_t scripts, std::string_view why);
  void DraftEncoding();
  void DraftXmlFaults();
  void PlaceFileDrafts(const std::vector<Draft>& drafts);
  void CollectEntities();
  void Merge(SliceResult slice);
  bool HoldsIgnoreUpTo(std::size_t slice) const;
  void ReadIgnores();
  std::uint32_t EntityAt(Region region) const;

  const Plan& plan_;
  DistinctTexts& texts_;
  SourceFile file_;
  Placement placement_;
  OpenedFile opened_;
  std::vector<bool> selects_;  // those that take part in this file
  std::vector<Slice> slices_;
  std::vector<SliceResult> walked_;
  std::uint64_t oversized_ = 0;
  std::uint64_t unparsed_ = 0;
  std::uint64_t ignores_beyond_ = 0;
  bool holds_ignore_ = false;
  std::atomic<std::size_t> left_ = 1;
  FileResult result_;
};

}  // namespace audit
