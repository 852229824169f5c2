#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "candor/base/flat_array.h"
#include "candor/match/symbol_table.h"

/// The phrases of all rules as one minimal acyclic automaton over symbols (Revuz 1992): beginnings and endings that
/// phrases share are there once, and a choice of ten words costs ten edges, not ten phrases.

namespace candor {

class Automaton {
 public:
  using State = std::uint32_t;
  /// A step is a symbol or one of these.
  using Step = std::uint32_t;
  static constexpr Step kBegin = 0xFFFF0001;
  static constexpr Step kEnd = 0xFFFF0002;
  static constexpr Step kGap = 0xFFFF0100;  ///< plus the number of words

  static constexpr State kNowhere = 0xFFFFFFFF;
  static constexpr State kRoot = 0;

  /// Where a state's edges and meanings stand, and what can be told without looking at them.
  struct Node {
    std::uint64_t symbols = 0;  ///< bit (symbol mod 64): some edge may have that symbol
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t first_meaning = 0;
    std::uint16_t meanings = 0;
    std::uint16_t gaps = 0;  ///< bit n: there is a gap of up to n words; bit 0: a sentence edge
  };

  struct Edge {
    Step step = 0;
    State to = 0;
  };

  [[nodiscard]] const Node& node(State state) const { return nodes_[state]; }

  [[nodiscard]] std::span<const std::uint32_t> meanings(const Node& node) const {
    return meanings_.values().subspan(node.first_meaning, node.meanings);
  }

  /// Where a symbol leads from the root; kNowhere for most.
  [[nodiscard]] State start(Symbol symbol) const { return symbol < starts_.size() ? starts_[symbol] : kNowhere; }

  [[nodiscard]] State next(const Node& node, Symbol symbol) const {
    return ((node.symbols >> (symbol & 63U)) & 1U) == 0 ? kNowhere : step(node, symbol);
  }

  /// For steps that are no symbols, too.
  [[nodiscard]] State step(const Node& node, Step step) const;

  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }

  [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(nodes_, edges_, meanings_, starts_);
  }

 private:
  friend class AutomatonMaker;

  FlatArray<Node> nodes_;
  FlatArray<Edge> edges_;  ///< of each node, sorted by step
  FlatArray<std::uint32_t> meanings_;
  FlatArray<State> starts_;  ///< by symbol
};

/// Makes an automaton from phrases as graphs.
class AutomatonBuilder {
 public:
  /// A step of a graph from one place to another; the graph's places are numbered from 0, steps lead to higher ones.
  struct GraphStep {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Automaton::Step step = 0;  ///< kNothing: takes no symbol
  };

  static constexpr Automaton::Step kNothing = 0;

  /// All rows from place 0 to `end` have the meaning. `steps` is in ascending order of `to`.
  void add(std::span<const GraphStep> steps, std::uint32_t end, std::uint32_t meaning);

  /// May be called once. `symbols` is the number of all symbols.
  Automaton build(std::size_t symbols) &&;

 private:
  static constexpr std::uint32_t kNoMeaning = UINT32_MAX;

  /// A place of one of the graphs; its steps that take a symbol follow one another in moves_.
  struct Place {
    std::uint32_t first_move = 0;
    std::uint32_t moves = 0;
    std::uint32_t meaning = kNoMeaning;
  };

  friend class AutomatonMaker;

  std::vector<Place> places_;
  std::vector<Automaton::Edge> moves_;  ///< to places
  std::vector<std::uint32_t> roots_;
};

}  // namespace candor
