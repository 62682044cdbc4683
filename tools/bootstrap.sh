# Sourced by dev: what the jobs need from the system, and how it gets there.
# The names are those of Debian 12 and Ubuntu 24.04.

BUILD_PACKAGES=(
  g++ cmake ninja-build pkg-config
  libpugixml-dev libre2-dev nlohmann-json3-dev libcli11-dev libfmt-dev
  libexpected-dev libyaml-cpp-dev libxxhash-dev libssl-dev libmimalloc-dev
  libarchive-dev
  libgtest-dev libgmock-dev librapidcheck-dev
  ca-certificates npm # npm fetches the tree-sitter runtime
)
TEST_PACKAGES=(git libxml2-utils)
LINT_PACKAGES=(git clang-14 clang-format-14 clang-tidy-14)
FUZZ_PACKAGES=(clang-14 libclang-rt-14-dev)
CONFORM_PACKAGES=(default-jdk-headless rhino libxml2-utils python3 cmark-gfm
  pre-commit)

say() { printf 'dev: %s\n' "$*" >&2; }

# What came by another way than the distribution's package counts too.
is_there() {
  case $1 in
    npm) command -v npm >/dev/null && return ;;
    default-jdk-headless) command -v javac >/dev/null && return ;;
  esac
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need PACKAGE...: installs what is missing; asks for root only then.
need() {
  if ! command -v apt-get >/dev/null; then
    [ -n "${AUDIT_NO_INSTALL:-}" ] && return
    say "no apt-get here. Install what Debian calls:"
    say "  $*"
    say "and run again with AUDIT_NO_INSTALL=1"
    exit 1
  fi
  local package missing=()
  for package in "$@"; do
    is_there "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi
  as_caller
}

install_packages() {
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "neither root nor sudo. Ask somebody who is root to run:"
      say "  apt-get install --no-install-recommends $*"
      exit 1
    fi
    root=(sudo)
  fi
  say "installing: $*"
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o DPkg::Lock::Timeout=300) # another job may be installing
  # One unreachable third-party archive must not stop us.
  "${apt[@]}" update >&2 || say "apt-get update had errors; going on"
  "${apt[@]}" install --no-install-recommends "$@" >&2
}

# Under sudo only the installing needs root: the rest runs as the caller, so
# that build/ stays the caller's.
as_caller() {
  if [ "$(id -u)" -eq 0 ] && [ "${SUDO_UID:-0}" -ne 0 ] &&
    [ "$(stat -c %u .)" = "$SUDO_UID" ]; then
    exec sudo -H -u "#$SUDO_UID" -- ./dev "${DEV_ARGUMENTS[@]}"
  fi
}
