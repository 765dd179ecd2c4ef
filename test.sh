#!/usr/bin/env bash
# Everything that must hold before a change lands: build without warnings, format, packages, a native program, all tests.
# Needs the .NET 10 SDK; what tests need beside it (a linker, wrk, Chromium, npm, PostgreSQL, Redis) it installs on Debian when it is missing.
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

# Installs Debian packages where that is possible, and says what to install where it is not.
install() {
    command -v apt-get >/dev/null || { echo "error: missing, and no apt-get to install it: $*"; return 1; }
    [ "$(id -u)" -eq 0 ] || { echo "error: missing: sudo apt-get install $*"; return 1; }
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } || { echo "error: apt-get could not install $*"; return 1; }
}

# Installs the packages (the other arguments) of a command (the first one) unless it is there.
command_of() { command -v "$1" >/dev/null || install "${@:2}"; }

# Native AOT links with clang or gcc, and with zlib.
native_tools() {
    local compiler
    compiler=$(command -v clang || command -v gcc) && echo '#include <zlib.h>' | "$compiler" -E - >/dev/null 2>&1 || install gcc libc6-dev zlib1g-dev
}

# Tests of users and tokens start a PostgreSQL server of their own.
postgresql() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql
}

# What judges whether everybody can use its pages: axe-core, this version and no other.
axe() {
    local version=4.14.1 sha512=FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==
    [ -f "artifacts/axe/$version/axe.min.js" ] && return
    command_of npm npm && command_of openssl openssl || return
    rm -rf artifacts/axe && mkdir -p artifacts/axe/new &&
        (cd artifacts/axe && npm pack --silent "axe-core@$version" &&
            [ "$(openssl dgst -sha512 -binary "axe-core-$version.tgz" | base64 -w0)" = "$sha512" ] &&
            tar -xzf "axe-core-$version.tgz" -C new --strip-components=1 package/axe.min.js && mv new "$version") ||
        { echo "error: axe-core $version could not be fetched whole by npm"; return 1; }
}

# The tests that failed, a line each: how many of its rows, its name, its assembly.
failures() {
    sed -nE '/^ *failed /{s/^ *failed ([^( ]+).*/\1/;h;n;s/^ *from (.*\.dll) .*/\1/;x;G;s/\n/ /p}' "$log" | sort | uniq -c
}

# Assemblies that failed without a failed test.
crashes() {
    comm -23 <(sed -nE 's/^ *(.*\.dll) \([^)]*\) failed with .*/\1/p' "$log" | sort -u) <(failures | sed -E 's|^ *[0-9]+ [^ ]+ ||' | sort -u)
}

# Gives a few tests that failed while everything ran at once a second try by themselves, and names them: what is broken fails again.
again() {
    local rows name assembly verdicts=()
    while read -r rows name assembly; do
        echo "== again, by itself: $name"
        if dotnet exec "$assembly" --filter-method "$name" --no-progress --no-ansi >"$log" 2>&1 </dev/null; then
            passed=$((passed + rows)) failed=$((failed - rows))
            verdicts+=("failed beside other tests, passed by itself: $name")
        else
            tail -60 "$log"
            verdicts+=("failed, also by itself: $name")
        fi
    done < <(printf '%s\n' "$@")
    printf '%s\n' "${verdicts[@]}"
}

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; finish 0 1 0; }
step "restore" dotnet restore Overindex.slnx
step "build" dotnet build Overindex.slnx -c Release --no-restore
step "format" dotnet format Overindex.slnx --no-restore --verify-no-changes
step "pack" dotnet pack Overindex.slnx -c Release --no-build -o artifacts/packages
step "tools for the native program" native_tools
step "tools for the load test" command_of wrk wrk
step "browser" command_of chromium chromium fonts-dejavu-core
step "axe-core" axe
step "native program" dotnet publish samples/NativeCheck -c Release --use-current-runtime -o artifacts/native
step "PostgreSQL" postgresql
step "Redis" command_of redis-server redis-server

echo "== test"
dotnet test --solution Overindex.slnx -c Release --no-build --no-progress --no-ansi >"$log" 2>&1 </dev/null
code=$?
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "$failed" -gt 0 ]; then
    grep -vE '\) passed \(|^Running tests from|^$' "$log" | head -400
    mapfile -t tests < <(failures)
    failed=$((failed + $(crashes | wc -l)))
    [ "${#tests[@]}" -le 5 ] && again "${tests[@]}"
elif [ "$code" -ne 0 ]; then
    # A host that crashed, or ran no test, fails without a failed test to count.
    failed=1
    tail -100 "$log"
fi
[ "$((passed + failed))" -eq 0 ] && failed=1
finish "$passed" "$failed" "$skipped"
