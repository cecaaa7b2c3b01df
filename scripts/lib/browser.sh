# The browser that the API reference is tried in. Sourced; the caller stands in the root of the repository.
#
#   BROWSER  the program of a Chromium or Chrome; without it, that of the system

# Prints the program of a browser, or nothing: Playwright then takes its own.
browser_program() {
  local known
  for known in ${BROWSER:+"$BROWSER"} chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$known" && return
  done
  return 0
}

# Installs the locked driver where it is not, or not this one.
browser_driver() {
  local installed=scripts/reference/node_modules/.package-lock.json
  [ -e "$installed" ] && [ ! scripts/reference/package-lock.json -nt "$installed" ] && return
  npm ci --prefix scripts/reference --ignore-scripts --no-audit --no-fund --loglevel=error >&2 && touch "$installed"
}
