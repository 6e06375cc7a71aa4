#!/usr/bin/env bash
# Signs and pushes what is decided. The deploy key and the roster are in files for that long.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
secrets="$(mktemp -d "$RUNNER_TEMP/microcred.XXXXXX")"
trap 'rm -rf "$secrets"; git config --local --unset-all core.sshCommand || true' EXIT

if [[ -n "${DEPLOY_KEY:-}" ]]; then
  (umask 077 && printf '%s\n' "$DEPLOY_KEY" > "$secrets/key")
  unset DEPLOY_KEY
  host="${GITHUB_SERVER_URL#*://}"
  git remote set-url --push origin "ssh://git@$host/$REPOSITORY.git"
  git config --local core.sshCommand "ssh -F /dev/null -i '$secrets/key' -o IdentitiesOnly=yes \
-o StrictHostKeyChecking=yes -o UserKnownHostsFile='${KNOWN_HOSTS:-$here/known_hosts}'"
fi

if [[ -n "${ROSTER:-}" ]]; then
  (umask 077 && printf '%s\n' "$ROSTER" > "$secrets/roster.yml")
  unset ROSTER
  export MICROCRED_ROSTER="$secrets/roster.yml"
fi

# In private mode this folder is the private repository, and .catalog beside it the public one.
if [[ -d .catalog ]]; then
  microcred publish --from . --to .catalog --pull --push
fi
status=0
microcred award --github --repository "$REPOSITORY" --format json > "$secrets/told" || status=$?
cat "$secrets/told"
if grep -q '"url": ' "$secrets/told"; then
  echo "awarded=true" >> "$GITHUB_OUTPUT"
fi
if [[ -d .catalog ]]; then
  microcred publish --from . --to .catalog --push --format json > "$secrets/published"
  cat "$secrets/published"
  if grep -q ': [1-9]' "$secrets/published"; then
    echo "awarded=true" >> "$GITHUB_OUTPUT"
  fi
fi
exit "$status"
