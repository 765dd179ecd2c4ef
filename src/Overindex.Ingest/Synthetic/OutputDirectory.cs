using System.Text.Json;

namespace Overindex.Ingest.Synthetic;

/// <summary>
/// The directory to write: filled beside its final place under a name that starts with a dot, then renamed. One that is there already is
/// replaced only when its stamp says that it was made here.
/// </summary>
internal sealed class OutputDirectory : IDisposable
{
    internal const string StampName = ".overindex-synthetic.json";
    private const string LockName = ".lock";

    private readonly string _target;
    private FileStream? _lock;

    private OutputDirectory(string target, string work, FileStream @lock)
    {
        _target = target;
        Work = work;
        _lock = @lock;
    }

    /// <summary>Where to write until it is finished.</summary>
    internal string Work { get; }

    internal static OutputDirectory Prepare(string directory)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var parent = Path.GetDirectoryName(target)
            ?? throw new IngestException($"The output directory '{directory}' is a root; name a directory inside it.");
        RefuseStrangers(target);
        var work = Path.Combine(parent, $".{Path.GetFileName(target)}.generating");
        try
        {
            Directory.CreateDirectory(work);
            var @lock = new FileStream(Path.Combine(work, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var left in Directory.EnumerateFileSystemEntries(work).Where(entry => Path.GetFileName(entry) != LockName).ToArray())
                Remove(left);
            return new OutputDirectory(target, work, @lock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IngestException(
                $"The output directory '{directory}' cannot be written: {error.Message} "
                + "Choose another one, or wait until no other generate writes to it.",
                error);
        }
    }

    /// <summary>Puts the finished directory in place.</summary>
    internal void Publish(SyntheticOptions options)
    {
        try
        {
            WriteStamp(options);
            RefuseStrangers(_target);
            var old = Work + ".old";
            Remove(old);
            if (Directory.Exists(_target))
                Directory.Move(_target, old);
            _lock?.Dispose();
            _lock = null;
            File.Delete(Path.Combine(Work, LockName));
            Directory.Move(Work, _target);
            Remove(old);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"The output directory '{_target}' cannot be put in place: {error.Message} Choose another one.", error);
        }
    }

    public void Dispose()
    {
        if (_lock is null)
            return;
        _lock.Dispose();
        Remove(Work);
    }

    private static void RefuseStrangers(string target)
    {
        if (File.Exists(target))
            throw new IngestException($"The output directory '{target}' is a file; name a directory.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, StampName)))
        {
            throw new IngestException(
                $"The output directory '{target}' was not made by generate and is not empty; choose another one, or empty it.");
        }
    }

    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        else if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private void WriteStamp(SyntheticOptions options)
    {
        using var stream = File.Create(Path.Combine(Work, StampName));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("made_by", "overindex generate");
        json.WriteNumber("people", options.People);
        json.WriteNumber("accounts", options.Accounts);
        json.WriteNumber("days", options.Days);
        if (options.EarlierWeeks > 0)
        {
            json.WriteNumber("earlier_weeks", options.EarlierWeeks);
        }

        json.WriteString("last_day", options.LastDay.ToString("O"));
        json.WriteNumber("seed", options.Seed);
        json.WriteString("format", options.Format == SyntheticFormat.Parquet ? "parquet" : "csv");
        json.WriteEndObject();
    }
}
