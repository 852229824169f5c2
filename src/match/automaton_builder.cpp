#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "candor/base/check.h"
#include "candor/match/automaton.h"

namespace candor {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// FNV-1a over whole numbers, with a last mix.
struct HashNumbers {
  std::size_t operator()(const Numbers& numbers) const {
    std::uint64_t value = 14695981039346656037ULL;
    for (const std::uint32_t number : numbers) {
      value = (value ^ number) * 1099511628211ULL;
    }
    return static_cast<std::size_t>(value ^ (value >> 29U));
  }
};

using NumberTable = std::unordered_map<Numbers, std::uint32_t, HashNumbers>;

}  // namespace

/// Two steps: the sets of places that the same symbols lead to become states (Rabin and Scott 1959), then states with
/// the same meanings and the same edges become one, the last ones first (Revuz 1992).
class AutomatonMaker {
 public:
  explicit AutomatonMaker(const AutomatonBuilder& builder) : builder_(builder) {}

  Automaton make(std::size_t symbols) {
    const std::uint32_t root = state_of(builder_.roots_);
    // The root comes last: number from the end, so that it gets 0.
    Automaton automaton;
    std::vector<Automaton::Node> nodes(nodes_.rbegin(), nodes_.rend());
    const auto last = static_cast<std::uint32_t>(nodes.size() - 1);
    CANDOR_CHECK(root == last, "the root is the last state made");
    for (Automaton::Edge& edge : edges_) {
      edge.to = last - edge.to;
    }
    std::vector<Automaton::State> starts(symbols + 1, Automaton::kNowhere);
    for (std::uint32_t i = 0; i < nodes[0].edges; ++i) {
      const Automaton::Edge& edge = edges_[nodes[0].first_edge + i];
      if (edge.step < starts.size()) {
        starts[edge.step] = edge.to;
      }
    }
    automaton.nodes_ = std::move(nodes);
    automaton.edges_ = std::move(edges_);
    automaton.meanings_ = std::move(meanings_);
    automaton.starts_ = std::move(starts);
    return automaton;
  }

 private:
  /// The state of a set of places, sorted, each once. Calls itself no deeper than the longest row.
  std::uint32_t state_of(const Numbers& places) {
    if (const auto found = sets_.find(places); found != sets_.end()) {
      return found->second;
    }
    std::vector<Automaton::Edge> moves;
    Numbers meanings;
    for (const std::uint32_t number : places) {
      const AutomatonBuilder::Place& place = builder_.places_[number];
      moves.insert(moves.end(), builder_.moves_.begin() + place.first_move,
                   builder_.moves_.begin() + place.first_move + place.moves);
      if (place.meaning != AutomatonBuilder::kNoMeaning) {
        meanings.push_back(place.meaning);
      }
    }
    std::sort(moves.begin(), moves.end(), [](const Automaton::Edge& a, const Automaton::Edge& b) {
      return std::tie(a.step, a.to) < std::tie(b.step, b.to);
    });
    std::sort(meanings.begin(), meanings.end());
    meanings.erase(std::unique(meanings.begin(), meanings.end()), meanings.end());
    std::vector<Automaton::Edge> edges;
    Numbers targets;
    for (std::size_t i = 0; i < moves.size();) {
      const Automaton::Step step = moves[i].step;
      targets.clear();
      for (; i < moves.size() && moves[i].step == step; ++i) {
        if (targets.empty() || targets.back() != moves[i].to) {
          targets.push_back(moves[i].to);
        }
      }
      edges.push_back({step, state_of(targets)});
    }
    const std::uint32_t state = node_of(edges, meanings);
    sets_.emplace(places, state);
    return state;
  }

  /// The node with these edges and meanings.
  std::uint32_t node_of(const std::vector<Automaton::Edge>& edges, const Numbers& meanings) {
    Numbers key{static_cast<std::uint32_t>(meanings.size())};
    key.insert(key.end(), meanings.begin(), meanings.end());
    for (const Automaton::Edge& edge : edges) {
      key.push_back(edge.step);
      key.push_back(edge.to);
    }
    const auto [found, fresh] = known_.try_emplace(std::move(key), static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) {
      add_node(edges, meanings);
    }
    return found->second;
  }

  void add_node(const std::vector<Automaton::Edge>& edges, const Numbers& meanings) {
    CANDOR_CHECK(meanings.size() <= UINT16_MAX, "so many phrases never end alike");
    Automaton::Node node;
    node.first_edge = static_cast<std::uint32_t>(edges_.size());
    node.edges = static_cast<std::uint32_t>(edges.size());
    node.first_meaning = static_cast<std::uint32_t>(meanings_.size());
    node.meanings = static_cast<std::uint16_t>(meanings.size());
    for (const Automaton::Edge& edge : edges) {
      if (edge.step >= Automaton::kGap) {
        node.gaps = static_cast<std::uint16_t>(node.gaps | (1U << (edge.step - Automaton::kGap)));
      } else if (edge.step >= Automaton::kBegin) {
        node.gaps |= 1U;
      } else {
        node.symbols |= std::uint64_t{1} << (edge.step & 63U);
      }
    }
    nodes_.push_back(node);
    edges_.insert(edges_.end(), edges.begin(), edges.end());
    meanings_.insert(meanings_.end(), meanings.begin(), meanings.end());
  }

  const AutomatonBuilder& builder_;
  NumberTable sets_;
  NumberTable known_;
  std::vector<Automaton::Node> nodes_;
  std::vector<Automaton::Edge> edges_;
  Numbers meanings_;
};

void AutomatonBuilder::add(std::span<const GraphStep> steps, std::uint32_t end, std::uint32_t meaning) {
  const auto base = static_cast<std::uint32_t>(places_.size());
  places_.resize(places_.size() + end + 1);
  places_[base + end].meaning = meaning;
  roots_.push_back(base);
  // From the last place to the first: a step that takes nothing has all that the place behind it has.
  std::vector<std::vector<Automaton::Edge>> moves(end + 1);
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    std::vector<Automaton::Edge>& from = moves[step->from];
    if (step->step == kNothing) {
      from.insert(from.end(), moves[step->to].begin(), moves[step->to].end());
      if (places_[base + step->to].meaning == meaning) {
        places_[base + step->from].meaning = meaning;
      }
    } else {
      from.push_back({step->step, base + step->to});
    }
  }
  for (std::uint32_t place = 0; place <= end; ++place) {
    places_[base + place].first_move = static_cast<std::uint32_t>(moves_.size());
    places_[base + place].moves = static_cast<std::uint32_t>(moves[place].size());
    moves_.insert(moves_.end(), moves[place].begin(), moves[place].end());
  }
}

Automaton AutomatonBuilder::build(std::size_t symbols) && {
  return AutomatonMaker(*this).make(symbols);
}

}  // namespace candor
