#include "candor/engine/page_loader.h"

#include <utility>

#include <fmt/format.h>

#include "candor/document/readers.h"

namespace candor {

Result<Document> load_page(const FileSystem& files, const RunOptions& options, const std::string& path) {
  const bool given = path == "-";
  const std::string name = given ? options.standard_input_name : path;
  Result<std::string> bytes = given ? Result<std::string>(options.standard_input) : files.read(path, options.max_bytes);
  if (!bytes) {
    return Error{bytes.error().code, bytes.error().message, Location{name, 0, 0}};
  }
  if (bytes->size() > options.max_bytes) {
    return Error{ErrorCode::kTooLarge, fmt::format("has more than {} bytes, which is the limit", options.max_bytes),
                 Location{name, 0, 0}};
  }
  Result<SourcePtr> source = SourceFile::decode(name, *bytes);
  if (!source) {
    return Error{source.error().code, source.error().message, Location{name, 0, 0}};
  }
  const Reader* reader = reader_for(name);
  return (reader != nullptr ? *reader : *reader_named("text")).read(*std::move(source), {});
}

}  // namespace candor
