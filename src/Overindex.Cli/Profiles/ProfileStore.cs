using System.Text.Json;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Profiles;

/// <summary>Profiles, a file each, in the user's configuration: <c>$XDG_CONFIG_HOME/overindex/profiles</c>, else below <c>~/.config</c>.</summary>
internal sealed class ProfileStore(CliHost host)
{
    private const string Extension = ".json";

    internal bool Exists(string name) => FindFolder() is { } folder && File.Exists(Path.Combine(folder, name + Extension));

    internal IReadOnlyList<string> Names() => FindFolder() is { } folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Extension)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name.Length > 0 && name[0] != '.')
            .Order(StringComparer.Ordinal)]
        : [];

    internal Profile Read(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new CliException($"There is no profile '{name}'. {Known()}", ExitCodes.Authentication);
        }

        return OwnerOnly.Problem(path) is { } problem
            ? throw new CliException($"The profile '{name}' is not used, because {problem}")
            : Parse(path) ?? throw new CliException(
                $"The profile '{name}' cannot be read: '{path}' is not whole. Sign in again with 'overindex login --profile {name}'.");
    }

    internal Task WriteAsync(string name, Profile profile, CancellationToken cancellationToken) =>
        OwnerOnly.WriteAsync(PathOf(name), JsonSerializer.Serialize(profile, CliJson.Readable.Profile) + "\n", cancellationToken);

    internal bool Delete(string name)
    {
        var (path, there) = (PathOf(name), Exists(name));
        File.Delete(path);
        File.Delete(LockPathOf(name));
        return there;
    }

    internal string PathOf(string name) => Path.Combine(
        FindFolder() ?? throw new CliException("There is no place for profiles: set HOME or XDG_CONFIG_HOME."), name + Extension);

    internal string LockPathOf(string name) => Path.Combine(Path.GetDirectoryName(PathOf(name))!, $".{name}.lock");

    private string Known() => Names() is [_, ..] names
        ? $"There are: {string.Join(", ", names)}."
        : "'overindex login --host URL' stores one.";

    private static Profile? Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), CliJson.Readable.Profile) is { IsComplete: true } profile ? profile : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? FindFolder()
    {
        // A relative path is to be ignored, says the XDG Base Directory Specification.
        var configuration = host.Variable("XDG_CONFIG_HOME") is { } path && Path.IsPathRooted(path) ? path
            : OperatingSystem.IsWindows() ? host.Variable("APPDATA")
            : host.Variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config")
            : null;
        return string.IsNullOrEmpty(configuration) ? null : Path.Combine(configuration, "overindex", "profiles");
    }
}
