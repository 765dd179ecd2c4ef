namespace Overindex.Cli.Hosting;

/// <summary>How to call this program again, so that printed next steps can be pasted.</summary>
internal static class Invocation
{
    internal static string Text { get; } = Describe(
        Environment.ProcessPath, AppContext.BaseDirectory, Environment.GetEnvironmentVariable("PATH"));

    internal static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=@%+,~\\".Contains(c))
        ? argument
        : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    internal static string Describe(string? processPath, string baseDirectory, string? path)
    {
        var name = Path.GetFileNameWithoutExtension(processPath);
        if (name == "dotnet")
        {
            return $"dotnet {Quote(Relative(Path.Combine(baseDirectory, "overindex.dll")))}";
        }

        var onPath = (path ?? "").Split(Path.PathSeparator).Contains(Path.GetDirectoryName(processPath));
        return name != "overindex" || onPath ? "overindex" : Quote(Relative(processPath!));
    }

    private static string Relative(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : Path.Combine(".", relative);
    }
}
