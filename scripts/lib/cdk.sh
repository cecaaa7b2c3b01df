# The CDK application and its dependencies. Sourced; the caller stands in the root of the repository.

# Installs the locked dependencies where they are not, or not these.
cdk_install() {
  local installed=template/cdk/node_modules/.package-lock.json
  [ -e "$installed" ] && [ ! template/cdk/package-lock.json -nt "$installed" ] && return
  npm ci --prefix template/cdk --no-audit --no-fund --loglevel=error >&2 && touch "$installed"
}

# A program of the application, in its directory.
cdk_node() {
  (cd template/cdk && node --import tsx "$@")
}

# The CDK's command line in the version of the lock file. It tells nobody that it ran.
cdk_cli() {
  (cd template/cdk && CDK_DISABLE_CLI_TELEMETRY=true node node_modules/aws-cdk/bin/cdk --no-notices "$@")
}

# Of what `cdk diff --fail-on destructive` printed: what would be lost, one thing a line; fails if nothing would. A new
# version of a function or of an API always takes the place of the one before, with the alarm of its deployment, and holds nothing.
cdk_losses() {
  grep -E '^  .+: AWS::[A-Za-z0-9:]+ .* (will|may) be ' | grep -vE ': AWS::(Lambda::Version|ApiGateway::Deployment|CloudWatch::Alarm [A-Za-z]+Rollback) '
}
