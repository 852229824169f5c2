#include "candor/text/inflection.h"

#include <utility>

#include <libstemmer.h>

#include "candor/base/check.h"

namespace candor {
namespace {

/// The word without the ending of a plural, a past or a progressive form and without a last "e", which comes and goes
/// with them: only the end of what is left counts.
std::string without_inflection(std::string_view word) {
  std::string bare(word);
  const auto cut = [&](std::string_view ending, std::string_view instead) {
    const bool ends = bare.ends_with(ending) && bare.size() > ending.size() + 2;
    if (ends) {
      bare.replace(bare.size() - ending.size(), ending.size(), instead);
    }
    return ends;
  };
  const bool no_plural = bare.ends_with("ss") || bare.ends_with("us") || bare.ends_with("is");
  if (!cut("'s", "") && !cut("ies", "y") && !cut("es", "") && !cut("ed", "") && !cut("ing", "") && !no_plural) {
    cut("s", "");
  }
  if (bare.ends_with('e')) {
    bare.pop_back();
  }
  return bare;
}

}  // namespace

struct Inflection::Impl {
  InflectionData data;
  sb_stemmer* stemmer = nullptr;
};

Inflection::Inflection(InflectionData data) : impl_(std::make_unique<Impl>()) {
  impl_->data = std::move(data);
  for (std::string& ending : impl_->data.derivations) {
    ending.resize(ending.size() - (ending.ends_with('e') ? 1 : 0));
  }
  impl_->stemmer = sb_stemmer_new("english", "UTF_8");
  CANDOR_CHECK(impl_->stemmer != nullptr, "the stemmer knows English");
}

Inflection::~Inflection() {
  if (impl_) {
    sb_stemmer_delete(impl_->stemmer);
  }
}

Inflection::Inflection(Inflection&&) noexcept = default;

Inflection& Inflection::operator=(Inflection&& other) noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}

std::string Inflection::key(std::string_view word) const {
  if (const auto irregular = impl_->data.irregular.find(std::string(word)); irregular != impl_->data.irregular.end()) {
    word = irregular->second;
  }
  const sb_symbol* stem =
      sb_stemmer_stem(impl_->stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  const auto size = static_cast<std::size_t>(sb_stemmer_length(impl_->stemmer));
  std::string key(reinterpret_cast<const char*>(stem), size);
  const std::string bare = without_inflection(word);
  std::string_view longest;
  for (const std::string& ending : impl_->data.derivations) {
    if (bare.ends_with(ending) && bare.size() - ending.size() + 1 >= size && ending.size() > longest.size()) {
      longest = ending;
    }
  }
  return key.append("/").append(longest);
}

}  // namespace candor
