# One module of candor: a static library candor_<name>, known to the others as candor::<name>.
#
#   candor_module(text SOURCES a.cpp b.cpp DEPENDS base LIBRARIES ICU::uc)
#
# DEPENDS names the modules whose headers it may include (public, transitive); LIBRARIES are third-party and stay
# private, so that no other module can come to depend on them by accident.

add_library(candor_options INTERFACE)
add_library(candor::options ALIAS candor_options)
target_compile_features(candor_options INTERFACE cxx_std_20)
target_compile_options(candor_options INTERFACE -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${CANDOR_WERROR}>:-Werror>)
# g++ 12 sees these in the standard library's own code where it inlines little (-O1, sanitizers).
target_compile_options(candor_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread>)
if(CANDOR_SANITIZE)
  target_compile_options(candor_options INTERFACE -fsanitize=${CANDOR_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(candor_options INTERFACE -fsanitize=${CANDOR_SANITIZE})
endif()
if(CANDOR_FUZZ)
  target_compile_options(candor_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_package(fmt REQUIRED)
target_link_libraries(candor_options INTERFACE fmt::fmt)
target_link_options(candor_options INTERFACE -pthread)

# Reading the standard library, fmt and GoogleTest takes most of the time of an unoptimised build: with CANDOR_PCH the
# modules share one precompiled header, the tests another. Every file still includes what it uses; the release build and
# clang-tidy do without.
function(candor_precompiled_header target)
  if(CANDOR_PCH)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LIBRARIES")
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${target}.cpp" CONTENT "")
    add_library(${target} OBJECT "${PROJECT_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE candor::options ${arg_LIBRARIES})
    target_precompile_headers(${target} PRIVATE ${arg_HEADERS})
  endif()
endfunction()

set(CANDOR_PRECOMPILED <algorithm> <array> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <tuple> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)
candor_precompiled_header(candor_precompiled HEADERS ${CANDOR_PRECOMPILED})

function(candor_precompile target with)
  if(CANDOR_PCH)
    target_precompile_headers(${target} REUSE_FROM ${with})
  endif()
endfunction()

function(candor_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBRARIES")
  add_library(candor_${name} STATIC ${arg_SOURCES})
  add_library(candor::${name} ALIAS candor_${name})
  target_include_directories(candor_${name} PUBLIC "${PROJECT_SOURCE_DIR}/include" PRIVATE "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM arg_DEPENDS PREPEND "candor::")
  target_link_libraries(candor_${name} PUBLIC ${arg_DEPENDS} PRIVATE candor::options ${arg_LIBRARIES})
  candor_precompile(candor_${name} candor_precompiled)
endfunction()

# The unit tests of one module: every listed file becomes part of one GoogleTest program, each test a CTest case. Under
# sanitizers the program is one case: starting it for each of its tests takes longer than they do.
function(candor_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBRARIES")
  add_executable(${name}_test ${arg_SOURCES})
  list(TRANSFORM arg_DEPENDS PREPEND "candor::")
  target_link_libraries(${name}_test PRIVATE candor::options ${arg_DEPENDS} ${arg_LIBRARIES} GTest::gmock_main)
  target_include_directories(${name}_test PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/include")
  target_compile_definitions(${name}_test PRIVATE CANDOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  candor_precompile(${name}_test candor_test_precompiled)
  if(CANDOR_SANITIZE)
    add_test(NAME ${name} COMMAND ${name}_test)
  else()
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}." NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
