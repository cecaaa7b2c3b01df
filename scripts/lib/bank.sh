# A bank of a script's own, on a free port. Sourced; needs MALAI_PROGRAMS, a directory with the program malai. Needs bash.

bank=

# start_bank DATA WORK: starts it on this directory, with what it prints in WORK, and returns when it serves.
start_bank() {
  local line ready=
  mkfifo "$2/bank.out"
  "$MALAI_PROGRAMS/malai" --port 0 --data "$1" >"$2/bank.out" 2>"$2/bank.err" &
  bank=$!
  exec 3<"$2/bank.out"
  while [ -z "$ready" ] && read -r line <&3; do
    case $line in Ready*) ready=yes ;; esac
  done
  [ -n "$ready" ] || { cat "$2/bank.err"; echo 'FAILED: the bank did not start' >&2; return 1; }
}

# Stops it, if it runs.
stop_bank() {
  [ -z "$bank" ] || kill "$bank" 2>/dev/null
  wait
}
