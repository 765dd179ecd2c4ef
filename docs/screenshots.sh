#!/usr/bin/env bash
# Makes the pictures of the README from a demo of its own: docs/images/overview.png and docs/images/interests.png.
# Needs Chromium, Node.js and the Playwright that the dashboard's tests are restored with; says what is missing.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's/.*"Microsoft.Playwright" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
playwright="${NUGET_PACKAGES:-$HOME/.nuget/packages}/microsoft.playwright/$version/.playwright/package"
missing() { echo "error: $1 is missing: $2" >&2; exit 1; }
command -v dotnet >/dev/null || missing "the .NET 10 SDK" "https://dotnet.microsoft.com/download"
command -v node >/dev/null || missing node "on Debian, sudo apt-get install nodejs"
chromium=$(command -v chromium || command -v chromium-browser) || missing chromium "on Debian, sudo apt-get install chromium fonts-dejavu-core"
[ -d "$playwright" ] || missing "Playwright $version" "dotnet restore test/Overindex.Dashboard.Tests"
work=$(mktemp -d)
dotnet run -c Release --project src/Overindex.Cli -- demo --data "$work/demo" --url http://127.0.0.1:5968 >"$work/out" 2>"$work/err" &
demo=$!
trap 'kill "$demo" 2>/dev/null; wait "$demo" 2>/dev/null; rm -rf "$work"' EXIT
until grep -q '^Serving' "$work/out"; do
    kill -0 "$demo" || { cat "$work/err"; exit 1; }
    sleep 0.2
done
mkdir -p docs/images
PLAYWRIGHT="$playwright" CHROMIUM="$chromium" LINK=$(grep -o 'http://.*/welcome[^ ]*' "$work/out") node - <<'SCRIPT'
const { chromium } = require(process.env.PLAYWRIGHT);
(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const page = async scheme => {
    const context = await browser.newContext({ colorScheme: scheme, locale: 'en-US', viewport: { width: 1280, height: 860 } });
    return context.newPage();
  };
  const light = await page('light');
  await light.goto(process.env.LINK);
  await light.screenshot({ path: 'docs/images/overview.png' });
  const dark = await page('dark');
  await dark.context().addCookies(await light.context().cookies());
  const account = new URL(light.url()).pathname;
  await dark.goto(new URL(account + '/interests', light.url()).href);
  await dark.getByRole('link', { name: 'Sub-interests of Home Decor' }).click();
  await dark.waitForURL('**open=**');
  await dark.evaluate(() => scrollTo(0, 0));
  await dark.screenshot({ path: 'docs/images/interests.png' });
  await browser.close();
})();
SCRIPT
