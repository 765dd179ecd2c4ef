using System.Diagnostics;
using System.Globalization;

namespace Overindex.Bench.Client.Measuring;

/// <summary>The server, in a process of its own, so that what it allocates counts for nobody.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    public ServerProcess()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, "serve"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        })!;
        Address = new Uri(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start."));
    }

    public Uri Address { get; }

    /// <summary>Connections opened so far, but for the one that asks.</summary>
    public async Task<int> ConnectionsAsync() =>
        int.Parse(await _http.GetStringAsync(new Uri(Address, "/connections")), CultureInfo.InvariantCulture) - 1;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
