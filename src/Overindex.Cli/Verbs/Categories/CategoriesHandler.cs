using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.Categories;

internal sealed class CategoriesHandler(CliHost host)
{
    internal async Task<int> RunAsync(CategoriesSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Interest is { } text && !InterestId.TryParse(text, out _))
        {
            throw new CliException($"'{text}' is not an interest id: it must be 1 to 18 digits.", ExitCodes.Usage);
        }

        using var source = new SourceFinder(host).Open(settings.Source, cancellationToken);
        var printer = new CategoriesPrinter(host, settings.Output);
        if (settings is { Legacy: true, Interest: { } interest })
        {
            var children = await source.ListCategoryInterestsAsync(settings.Account, settings.Type, interest, cancellationToken);
            printer.Print(children.Items ?? []);
            return ExitCodes.Ok;
        }

        var answer = await source.GetInsightsAsync(settings.Account, settings.Type, cancellationToken);
        if (settings.Interest is { } category)
        {
            printer.Print(SubInterests(answer.Response, category));
        }
        else
        {
            printer.PrintCategories(answer, settings.Account);
        }

        return ExitCodes.Ok;
    }

    private static IReadOnlyList<AudienceSubcategory> SubInterests(AudienceInsightsResponse answer, string category) =>
        (answer.Categories ?? []).FirstOrDefault(one => one.Id == category || one.Key == category)?.Subcategories
        ?? throw new CliException(
            $"Interest {category} is not one of this audience's categories; leave it out to see them. For one below them, add --legacy.");
}

internal sealed record CategoriesSettings(
    string Account, string? Interest, InsightType Type, bool Legacy, SourceChoice Source, string Output);
