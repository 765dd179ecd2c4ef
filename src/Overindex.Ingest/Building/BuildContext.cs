using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest.Building;

/// <summary>What the stages of one build share.</summary>
internal sealed class BuildContext
{
    private readonly FileFinder _finder;
    private readonly List<InputTally> _tallies = [];
    private int _scans;

    internal BuildContext(BuildRequest request, DuckSession duck, PhaseClock clock, CancellationToken cancellation)
    {
        Request = request;
        Memory = new MemoryPlan(request.MemoryBytes);
        Duck = duck;
        Clock = clock;
        Cancellation = cancellation;
        Rejects = new RejectLog(duck);
        _finder = new FileFinder(duck, request.Config.Directory);
        Sources = InputKind.All
            .Where(kind => request.Config.Inputs.ContainsKey(kind.Name))
            .ToDictionary(kind => kind, kind => InputSource.Open(duck, _finder, kind, request.Config.Inputs[kind.Name]));
    }

    internal BuildRequest Request { get; }

    internal int Threads => Request.Threads > 0 ? Request.Threads : Environment.ProcessorCount;

    internal MemoryPlan Memory { get; }

    internal required string SpillDirectory { get; init; }

    /// <summary>Whose rows are taken.</summary>
    internal ShardChoice Shard { get; init; } = ShardChoice.All;

    internal DuckSession Duck { get; }

    internal PhaseClock Clock { get; }

    internal CancellationToken Cancellation { get; }

    internal RejectLog Rejects { get; }

    /// <summary>The inputs that the config names, opened and their columns checked.</summary>
    internal IReadOnlyDictionary<InputKind, InputSource> Sources { get; }

    internal IReadOnlyList<InputTally> Tallies => _tallies;

    internal bool HasRejects => _tallies.Exists(tally => tally.Rejected > 0);

    internal required string RejectsFile { get; init; }

    internal string NextErrorsTable() => $"csv_errors_{++_scans}";

    /// <summary>Runs the reading of one input: whatever goes wrong is told with the file that it is wrong with.</summary>
    /// <param name="source">The input.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="part">What is read of it; default: all.</param>
    /// <param name="keep">Keeps what was read, once it is known that no file is damaged; whether or not too many rows are rejected.</param>
    internal void Read(InputSource source, Action<InputTally> read, InputSource? part = null, Action? keep = null)
    {
        var tally = new InputTally(source.Kind.Name);
        _tallies.Add(tally);
        using (var damage = new DamageWatch(part ?? source, Cancellation))
        {
            try
            {
                read(tally);
            }
            catch (Exception e) when (DuckErrors.IsDuck(e))
            {
                damage.Check();
                throw new IngestException($"{FailedFile(source)}: {DuckErrors.FirstLine(e.Message)}", e);
            }

            damage.Check();
        }

        keep?.Invoke();
        if (tally.Read + tally.Elsewhere == 0 && source.Kind.Required)
        {
            throw new IngestException($"{source.Name} has no rows. A snapshot needs at least one row of {source.Kind.Name}.");
        }

        if (!Shard.Divides(source.Kind))
        {
            CheckRejects(tally);
        }
    }

    /// <summary>Writes <c>rejects.csv</c> in one step, or removes an old one when there are none.</summary>
    internal void WriteRejects() => Building.RejectsFile.Replace(RejectsFile, HasRejects ? Rejects.Write : null);

    private void CheckRejects(InputTally tally)
    {
        if (RejectLimit.Problem(tally.ToReport(), Request.MaxRejects) is { } problem)
        {
            WriteRejects();
            throw new IngestException($"{problem} Nothing is published. See {RejectsFile}, then correct the rows or raise --max-rejects.");
        }
    }

    private string FailedFile(InputSource source)
    {
        foreach (var file in source.Files.Count > 1 ? source.Files : [])
        {
            try
            {
                Duck.Execute($"CREATE OR REPLACE TEMP TABLE probe AS {source.ScanOf(file, NextErrorsTable())}");
            }
            catch (Exception e) when (DuckErrors.IsDuck(e))
            {
                return $"{source.Kind.Name}: {file.Name}";
            }
        }

        return source.Name;
    }
}
