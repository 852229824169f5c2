# shellcheck shell=bash
# What samples/run and tests/run share. To be sourced by bash under `set -euo pipefail`.
#
# CANDOR_SKIP_INSTALL=1 leaves the machine's packages alone.

export LC_ALL=C.UTF-8

candor_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
candor_package_list=$candor_root/src/cmake/debian-packages.txt

say() { printf '==> %s\n' "$*" >&2; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 2
}

# The packages of the named sections of debian-packages.txt, one a line.
packages_of() {
  local section
  for section in "$@"; do
    sed -n "/^\[$section\]\$/,/^\[/ { /^\[/d; /^#/d; /^\$/d; p }" "$candor_package_list"
  done
}

# Those of the named packages that are not installed, one a line; all of them where there is no dpkg.
missing_packages() {
  local installed=
  if command -v dpkg-query >/dev/null; then
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  fi
  local package
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# "Debian GNU/Linux 12 (bookworm)", as the machine calls its system.
system_name() {
  (
    PRETTY_NAME=''
    [[ ! -r /etc/os-release ]] || . /etc/os-release
    printf '%s' "${PRETTY_NAME:-$(uname -s)}"
  )
}

is_debian_12() {
  (
    ID='' VERSION_ID=''
    [[ ! -r /etc/os-release ]] || . /etc/os-release
    [[ $ID == debian && $VERSION_ID == 12 ]]
  )
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# apt-get without its chatter; when it fails, its last words.
apt_get() {
  local log=$candor_root/build/packages.log
  mkdir -p "$candor_root/build"
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@" \
    >"$log" 2>&1; then
    grep '^E: ' "$log" | tail -n 3 >&2 || true
    say "All that apt-get said is in $log"
    return 1
  fi
}

# The package index is there and was fetched within a day. Its files bear the server's date, the folder the fetch's.
has_fresh_index() {
  local lists=/var/lib/apt/lists
  [[ -n $(find "$lists" -maxdepth 0 -mtime -1 2>/dev/null) ]] &&
    [[ -n $(find "$lists" -maxdepth 1 -name '*_Packages*' -print -quit 2>/dev/null) ]]
}

update_index() {
  say "Fetching Debian's package index"
  apt_get -o APT::Update::Error-Mode=any update
}

# Installs what is missing of the named sections of debian-packages.txt.
install_packages() {
  [[ ${CANDOR_SKIP_INSTALL:-} != 1 ]] || return 0
  local wanted missing
  mapfile -t wanted < <(packages_of "$@")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [[ ${#missing[@]} -gt 0 ]] || return 0

  is_debian_12 || fail "candor's scripts install packages on Debian 12 only; on $(system_name) install what these" \
    "hold yourself, then set CANDOR_SKIP_INSTALL=1: ${missing[*]}"
  [[ $EUID -eq 0 ]] || command -v sudo >/dev/null ||
    fail "installing packages needs root or sudo; have root run: apt-get install ${missing[*]}"

  local updated=no
  if ! has_fresh_index; then
    # One dead source of several need not matter: what is missing then fails below.
    update_index || true
    updated=yes
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  apt_get install -y --no-install-recommends "${missing[@]}" && return 0
  # An index of yesterday may name packages that are gone.
  if [[ $updated == no ]] && update_index; then
    apt_get install -y --no-install-recommends "${missing[@]}" && return 0
  fi
  fail "apt-get could not install the packages that candor needs (see the lines above; is there a network?)"
}

# Configures and builds a preset of CMakePresets.json.
build_preset() {
  local preset=$1 cache=$candor_root/build/$1/CMakeCache.txt fresh=()
  command -v cmake >/dev/null || fail "cmake is missing; run again without CANDOR_SKIP_INSTALL, or install it"
  # A build folder that came here with a copy of the checkout belongs to another place.
  if [[ -r $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$candor_root" "$cache"; then
    fresh=(--fresh)
  fi
  say "Building ($preset)"
  (
    cd "$candor_root"
    mkdir -p "build/$preset"
    if ! cmake "${fresh[@]}" --preset "$preset" >"build/$preset/configure.log" 2>&1; then
      cat "build/$preset/configure.log" >&2
      exit 1
    fi
    cmake --build --preset "$preset" --parallel "$(nproc)" >&2
  ) || fail "the $preset build failed; the lines above say where"
}
