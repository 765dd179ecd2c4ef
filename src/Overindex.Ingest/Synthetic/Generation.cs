using DuckDB.NET.Data;

namespace Overindex.Ingest.Synthetic;

/// <summary>One run of generate: plans the platform, writes its files on all cores, puts the directory in place.</summary>
internal sealed class Generation(SyntheticOptions options, IProgress<PhaseProgress>? progress, CancellationToken cancellationToken)
{
    // People are gone through three times: for their rows, for what they declare, for what they do.
    private const int Passes = 3;

    private readonly Lock _lock = new();
    private long _peopleDone;
    private long _rowsDone;

    internal SyntheticReport Run()
    {
        OptionsCheck.Run(options);
        using var output = OutputDirectory.Prepare(options.OutputDirectory);
        progress?.Report(new PhaseProgress("planning the platform", null, 0));
        var platform = new Platform(options);
        var interactions = WriteFiles(platform, output.Work);
        cancellationToken.ThrowIfCancellationRequested();
        ConfigText.Write(output.Work, options);
        output.Publish(options);
        progress?.Report(new PhaseProgress("writing the platform", 1, interactions));
        return new SyntheticReport(
            Path.Combine(Path.GetFullPath(options.OutputDirectory), ConfigText.FileName),
            options.LastDay,
            interactions,
            platform.Items.Count,
            [.. platform.Accounts.Planted.Select((plan, account) => new PlantedTaste(
                AccountPlan.IdOf(account),
                plan.AccountName,
                platform.Catalog.Ids[plan.Interest],
                platform.Catalog.Names[plan.Interest],
                plan.Index,
                plan.ToleranceFor(options.People)))]);
    }

    private long WriteFiles(Platform platform, string directory)
    {
        Directory.CreateDirectory(Path.Combine(directory, "interactions"));
        var people = new PeopleTables(platform, directory, Report, cancellationToken);
        var tables = new PlatformTables(platform, directory);
        var interactions = 0L;
        var work = Enumerable.Range(0, people.Parts)
            .Select<int, Action>(part => () => Interlocked.Add(ref interactions, people.WriteInteractions(part)))
            .Append(people.WritePeople)
            .Append(people.WriteDeclared)
            .Append(() => tables.WriteItems(cancellationToken))
            .Append(tables.WriteInterests)
            .Append(tables.WriteAccounts)
            .Append(() => tables.WriteNames("countries", platform.Countries))
            .Append(() => tables.WriteNames("metros", platform.Metros))
            .ToArray();
        var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(work, cores, (write, _) => write());
        }
        catch (AggregateException error) when (error.InnerExceptions.FirstOrDefault(inner => inner is DuckDBException or IOException) is { } cause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IngestException(
                $"The output directory '{options.OutputDirectory}' cannot be written: {cause.Message} Free some space or choose another one.", cause);
        }

        return interactions;
    }

    private void Report(int people, int rows)
    {
        lock (_lock)
        {
            _peopleDone += people;
            _rowsDone += rows;
            var fraction = Math.Min(1, (double)_peopleDone / ((long)options.People * Passes));
            progress?.Report(new PhaseProgress("writing the platform", fraction, _rowsDone));
        }
    }
}
