using System.Diagnostics;
using System.Runtime.InteropServices;
using Overindex.Cluster.Calls;
using Overindex.Cluster.Members;
using Overindex.Engine;

namespace Overindex.Cluster.Asking;

/// <summary>One count: asks as few nodes as hold the shards, repeats and hedges on other replicas, and adds up only what is complete.</summary>
internal sealed class Scatter : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _snapshot;
    private readonly SnapshotHead _head;
    private readonly Audience _audience;
    private readonly ShardRouter _router;
    private readonly ShardCaller _caller;
    private readonly long _started;
    private readonly CancellationTokenSource _giveUp;
    private int _busy;

    internal Scatter(
        string snapshot, SnapshotHead head, Audience audience, bool spread, ShardCaller caller, CancellationToken cancellationToken)
    {
        (_snapshot, _head, _audience, _caller) = (snapshot, head, audience, caller);
        _router = new ShardRouter(snapshot, spread, caller);
        _started = caller.Time.GetTimestamp();
        _giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CallerToken = cancellationToken;
    }

    private CancellationToken CallerToken { get; }

    private TimeSpan Left => _caller.Deadline - _caller.Time.GetElapsedTime(_started);

    /// <exception cref="CountUnavailableException">Some shard could not be counted in time.</exception>
    internal async Task<AudienceCounts> RunAsync(int[] shards)
    {
        try
        {
            var counts = new AudienceCounts(_head.Catalog.Shape);
            Add(await AskAllAsync(shards, []), counts.Counters);
            return counts;
        }
        finally
        {
            // Whoever lost a race, or still waits for a shard that nobody holds, need not go on.
            await _giveUp.CancelAsync();
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task<List<ShardAnswer>> AskAllAsync(int[] shards, HashSet<SiloAddress> avoided)
    {
        List<(Member Member, int[] Shards)>? groups;
        while ((groups = _router.Route(shards, avoided)) is null)
        {
            await WaitAsync("No node holds every shard of it at the moment");
            avoided = [];
        }

        if (groups is [var only])
        {
            return await AskAsync(only.Member, only.Shards, avoided);
        }

        // The others first: this node's own count takes its cores from what sends the questions.
        var answers = await Task.WhenAll(groups.OrderBy(group => group.Member.IsSelf).Select(group => AskAsync(group.Member, group.Shards, avoided)));
        return [.. answers.SelectMany(answer => answer)];
    }

    /// <summary>Asks one node; when it takes long, the other replicas too; when it fails, those instead.</summary>
    private async Task<List<ShardAnswer>> AskAsync(Member member, int[] shards, HashSet<SiloAddress> avoided)
    {
        HashSet<SiloAddress> others = [.. avoided, member.Silo];
        var first = TryAskAsync(member, shards);
        if (!await first.EndsWithinAsync(_caller.Figures.Slow, _caller.Time)
            && _router.Route(shards, others) is { } elsewhere
            && elsewhere.All(group => !_caller.IsDoubtful(group.Member))
            && _caller.Figures.TryHedge())
        {
            var second = AskAllAsync(shards, others);
            if (await Task.WhenAny(first, second) == second && second.IsCompletedSuccessfully)
            {
                _caller.Suspect(member);
                return second.Result;
            }

            if (await first is { } late)
            {
                return [late];
            }

            return await second;
        }

        if (await first is { } answer)
        {
            return [answer];
        }

        _caller.Figures.Retried();
        if (_router.Route(shards, others) is null)
        {
            await WaitAsync("The nodes that hold a part of it did not answer");
            others = [];
        }

        return await AskAllAsync(shards, others);
    }

    private async Task<ShardAnswer?> TryAskAsync(Member member, int[] shards)
    {
        var left = Left;
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        var answer = await _caller.AskAsync(member, Question(shards, left));
        if (answer is { Outcome: ShardOutcome.Busy } && Interlocked.Increment(ref _busy) > 1)
        {
            // Twice is enough: asking round would only add to what they cannot do already.
            throw new CountUnavailableException("More is asked than the nodes can count at the moment.", TimeSpan.FromSeconds(1));
        }

        return answer is { Outcome: ShardOutcome.Counted } && IsWhole(answer, shards) ? answer : null;
    }

    private bool IsWhole(ShardAnswer answer, int[] shards) =>
        answer.Snapshot == _snapshot
        && answer.People == shards.Sum(shard => _head.ShardPeople[shard])
        && answer.Counters.Length == _head.Catalog.Shape.Length * sizeof(long);

    private ShardQuestion Question(int[] shards, TimeSpan left) => new()
    {
        Snapshot = _snapshot,
        Shards = shards,
        Scope = (int)_audience.Scope,
        Type = (int)_audience.Type,
        Account = _audience.Scope == AudienceScope.Pinterest ? "" : _audience.Account.ToString(),
        MillisecondsLeft = (int)left.TotalMilliseconds + 1,
        Trace = Activity.Current?.Id,
    };

    private void Add(List<ShardAnswer> answers, Span<long> counters)
    {
        if (answers.Sum(answer => answer.People) != _head.People)
        {
            throw new InvalidOperationException($"The answers of the shards of {_head.Id} do not add up to its people.");
        }

        foreach (var answer in answers)
        {
            var added = MemoryMarshal.Cast<byte, long>(answer.Counters);
            for (var i = 0; i < counters.Length; i++)
            {
                counters[i] += added[i];
            }
        }
    }

    private async Task WaitAsync(string why)
    {
        CallerToken.ThrowIfCancellationRequested();
        if (Left <= Pause)
        {
            throw new CountUnavailableException($"{why}.", TimeSpan.FromSeconds(1));
        }

        // A new view may come sooner than that, or a node that was only slow may be asked again.
        await Task.WhenAny(_caller.Members.Changed, Task.Delay(Pause, _caller.Time, _giveUp.Token));
        _giveUp.Token.ThrowIfCancellationRequested();
    }
}
