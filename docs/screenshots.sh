#!/usr/bin/env bash
# Makes the pictures of the README from a demo of its own: docs/images/overview.png and docs/images/interests.png. Needs chromium and node.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
dotnet run -c Release --project src/Overindex.Cli -- demo --data "$work/demo" --url http://127.0.0.1:5968 >"$work/out" 2>"$work/err" &
demo=$!
trap 'kill "$demo" 2>/dev/null; wait "$demo" 2>/dev/null; rm -rf "$work"' EXIT
until grep -q '^Serving' "$work/out"; do
    kill -0 "$demo" || { cat "$work/err"; exit 1; }
    sleep 0.2
done
version=$(sed -n 's/.*"Microsoft.Playwright" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
mkdir -p docs/images
PLAYWRIGHT="${NUGET_PACKAGES:-$HOME/.nuget/packages}/microsoft.playwright/$version/.playwright/package" LINK=$(grep -o 'http://.*/welcome[^ ]*' "$work/out") node - <<'SCRIPT'
const { chromium } = require(process.env.PLAYWRIGHT);
(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
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
