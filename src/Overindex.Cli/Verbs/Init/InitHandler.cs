using Overindex.Cli.Hosting;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Init;

internal sealed class InitHandler(CliHost host)
{
    internal async Task<int> RunAsync(IReadOnlyList<string> files, string configPath, bool force, CancellationToken cancellationToken)
    {
        if (File.Exists(configPath) && !force)
        {
            throw new CliException($"'{configPath}' is already there. Overwrite it with --force, or name another file with --out.");
        }

        var directory = Path.GetDirectoryName(Path.GetFullPath(configPath))!;
        var text = await ConfigTemplate.CreateAsync(files, directory, cancellationToken);
        Directory.CreateDirectory(directory);
        await WholeFile.WriteAsync(configPath, text, cancellationToken);
        host.Error.WriteLine($"Wrote '{configPath}'. Read its comments, then:");
        host.Error.WriteLine($"  {Invocation.Text} build --config {Invocation.Quote(configPath)} --date YYYY-MM-DD");
        return ExitCodes.Ok;
    }
}
