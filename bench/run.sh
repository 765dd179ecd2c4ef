#!/usr/bin/env bash
# Measures Overindex beside what a user would pick instead: bench/run.sh counting|building|serving|cluster|client|all
# Data and tools are kept in $OVERINDEX_BENCH_CACHE (default: overindex-bench under the temporary directory); results go to bench/results/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export OVERINDEX_BENCH_CACHE="${OVERINDEX_BENCH_CACHE:-${TMPDIR:-/tmp}/overindex-bench}"
mkdir -p "$OVERINDEX_BENCH_CACHE"

[ "${1:-}" != client ] || exec bench/client.sh
[ "${1:-}" != all ] || bench/client.sh
[ $# -ge 1 ] || { sed -n 2,3p "$0"; exit 2; }
dotnet publish bench/Overindex.Bench -c Release -v quiet -o "$OVERINDEX_BENCH_CACHE/bin"
dotnet publish src/Overindex.Cli -c Release -v quiet -o "$OVERINDEX_BENCH_CACHE/cli"
case "$1" in serving | all)
    command -v wrk >/dev/null || { apt-get update -qq && apt-get install -y -qq wrk; }
    ;;
esac
case "$1" in cluster | all)
    command -v redis-server >/dev/null || { apt-get update -qq && apt-get install -y -qq redis-server; }
    ;;
esac
exec dotnet "$OVERINDEX_BENCH_CACHE/bin/Overindex.Bench.dll" "$@"
