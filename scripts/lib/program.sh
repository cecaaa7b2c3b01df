# Sourced by the scripts that run a program of this repository. Their help needs no build, and a build is not silent: what
# cargo says goes to standard error, so that standard output is the program's alone.
#
#   MALAI_PROGRAMS  a directory of programs that are built already; nothing is built then

# Prints the comment at the head of the script and ends it, if an option says so: `help_first "$@"`.
help_first() {
  for argument; do
    case $argument in
      -h | --help) sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; exit 0 ;;
      --) return ;;
    esac
  done
}

# Builds, with progress: `build_first ARGUMENTS-OF-CARGO-BUILD`.
build_first() {
  echo "${0##*/}: building what has changed; the first build takes minutes" >&2
  cargo build --locked "$@" >&2
}

# Becomes a program of the workspace at $root: `run_program NAME PACKAGE ARGUMENTS`.
run_program() {
  program=$1 package=$2
  shift 2
  if [ -n "${MALAI_PROGRAMS:-}" ]; then exec "$MALAI_PROGRAMS/$program" "$@"; fi
  build_first --manifest-path "$root/Cargo.toml" -p "$package" --bin "$program"
  exec cargo run --quiet --locked --manifest-path "$root/Cargo.toml" -p "$package" --bin "$program" -- "$@"
}
