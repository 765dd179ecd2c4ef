namespace WorkerExport;

/// <summary>Where to write, and how often to ask.</summary>
internal sealed class ExportSettings
{
    public string Path { get; set; } = "sizes.csv";

    public TimeSpan Every { get; set; } = TimeSpan.FromHours(6);
}
