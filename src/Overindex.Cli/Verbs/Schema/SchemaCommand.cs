using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Schema;

internal sealed class SchemaCommand : Verb
{
    internal SchemaCommand(CliHost host)
        : base(
            host,
            "schema",
            "Print the JSON schema of a build's config, for editors that complete and check as you type.",
            "overindex schema > overindex.schema.json")
    {
        Runs(_ => new SchemaHandler(host).Run());
    }
}
