namespace Overindex.Cluster.Tests.Support;

/// <summary>What tests measured and do not judge, because a busy machine would: shown, and kept beside the tests.</summary>
internal static class Figures
{
    public static async Task TellAsync(string figures)
    {
        TestContext.Current.SendDiagnosticMessage(figures);
        await File.AppendAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cluster-figures.txt"), figures + "\n");
    }
}
