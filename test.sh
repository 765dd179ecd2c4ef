#!/usr/bin/env bash
# Everything that must hold before a change lands: build without warnings, format, all tests. Needs the .NET 10 SDK, nothing else.
# The last line is "N passed, N failed", with ", N skipped" when any were.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export HOME="${HOME:-/tmp}" DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

finish() {
    local line="$1 passed, $2 failed"
    [ "$3" -gt 0 ] && line="$line, $3 skipped"
    echo "$line"
    [ "$2" -eq 0 ]
    exit
}

# Build servers that outlive a step would hold a pipe open, so steps write to a file; it is shown only when the step fails.
step() {
    local title="$1"
    shift
    echo "== $title"
    "$@" >"$log" 2>&1 </dev/null && return
    grep -E '(error|warn)[^:]*:|rror\(s\)' "$log" | sort -u | head -60 | grep . || tail -40 "$log"
    echo "failed: $*"
    finish 0 1 0
}

count() { sed -n "s/^ *$1: \([0-9]*\).*/\1/p" "$log" | tail -1 | grep . || echo 0; }

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; finish 0 1 0; }
step "restore" dotnet restore Overindex.slnx
step "build" dotnet build Overindex.slnx -c Release --no-restore
step "format" dotnet format Overindex.slnx --no-restore --verify-no-changes

echo "== test"
dotnet test --solution Overindex.slnx -c Release --no-build --no-progress --no-ansi >"$log" 2>&1 </dev/null
code=$?
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
# A host that crashed, or ran no test, fails without a failed test to count.
[ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$((passed + failed))" -eq 0 ] && failed=1
[ "$failed" -gt 0 ] && grep -vE '\) passed \(|^Running tests from|^$' "$log" | head -400
finish "$passed" "$failed" "$skipped"
