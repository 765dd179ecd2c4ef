using System.Net;
using System.Net.Http.Headers;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.ClusterStatus;

internal sealed class ClusterStatusHandler(CliHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal async Task<int> RunAsync(Uri node, string? token, string output, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw new CliException(
                $"An operator's token is needed: make one with 'overindex token create --operator' and set {SourceOptions.TokenVariable}.",
                ExitCodes.Authentication);
        }

        new ClusterStatusPrinter(host).Print(await AskAsync(new Uri(node, "/cluster/status"), token, cancellationToken), output);
        return ExitCodes.Ok;
    }

    private static async Task<byte[]> AskAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await answer.Content.ReadAsByteArrayAsync(cancellationToken),
                HttpStatusCode.Unauthorized => throw new CliException(
                    $"{address} does not accept this token: it must be one of 'overindex token create --operator'.", ExitCodes.Authentication),
                HttpStatusCode.NotFound => throw new CliException($"{address} is no node of a cluster: it was started without --cluster."),
                var status => throw new CliException($"{address} answered with status {(int)status}."),
            };
        }
        catch (HttpRequestException e)
        {
            throw new CliException($"{address} cannot be asked: {e.Message} Is the node running? Name another one with --host.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"{address} did not answer within {Patience.TotalSeconds:0} s. Name another node with --host.");
        }
    }
}
