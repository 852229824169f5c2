# One module of candor: a static library candor_<name>, known to the others as candor::<name>.
#
#   candor_module(text SOURCES a.cpp b.cpp DEPENDS base LIBRARIES ICU::uc)
#
# DEPENDS names the modules whose headers it may include (public, transitive); LIBRARIES are third-party and stay
# private, so that no other module can come to depend on them by accident.

add_library(candor_options INTERFACE)
add_library(candor::options ALIAS candor_options)
target_compile_features(candor_options INTERFACE cxx_std_20)
target_compile_options(candor_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${CANDOR_WERROR}>:-Werror>)
if(CANDOR_SANITIZE)
  target_compile_options(candor_options INTERFACE -fsanitize=${CANDOR_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(candor_options INTERFACE -fsanitize=${CANDOR_SANITIZE})
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

function(candor_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBRARIES")
  add_library(candor_${name} STATIC ${arg_SOURCES})
  add_library(candor::${name} ALIAS candor_${name})
  target_include_directories(candor_${name} PUBLIC "${PROJECT_SOURCE_DIR}/include" PRIVATE "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM arg_DEPENDS PREPEND "candor::")
  target_link_libraries(candor_${name} PUBLIC ${arg_DEPENDS} PRIVATE candor::options ${arg_LIBRARIES})
endfunction()

# The unit tests of one module: every listed file becomes part of one GoogleTest program, each test a CTest case.
function(candor_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBRARIES")
  add_executable(${name}_test ${arg_SOURCES})
  list(TRANSFORM arg_DEPENDS PREPEND "candor::")
  target_link_libraries(${name}_test PRIVATE candor::options ${arg_DEPENDS} ${arg_LIBRARIES} GTest::gmock_main)
  target_include_directories(${name}_test PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/include")
  target_compile_definitions(${name}_test PRIVATE CANDOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60)
endfunction()
