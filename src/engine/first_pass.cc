#include "engine/first_pass.h"

#include <algorithm>
#include <future>
#include <memory>
#include <mutex>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/file_pass.h"
#include "engine/kept_results.h"
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
               const Plan& plan, const AnalyzeOptions& options)
      : inputs_(inputs),
        read_(read),
        plan_(plan),
        progress_(options.progress),
        texts_(plan),
        kept_(plan, options),
        jobs_(options.jobs) {
    files_.resize(inputs.size());
    order_.resize(inputs.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return Key(inputs[a]) < Key(inputs[b]);
    });
  }

  std::vector<FileResult> Run() {
    first_is_kept_ = !order_.empty() && IsKept(0);
    for (std::size_t turn = order_.size(); turn > 0; --turn) {
      if (FollowsInArchive(turn - 1)) continue;
      queue_.Push([this, turn] { OpenFile(turn - 1); });
    }
    if (jobs_ > 1 && !order_.empty() && !first_is_kept_) {
      queue_.Push([this] { PrepareRoom(); });
    }
    queue_.Run(jobs_);
    return std::move(files_);
  }

 private:
  // Files of an archive stand together, as they lie in it.
  static std::tuple<std::string_view, std::uint32_t, std::string_view> Key(
      const InputFile& input) {
    return {input.archive.empty() ? input.path : input.archive, input.member,
            input.path};
  }

  bool FollowsInArchive(std::size_t turn) const {
    if (turn == 0 || turn == order_.size()) return false;
    const std::string& archive = inputs_[order_[turn]].archive;
    return !archive.empty() && inputs_[order_[turn - 1]].archive == archive;
  }

  // While the first file is read by one thread the others have nothing to do.
  void PrepareRoom() {
    constexpr std::uint64_t kLarge = 8u << 20;
    constexpr std::uint64_t kHuge = 2u << 30;
    const std::uint64_t bytes = inputs_[order_.front()].bytes;
    TextRoom room;
    if (bytes >= kLarge && bytes < kHuge) {
      room = TextRoom(static_cast<std::size_t>(bytes) + 1);
      room.Prepare();
    }
    room_.set_value(std::move(room));
  }

  void OpenFile(std::size_t turn) {
    const std::size_t index = order_[turn];
    const InputFile& input = inputs_[index];
    if (turn == 0 ? first_is_kept_ : IsKept(turn)) {
      CountFile();
      return OpenNextInArchive(turn);
    }
    Result<std::string> bytes = read_(input);
    // Taken up when the slices of this one, which are pushed on top of it, are:
    // no more files are in memory than threads.
    OpenNextInArchive(turn);
    if (!bytes) {
      files_[index].info.path = input.path;
      files_[index].error = std::move(bytes.error());
      return CountFile();
    }
    const std::string key = kept_.KeyOf(input.path, *bytes);
    if (kept_.Find(key, index, &files_[index])) return CountFile();
    TextRoom room;
    if (turn == 0 && jobs_ > 1) room = room_.get_future().get();
    const auto pass = std::make_shared<FilePass>(
        plan_, texts_, static_cast<FileId>(index), input.path,
        std::move(*bytes), std::move(room));
    if (pass->slice_count() == 0) {
      pass->ReadCode(ThreadParser());
      return Finish(*pass, index, key);
    }
    for (std::size_t slice = pass->slice_count(); slice > 0; --slice) {
      queue_.Push([this, pass, index, slice, key] {
        pass->Walk(slice - 1, ThreadParser());
        if (pass->Done()) Finish(*pass, index, key);
      });
    }
  }

  // Then its result is there.
  bool IsKept(std::size_t turn) {
    const std::size_t index = order_[turn];
    return kept_.FindUnread(inputs_[index], index, &files_[index]);
  }

  void OpenNextInArchive(std::size_t turn) {
    if (!FollowsInArchive(turn + 1)) return;
    queue_.Push([this, turn] { OpenFile(turn + 1); });
  }

  void Finish(FilePass& pass, std::size_t index, const std::string& key) {
    files_[index] = pass.Finish();
    kept_.Keep(key, files_[index]);
    CountFile();
  }

  void CountFile() {
    if (!progress_) return;
    const std::lock_guard<std::mutex> one_by_one(counting_);
    progress_({Progress::Phase::kReading, ++counted_, inputs_.size()});
  }

  const std::vector<InputFile>& inputs_;
  const ReadFile& read_;
  const Plan& plan_;
  const ProgressSink& progress_;
  std::mutex counting_;
  std::size_t counted_ = 0;  // files that are done
  DistinctTexts texts_;
  const KeptResults kept_;
  const unsigned jobs_;
  bool first_is_kept_ = false;
  std::promise<TextRoom> room_;  // for the first file; not of one thread
  WorkQueue queue_;
  std::vector<FileResult> files_;
  std::vector<std::size_t> order_;  // in which inputs are read: their indices
};

}  // namespace

std::vector<FileResult> RunFirstPass(const std::vector<InputFile>& inputs,
                                     const ReadFile& read, const Plan& plan,
                                     const AnalyzeOptions& options) {
  return FirstPassRun(inputs, read, plan, options).Run();
}

}  // namespace audit
