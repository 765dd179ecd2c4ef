using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Processes;

/// <summary>A real bash on a terminal of its own, in which Tab is pressed.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public static bool HasTerminal => Terminal.IsThere;

    public void Dispose() => _home.Dispose();

    [Theory(Skip = "There is no bash, or no 'script' to give it a terminal.", SkipUnless = nameof(HasTerminal))]
    [InlineData("overindex tok\tcre\t--all-a\t", "token create --all-accounts")]
    [InlineData("overindex insights 1001 --compare PINT\t-o pinter\t", "insights 1001 --compare PINTEREST_TOTAL_AUDIENCE -o pinterest-csv")]
    [InlineData("overindex accounts --prof\two\t", "accounts --profile work")]
    [InlineData("overindex completion f\t", "completion fish")]
    [InlineData("overindex --verb\tins\t1 --ex\t--snap\t", "--verbose insights 1 --exact --snapshot")]
    [InlineData("overindex build --config ove\t", "build --config overindex.json")]
    [InlineData("bin/overindex snap\tver\t", "snapshot verify")]
    public async Task Bash_completes_verbs_options_values_profiles_and_files(string typed, string expected)
    {
        Directory.CreateDirectory(_home.Combine(".config/overindex/profiles"));
        await File.WriteAllTextAsync(_home.Combine(".config/overindex/profiles/work.json"), "{}");
        await File.WriteAllTextAsync(_home.Combine("overindex.json"), "{}");
        await WriteShimAsync();
        var said = await Terminal.RunAsync(
            _home.Path,
            "bash --norc --noprofile -i",
            ("", $"PATH=$PWD/bin:$PATH; eval \"$(overindex completion bash)\"\n{typed}\nexit\n"));
        Assert.Contains($"RAN: {expected} :", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef overindex")]
    [InlineData("fish", "complete --command overindex")]
    public async Task There_is_a_script_for_each_shell(string shell, string expected)
    {
        var outcome = await InProcess.RunAsync("completion", shell);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, outcome.Out, StringComparison.Ordinal);
        Assert.Contains("[suggest:", outcome.Out, StringComparison.Ordinal);
    }

    // Completes as the program does, but tells what it was called with in place of doing it.
    private async Task WriteShimAsync()
    {
        Directory.CreateDirectory(_home.Combine("bin"));
        var path = _home.Combine("bin/overindex");
        var program = Path.Combine(AppContext.BaseDirectory, "overindex.dll");
        await File.WriteAllTextAsync(
            path,
            $"#!/bin/sh\n[ \"$*\" = 'completion bash' ] && exec dotnet '{program}' \"$@\"\ncase $1 in '[suggest'*) exec dotnet '{program}' \"$@\" ;; esac\necho \"RAN: $* :\"\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
