using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Tests.Support;

/// <summary>A real server of the tiny platform on a free port of this machine.</summary>
public sealed class TinyServer : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private Microsoft.AspNetCore.Builder.WebApplication? _server;

    internal string Data => _data.Path;

    internal string Address { get; private set; } = "";

    /// <summary>A token for account 1001 alone.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>A token for every account.</summary>
    internal string WideToken { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        TinyPlatform.Publish(Data);
        var tokens = new TokenStore(Data);
        Token = tokens.Create(new() { Name = "narrow", Accounts = [AdAccountId.Parse("1001")] }).Secret;
        WideToken = tokens.Create(new() { Name = "wide", AllAccounts = true }).Secret;
        _server = OverindexServer.Create(new() { DataDirectory = Data, Url = "http://127.0.0.1:0", Log = Stream.Null });
        await _server.StartAsync();
        Address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Dispose();
    }
}
