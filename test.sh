#!/usr/bin/env bash
# Runs every test on a bare Debian machine: installs what is missing, builds once, tests, adds up.
# Once it has built, the last line is "N passed, N failed[, N skipped]"; the exit code is 0 only when tests ran and none failed.
# Arguments go to "dotnet test": ./test.sh --filter Theme=Journey
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-calc)
ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing ${missing[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  { as_root apt-get -qq update && as_root apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >/dev/null \
    || echo "Not installed: ${missing[*]}. Outside CI the tests that need them are skipped." >&2
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build SafetyAssessment.sln --nologo -v q

# All projects are run, even after a failure: the sum below is of everything. One after the other: a browser beside three other
# projects on a small machine would wait for its turn and be taken for broken.
failed_run=0
dotnet test SafetyAssessment.sln --no-build --nologo -v q -m:1 --logger trx --results-directory "$results" "$@" || failed_run=$?

# <Counters total="5" executed="5" passed="4" failed="1" error="0" timeout="0" aborted="0" ... notExecuted="0" ... />
sum() { cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
total=$(sum total) executed=$(sum executed) passed=$(sum passed)
failed=$((executed - passed)) skipped=$((total - executed))

status=0
if [ "$failed_run" -ne 0 ] || [ "$failed" -ne 0 ]; then echo "Some tests failed or did not finish." >&2; status=1; fi
if [ "$executed" -eq 0 ]; then echo "No test ran." >&2; status=1; fi
if [ "${CI:-}" = true ] && [ "$skipped" -ne 0 ]; then echo "A skipped test counts as a failure in CI." >&2; status=1; fi

echo
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
exit $status
