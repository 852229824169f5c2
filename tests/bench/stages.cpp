#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <md4c.h>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"
#include "candor/rules/built_in.h"
#include "candor/rules/judge.h"

// What each stage of a check costs. Every benchmark does all that the one before it does and one thing more, on the
// Markdown pages of the folder that the environment variable CANDOR_BENCH_PAGES names, so that the difference of two is
// the price of a stage, and "whole" divided by "phrases" what is left of the floor: parsing, views, tokens, phrases.

namespace candor {
namespace {

std::vector<std::string> read_pages() {
  const char* const folder = std::getenv("CANDOR_BENCH_PAGES");
  std::vector<std::string> pages;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder != nullptr ? folder : "build/bench/corpus/pages")) {
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

const std::vector<std::string>& pages() {
  static const std::vector<std::string> pages = read_pages();
  return pages;
}

template <class Stage>
void run(benchmark::State& state, Stage&& stage) {
  std::size_t bytes = 0;
  for (const std::string& page : pages()) {
    bytes += page.size();
  }
  for ([[maybe_unused]] auto round : state) {
    for (const std::string& page : pages()) {
      stage(page);
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

Document view(const std::string& page) {
  return read_markdown(SourceFile::decode("page.md", page).value(), {});
}

void parse(benchmark::State& state) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.leave_block = parser.enter_block;
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = parser.enter_span;
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  run(state, [&](const std::string& page) {
    // With the zeros behind it that md4c needs.
    const SourcePtr source = SourceFile::decode("page.md", page).value();
    md_parse(source->text().data(), static_cast<MD_SIZE>(source->text().size()), &parser, nullptr);
  });
}

void views(benchmark::State& state) {
  run(state, [](const std::string& page) { benchmark::DoNotOptimize(view(page)); });
}

/// Tokens and phrases of whole blocks.
class Searcher {
 public:
  explicit Searcher(const RuleBook& book)
      : words_(book.phrases().symbols(), book.definitions().inflection), finder_(book.phrases()) {}

  void read_tokens(const Block& block) {
    tokens_ = tokenize(block.text);
    words_.read(block.text, tokens_, symbols_);
  }

  void find_phrases() {
    items_.clear();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const WordSymbols& word = symbols_[i];
      items_.push_back({word.exact, word.inflected, word.digits, tokens_[i].kind == TokenKind::kWord, 0});
    }
    matches_.clear();
    finder_.find_lists(items_, lists_);
    finder_.look_at(items_, lists_);
    for (std::size_t group = 0; group < kPhraseGroups; ++group) {
      finder_.find(static_cast<PhraseGroup>(group), matches_);
    }
  }

 private:
  WordReader words_;
  PhraseFinder finder_;
  std::vector<Token> tokens_;
  std::vector<WordSymbols> symbols_;
  std::vector<Item> items_;
  std::vector<ListMatch> lists_;
  std::vector<PhraseMatch> matches_;
};

void tokens(benchmark::State& state) {
  const RuleBookPtr book = built_in_rule_book();
  Searcher searcher(*book);
  run(state, [&](const std::string& page) {
    for (const Document document = view(page); const Block& block : document.blocks) {
      searcher.read_tokens(block);
    }
  });
}

void phrases(benchmark::State& state) {
  const RuleBookPtr book = built_in_rule_book();
  Searcher searcher(*book);
  run(state, [&](const std::string& page) {
    for (const Document document = view(page); const Block& block : document.blocks) {
      searcher.read_tokens(block);
      searcher.find_phrases();
    }
  });
}

/// Sentences, clauses, disguised words and what the whole page names as well.
void reading(benchmark::State& state) {
  const RuleBookPtr book = built_in_rule_book();
  BlockReader reader(*book);
  run(state, [&](const std::string& page) {
    const Document document = view(page);
    const ReferenceList references(*book, document);
    benchmark::DoNotOptimize(PageReading(*book, document, references, reader));
  });
}

/// Conditions and contexts as well.
void contexts(benchmark::State& state) {
  const RuleBookPtr book = built_in_rule_book();
  BlockReader reader(*book);
  BlockReader beside(*book);
  std::vector<Verdict> verdicts;
  run(state, [&](const std::string& page) {
    const Document document = view(page);
    Judge judge(*book, document, reader, beside);
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      verdicts.clear();
      judge.judge(block, verdicts);
    }
  });
}

/// Findings and duties as well.
void whole(benchmark::State& state) {
  const RuleBookPtr book = built_in_rule_book();
  Analyzer analyzer(book);
  AnalyzeOptions options;
  options.profile = &book->definitions().profiles.begin()->second;
  run(state, [&](const std::string& page) { benchmark::DoNotOptimize(analyzer.analyze(view(page), options)); });
}

BENCHMARK(parse)->Unit(benchmark::kMillisecond);
BENCHMARK(views)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(phrases)->Unit(benchmark::kMillisecond);
BENCHMARK(reading)->Unit(benchmark::kMillisecond);
BENCHMARK(contexts)->Unit(benchmark::kMillisecond);
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace candor

BENCHMARK_MAIN();
