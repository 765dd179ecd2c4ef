using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Holding;
using Overindex.Cluster.Members;
using Overindex.Cluster.Telemetry;

namespace Overindex.Cluster.Asking;

/// <summary>Asks one node about some shards, once.</summary>
internal sealed class ShardCaller(
    ShardServiceClient client,
    LocalShards local,
    MemberWatch members,
    CallFigures figures,
    Suspicions suspicions,
    ClusterNodeOptions options,
    ILogger<ShardCaller> logger)
{
    // A node that goes on reporting is only busy; one that hangs is found silent after little more than this.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    internal MemberWatch Members => members;

    internal CallFigures Figures => figures;

    internal TimeProvider Time => options.TimeProvider;

    internal TimeSpan Deadline => options.Deadline;

    internal bool IsDoubtful(Member member) => !member.IsFresh || suspicions.Has(member.Silo);

    internal void Suspect(Member member)
    {
        if (!member.IsSelf)
        {
            suspicions.Add(member.Silo);
        }
    }

    /// <returns>The answer, or nothing when the node gave none.</returns>
    internal async Task<ShardAnswer?> AskAsync(Member member, ShardQuestion question)
    {
        figures.Called();
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answer = member.IsSelf
                ? await local.AnswerAsync(question)
                : await AskOtherAsync(member.Silo, question);
            if (answer.Outcome == ShardOutcome.Counted)
            {
                figures.Took(started);
                ClusterTelemetry.CallDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }

            suspicions.Clear(member.Silo);
            return answer;
        }
        catch (Exception e) when (!member.IsSelf || e is OperationCanceledException)
        {
            // Whatever it is, another replica may do better: dead, hung, cut off, stopping, or a fault of that node alone.
            Log.NodeFailed(logger, member.Endpoint, e.GetType().Name);
            Suspect(member);
            return null;
        }
    }

    private async Task<ShardAnswer> AskOtherAsync(SiloAddress silo, ShardQuestion question)
    {
        var answer = client.On(silo).CountAsync(question);
        while (!await answer.EndsWithinAsync(LookEvery, options.TimeProvider))
        {
            if (!members.View.Members.Any(member => member.Silo.Equals(silo) && member.IsFresh))
            {
                throw new TimeoutException();
            }
        }

        return await answer;
    }
}
