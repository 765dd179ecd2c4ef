using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Interests;

internal sealed class InterestsHandler(CliHost host)
{
    internal async Task<int> RunAsync(string interest, int depth, SourceChoice choice, string output, CancellationToken cancellationToken)
    {
        if (!InterestId.TryParse(interest, out _))
        {
            throw new CliException($"'{interest}' is not an interest id: it must be 1 to 18 digits.", ExitCodes.Usage);
        }

        using var source = new SourceFinder(host).Open(choice, cancellationToken);
        var interests = await source.WalkInterestsAsync(interest, depth, cancellationToken).ToListAsync(cancellationToken);
        new InterestsPrinter(host).Print(interests, output);
        return ExitCodes.Ok;
    }
}
