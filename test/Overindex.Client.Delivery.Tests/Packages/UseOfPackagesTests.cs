using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Packages;

[Collection<BuildingCollection>]
public sealed class UseOfPackagesTests
{
    private const string Program =
        """
        using Overindex.Client.Testing;
        using Overindex.Contracts;

        using var server = new FakeAudienceInsightsServer().WithInsights("4", new AudienceInsightsResponse { Type = InsightType.YourTotalAudience, Size = 5_000 });
        using var client = server.CreateClient();
        System.Console.WriteLine((await client.GetAudienceInsightsAsync("4", InsightType.YourTotalAudience)).Size);
        """;

    [Fact]
    public async Task A_new_project_that_adds_the_package_compiles_and_runs()
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(
            folder.Combine("App.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        await File.WriteAllTextAsync(
            folder.Combine("nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"built\" value=\"{BuiltPackages.Folder}\" /></packageSources></configuration>");
        await File.WriteAllTextAsync(folder.Combine("Program.cs"), Program);

        await DotnetAsync(folder, "add", "App.csproj", "package", "Overindex.Client.Testing", "--version", BuiltPackages.Version);
        var said = await DotnetAsync(folder, "run", "--disable-build-servers");

        Assert.Equal("5000", said.Trim());
    }

    // A package folder of its own: the user's would keep this build under a version that the next build has, too.
    private static async Task<string> DotnetAsync(TemporaryDirectory folder, params string[] arguments) =>
        (await RunningProgram.RunAsync("dotnet", arguments, folder.Path, ("NUGET_PACKAGES", folder.Combine("packages")), ("DOTNET_NOLOGO", "1"))).Ok();
}
