using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Overindex.Bench.Machines;

/// <summary>What a result was measured on.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryBytes, string System, string Runtime, string Vectors)
{
    internal static Machine Current { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription.Split(' ') is [var name, var version, ..] ? $"{name} {version}" : RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2, no AVX-512" : "128 bits");

    /// <summary>The name of the folder that results go to.</summary>
    internal string Folder =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', Processor.ToLowerInvariant().Split([' ', '(', ')', '@'], StringSplitOptions.RemoveEmptyEntries))}-{Cores}-cores");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Processor}, {Cores} cores, {MemoryBytes / (double)(1 << 30):0} GiB, {System}, {Runtime}, {Vectors}");

    private static string ProcessorName()
    {
        const string field = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) : null;
        var name = line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

        // Some hypervisors hide the model; its numbers tell the generation.
        return name.Contains(' ', StringComparison.Ordinal) && name.Any(char.IsDigit) ? name : $"{name} family {Number("cpu family")} model {Number("model\t")}".Trim();
    }

    private static string Number(string field) =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "?";
}
