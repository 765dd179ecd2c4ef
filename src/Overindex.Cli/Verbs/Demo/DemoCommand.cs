using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Demo;

internal sealed class DemoCommand : Verb
{
    private readonly Option<int> _people = ParsedOption.Number("--people", "People on the made-up platform.", 100, 100_000_000, 200_000);
    private readonly Option<int> _seed = ParsedOption.Number("--seed", "Another seed makes another platform.", 0, int.MaxValue, 1);

    private readonly Option<string> _data = new("--data")
    {
        Description = "Where the demo keeps its files; made if need be, reused by the next start.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "overindex-demo",
    };

    private readonly Option<string> _url = CommonOptions.Url(UrlText.Parse);
    private readonly Option<bool> _plainHttp = EdgeChoice.AllowPlainHttp();
    private readonly Option<bool> _demoTokens = EdgeChoice.AllowDemoTokens();
    private readonly Option<bool> _noServe = new("--no-serve") { Description = "Make everything, print what to do next, and end." };

    internal DemoCommand(CliHost host)
        : base(
            host,
            "demo",
            "Make up a platform, build a snapshot, serve it, and print what to try.",
            "overindex demo",
            "overindex demo --people 20000 --seed 7",
            "overindex demo --url http://127.0.0.1:8080")
    {
        Add(_people);
        Add(_seed);
        Add(_data);
        Add(_url);
        Add(_plainHttp);
        Add(_demoTokens);
        Add(_noServe);
        Runs((parsed, cancellationToken) => new DemoHandler(host).RunAsync(
            new()
            {
                People = parsed.GetValue(_people),
                Seed = parsed.GetValue(_seed),
                Directory = parsed.GetRequiredValue(_data),
                Url = parsed.GetRequiredValue(_url),
                AllowPlainHttp = parsed.GetValue(_plainHttp),
                AllowDemoTokens = parsed.GetValue(_demoTokens),
                Serve = !parsed.GetValue(_noServe),
            },
            cancellationToken));
    }
}
