#!/usr/bin/env bash
# Signs and pushes what is decided. The deploy key, where there is one, is in a file for that long.
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

status=0
microcred award --github --repository "$REPOSITORY" --format json > "$secrets/told" || status=$?
cat "$secrets/told"
if grep -q '"url": ' "$secrets/told"; then
  echo "awarded=true" >> "$GITHUB_OUTPUT"
fi
exit "$status"
