#!/usr/bin/env bash
# Measures the .NET client beside HttpClient, Refit and NSwag's generated client: bench/client.sh
# The API's description is looked for in a folder shared/contract beside the clone, or below the folder that OVERINDEX_SHARED names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
description="${OVERINDEX_SHARED:-../shared}/contract/audience-insights-5.23.openapi.json"
[ -f "$description" ] || { echo "There is no $description, and NSwag's client is generated from it. Name the folder above contract/ in OVERINDEX_SHARED." >&2; exit 2; }

project=bench/Overindex.Bench.Client
program=$project/bin/Release/net10.0/Overindex.Bench.Client.dll
code="$PWD/$project/obj/GeneratedClient.cs"
dotnet build $project -c Release -v quiet
dotnet $program generate "$description" "$code"
dotnet build $project -c Release -v quiet -p:GeneratedClient="$code"
exec dotnet $program measure
