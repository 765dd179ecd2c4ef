using Overindex.Cli.Hosting;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Schema;

internal sealed class SchemaHandler(CliHost host)
{
    internal int Run()
    {
        host.Out.WriteLine(BuildConfig.JsonSchema.TrimEnd());
        return ExitCodes.Ok;
    }
}
