using Microsoft.Playwright;

namespace Overindex.Dashboard.Tests.Support;

/// <summary>Somebody with a browser: one context with one page. What the page logs as an error, or asks another server for, fails the test.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    internal Reader(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => Add(error);
        page.Console += (_, message) =>
        {
            // A refused page is an answer, and said again in the log; so is a server that is away.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                Add($"asked {request.Url}");
            }
        };
    }

    internal IPage Page { get; }

    internal IBrowserContext Context => _context;

    internal async Task SignInAsync(string token)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Personal access token").FillAsync(token);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    internal async Task EnterAsync(DashboardServer server) => await _context.AddCookiesAsync([await server.SignInAsync()]);

    internal async Task<IResponse> GotoAsync(string path) => (await Page.GotoAsync(path))!;

    internal Task<string> MainTextAsync() => Page.Locator("main").InnerTextAsync();

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        lock (_troubles)
        {
            Assert.Empty(_troubles);
        }
    }

    private void Add(string trouble)
    {
        lock (_troubles)
        {
            _troubles.Add(trouble);
        }
    }
}
