using Overindex.Engine.Snapshots;
using Overindex.Ingest.Building;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Days;

/// <summary>
/// The directory <c>days</c> of a data directory: the interactions of earlier builds, by day. All of its files but the manifest are written once
/// under a name of their own; what the manifest does not name is rubbish. It holds nothing that the input files could not tell again.
/// </summary>
internal sealed class DayStore : IDisposable
{
    /// <summary>Small files are read together, up to this, so that each reading is worth while.</summary>
    private const long BatchBytes = 64L << 20;

    /// <summary>To be raised when the same file is read differently from before.</summary>
    private const string ReadingRules = "1";

    private readonly BuildContext _build;
    private readonly InputSource _source;
    private readonly string _directory;
    private readonly List<KeptDays> _kept = [];
    private readonly List<DayBatch> _added = [];
    private string _peopleFile = "";
    private string _itemsFile = "";
    private bool _isSaved;

    private DayStore(BuildContext build, InputSource source)
    {
        _build = build;
        _source = source;
        _directory = Path.Combine(build.Request.DataDirectory, "days");
        Directory.CreateDirectory(_directory);
    }

    internal IdNumbers People { get; private set; } = null!;

    internal IdNumbers Items { get; private set; } = null!;

    /// <summary>What earlier builds kept of files that are still the same. Whether it is as it was written shows when it is read.</summary>
    internal IReadOnlyList<KeptDays> Kept => _kept;

    private string ManifestPath => Path.Combine(_directory, "days.json");

    /// <summary>Opens the store; none when days are not kept: the request says so, the input has no files, or ids cannot be told apart by hashes.</summary>
    internal static DayStore? TryOpen(BuildContext build, InputSource source, PersonTable people, ItemTable items)
    {
        if (!build.Request.KeepDays || source.Files.Count == 0)
        {
            return null;
        }

        var store = new DayStore(build, source);
        var isOpen = false;
        try
        {
            isOpen = store.TryGoOn(people, items) || store.TryStart(people, items);
            return isOpen ? store : null;
        }
        finally
        {
            if (!isOpen)
            {
                store.Dispose();
            }
        }
    }

    /// <summary>Forgets what turned out to be damaged: its files are read again.</summary>
    internal void DropDamaged()
    {
        foreach (var days in _kept.Where(days => days.IsDamaged))
        {
            days.Dispose();
        }

        _kept.RemoveAll(days => days.IsDamaged);
        _kept.ForEach(days => days.StartOver());
    }

    /// <summary>The files of which nothing is kept, in batches to read together.</summary>
    internal IEnumerable<IReadOnlyList<InputFile>> Unread()
    {
        var known = _kept.SelectMany(days => days.Batch.Inputs).Select(input => input.Path).ToHashSet();
        var batch = new List<InputFile>();
        long bytes = 0;
        foreach (var file in _source.Files.Where(file => !known.Contains(file.Path)))
        {
            var length = Describe(file).Bytes;
            if (batch.Count > 0 && bytes + length > BatchBytes)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(file);
            bytes += length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>How files are known again; to be asked before they are read.</summary>
    internal static IReadOnlyList<DayInput> Describe(IEnumerable<InputFile> files) => [.. files.Select(Describe)];

    internal DaySpool Spool() => new(NewPath(".rows"), People, Items, _source.Has("device"));

    /// <summary>Keeps what was read of a batch of files.</summary>
    /// <param name="inputs">The files, as they were before they were read.</param>
    /// <param name="spool">Their good interactions; writers must be disposed of.</param>
    /// <param name="rejectedTable">The table of the rejected rows, or none.</param>
    internal void Keep(IReadOnlyList<DayInput> inputs, DaySpool spool, string? rejectedTable)
    {
        if (spool.IsGivenUp)
        {
            return;
        }

        DayRejects? rejected = null;
        if (rejectedTable is not null)
        {
            var path = NewPath(".rejected.parquet");
            var numbers = string.Join(", ", inputs.Select(NumberOf));
            _build.Duck.Execute(
                $"COPY (SELECT * EXCLUDE (verdict) REPLACE (list_position([{numbers}], file_no) AS file_no) FROM {rejectedTable}) "
                + $"TO {Sql.Text(path)} (FORMAT parquet)");
            rejected = new DayRejects(Path.GetFileName(path), FileChecksum.OfFiles([path], _build.Cancellation)[0]);
        }

        spool.Keep();
        _added.Add(new DayBatch(inputs, Path.GetFileName(spool.Path), rejected, spool.Devices));
    }

    /// <summary>The rejected rows of kept batches, numbered, as a query; none when there are none.</summary>
    internal string? RejectedRows()
    {
        var queries = _kept.Where(days => days.Batch.Rejected is not null).Select(days =>
            $"SELECT * REPLACE (CAST([{string.Join(", ", days.Batch.Inputs.Select(NumberOf))}][file_no] AS INTEGER) AS file_no) "
            + $"FROM read_parquet({Sql.Path(PathOf(days.Batch.Rejected!.File))})");
        var query = string.Join("\nUNION ALL\n", queries);
        return query.Length > 0 ? query : null;
    }

    /// <summary>The number, in the input, of a file.</summary>
    internal int NumberOf(DayInput input) => _source.Files.Index().First(file => file.Item.Path == input.Path).Index;

    /// <summary>From now on the next build finds what was kept and added.</summary>
    internal void Save()
    {
        var manifest = new DayManifest(_peopleFile, _itemsFile, [.. _kept.Select(days => days.Batch), .. _added]);
        manifest.Save(ManifestPath);
        _isSaved = true;
        Clear(manifest);
    }

    public void Dispose()
    {
        _kept.ForEach(days => days.Dispose());
        People?.Dispose();
        Items?.Dispose();
        if (!_isSaved)
        {
            Clear(DayManifest.Load(ManifestPath));
        }
    }

    private bool TryGoOn(PersonTable people, ItemTable items)
    {
        if (DayManifest.Load(ManifestPath) is not { } manifest)
        {
            return false;
        }

        var files = _source.Files.ToDictionary(file => file.Path, Describe);
        foreach (var batch in manifest.Batches.Where(batch => batch.Inputs.All(input => files.GetValueOrDefault(input.Path) == input)))
        {
            if (Open(batch) is { } days)
            {
                _kept.Add(days);
            }
        }

        if (_kept.Count > 0 && TryLoadNumbers(manifest, people, items))
        {
            return true;
        }

        _kept.ForEach(days => days.Dispose());
        _kept.Clear();
        return false;
    }

    private bool TryLoadNumbers(DayManifest manifest, PersonTable people, ItemTable items)
    {
        var (newPeople, newItems) = (NewPath(".people"), NewPath(".items"));
        if (IdNumbers.TryLoad(PathOf(manifest.People), people.Ids, _build.Threads, newPeople) is { } loadedPeople)
        {
            if (IdNumbers.TryLoad(PathOf(manifest.Items), items.Ids, _build.Threads, newItems) is { } loadedItems)
            {
                (People, Items) = (loadedPeople.Numbers, loadedItems.Numbers);
                _peopleFile = loadedPeople.IsWritten ? Path.GetFileName(newPeople) : manifest.People;
                _itemsFile = loadedItems.IsWritten ? Path.GetFileName(newItems) : manifest.Items;
                if (!People.IsWorn && !Items.IsWorn)
                {
                    return true;
                }

                Items.Dispose();
            }

            loadedPeople.Numbers.Dispose();
        }

        return false;
    }

    private bool TryStart(PersonTable people, ItemTable items)
    {
        var (newPeople, newItems) = (NewPath(".people"), NewPath(".items"));
        (_peopleFile, _itemsFile) = (Path.GetFileName(newPeople), Path.GetFileName(newItems));
        if (IdNumbers.TryCreate(people.Ids, _build.Threads, newPeople) is { } personNumbers)
        {
            People = personNumbers;
            if (IdNumbers.TryCreate(items.Ids, _build.Threads, newItems) is { } itemNumbers)
            {
                Items = itemNumbers;
                return true;
            }
        }

        return false;
    }

    private KeptDays? Open(DayBatch batch)
    {
        if (batch.Rejected is { } rejected && !FileChecksum.Matches(PathOf(rejected.File), rejected.Checksum, _build.Cancellation))
        {
            return null;
        }

        return DayFile.TryOpen(PathOf(batch.Rows)) is { } file ? new KeptDays(batch, file) : null;
    }

    private static DayInput Describe(InputFile file)
    {
        // By handle, so that a link is known by what it leads to.
        using var handle = File.OpenHandle(file.Path);
        var reading = $"{file.Format}, {ReadingRules}, {ProgramVersion.Text}";
        return new DayInput(file.Path, RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle), reading);
    }

    /// <summary>Removes what earlier builds, the killed ones too, have left.</summary>
    private void Clear(DayManifest? manifest)
    {
        var named = manifest is null
            ? []
            : manifest.Batches
                .SelectMany(batch => new[] { batch.Rows, batch.Rejected?.File })
                .Concat([manifest.People, manifest.Items, Path.GetFileName(ManifestPath)]);
        foreach (var file in Directory.GetFiles(_directory).ExceptBy(named, Path.GetFileName))
        {
            File.Delete(file);
        }
    }

    private string PathOf(string name) => Path.Combine(_directory, Path.GetFileName(name));

    private string NewPath(string extension) => PathOf(Guid.NewGuid().ToString("N") + extension);
}
