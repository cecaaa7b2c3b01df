# Steps with a heading, a time and a verdict. Sourced by scripts/test; needs bash 3.2 or later.

passed=0
failed=()
only=()
steps_started=$SECONDS

# step NAME COMMAND...: runs the command under a heading. A step that fails does not stop those after it.
step() {
  local name=$1 started=$SECONDS verdict=passed
  shift
  wanted "$name" || return 0
  printf '\n== %s\n' "$name"
  if "$@" </dev/null; then
    passed=$((passed + 1))
  else
    verdict=FAILED
    failed+=("$name")
  fi
  printf -- '-- %s: %s in %s s\n' "$name" "$verdict" "$((SECONDS - started))"
}

# Whether the step is among those asked for; all are if none was.
wanted() {
  local name
  [ "${#only[@]}" -eq 0 ] && return 0
  for name in "${only[@]}"; do
    [ "$name" = "$1" ] && return 0
  done
  return 1
}

# Tells what failed and how many did; the answer of the whole run.
summary() {
  local name
  printf '\n== summary: %s s\n' "$((SECONDS - steps_started))"
  for name in ${failed[@]+"${failed[@]}"}; do
    printf 'FAILED: %s\n' "$name"
  done
  printf '%s passed, %s failed\n' "$passed" "${#failed[@]}"
  [ "${#failed[@]}" -eq 0 ] && [ "$passed" -gt 0 ]
}
