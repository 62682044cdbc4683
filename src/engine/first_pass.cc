#include "engine/first_pass.h"

#include <memory>
#include <utility>

#include "engine/file_pass.h"
#include "engine/work_queue.h"

namespace audit {
namespace {

// The parser of the running thread; tree-sitter's keeps its arena warm.
ScriptParser& ThreadParser() {
  thread_local ScriptParser parser;
  return parser;
}

class FirstPassRun {
 public:
  FirstPassRun(const std::vector<InputFile>& inputs, const ReadFile& read,
               const Plan& plan)
      : inputs_(inputs), read_(read), plan_(plan), texts_(plan) {
    files_.resize(inputs.size());
  }

  FirstPass Run(unsigned jobs) {
    for (std::size_t i = inputs_.size(); i > 0; --i) {
      queue_.Push([this, i] { OpenFile(i - 1); });
    }
    queue_.Run(jobs);
    return {std::move(files_), texts_.Count()};
  }

 private:
  void OpenFile(std::size_t index) {
    const InputFile& input = inputs_[index];
    Result<std::string> bytes = read_(input);
    if (!bytes) {
      files_[index].info.path = input.path;
      files_[index].error = std::move(bytes.error());
      return;
    }
    const auto pass =
        std::make_shared<FilePass>(plan_, texts_, static_cast<FileId>(index),
                                   input.path, std::move(*bytes));
    if (pass->slice_count() == 0) {
      pass->ReadCode(ThreadParser());
      files_[index] = pass->Finish();
      return;
    }
    for (std::size_t slice = pass->slice_count(); slice > 0; --slice) {
      queue_.Push([this, pass, index, slice] {
        pass->Walk(slice - 1, ThreadParser());
        if (pass->Done()) files_[index] = pass->Finish();
      });
    }
  }

  const std::vector<InputFile>& inputs_;
  const ReadFile& read_;
  const Plan& plan_;
  DistinctTexts texts_;
  WorkQueue queue_;
  std::vector<FileResult> files_;
};

}  // namespace

FirstPass RunFirstPass(const std::vector<InputFile>& inputs,
                       const ReadFile& read, const Plan& plan, unsigned jobs) {
  return FirstPassRun(inputs, read, plan).Run(jobs);
}

}  // namespace audit
