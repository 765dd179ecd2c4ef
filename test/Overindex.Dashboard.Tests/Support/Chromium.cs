using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Overindex.Dashboard.Tests.Support.Chromium))]

namespace Overindex.Dashboard.Tests.Support;

/// <summary>One Chromium for all tests; each has a context of its own, as a reader with a browser of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Generous: a loaded machine is slow, not broken.
    private const float Patience = 120_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Install chromium; ./test.sh does it on Debian."),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    internal async Task<Reader> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = address.AbsoluteUri;
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return new Reader(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
