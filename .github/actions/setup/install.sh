#!/usr/bin/env bash
# Installs the engine that this file belongs to, and the packages that its lock file names by hash.
set -euo pipefail

if [[ ! "${ENGINE:-}" =~ ^([0-9a-f]{40})?$ ]]; then
  echo "::error::Give the engine as the full 40 hex digits of a commit: a name can be moved." >&2
  exit 2
fi
engine="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
# Isolated (-I): a file of the folder that this is run in, such as pip.py, is nobody's program.
install() { python -I -m pip --disable-pip-version-check --no-input -qq install "$@"; }

install --no-deps --only-binary :all: --require-hashes --requirement "$engine/requirements.lock"
install --no-index --no-deps --no-build-isolation --editable "$engine"
microcred --version
