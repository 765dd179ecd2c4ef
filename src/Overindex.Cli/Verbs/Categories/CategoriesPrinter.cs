using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Sources;
using Overindex.Cli.Verbs.Insights;
using Overindex.Contracts;
using Overindex.Reports;
using Spectre.Console;

namespace Overindex.Cli.Verbs.Categories;

internal sealed class CategoriesPrinter(CliHost host, string output)
{
    internal void PrintCategories(InsightsAnswer answer, string account)
    {
        var categories = answer.Response.Categories ?? [];
        if (output != OutputOption.Table)
        {
            Print([.. categories.Select(Bare)]);
            return;
        }

        if (categories.Count == 0)
        {
            host.Out.WriteLine(answer.Subject.WhyEmpty);
            return;
        }

        var table = Tables.Create("id", "category", ">share", ">affinity", ">sub-interests");
        foreach (var one in categories)
        {
            table.AddRow([.. Cells(one.Id, one.Name, one.Ratio, one.Index), new Text(Figures.Count(one.Subcategories?.Count ?? 0))]);
        }

        host.Screen.WriteBlock(table);
        if (categories.FirstOrDefault(one => one.Subcategories is [_, ..]) is { } first)
        {
            host.Error.WriteLine(Plain.Line($"Below {first.Name}: overindex categories {account} {first.Id}"));
        }
    }

    internal void Print(IReadOnlyList<AudienceSubcategory> interests)
    {
        switch (output)
        {
            case OutputOption.Json:
                host.Out.Write(WireText.Of(new CategoryInterestsResponse { Items = interests }, ContractsJson.Wire.CategoryInterestsResponse));
                break;
            case OutputOption.Csv:
                CsvText.WriteRow(host.Out, "id", "name", "ratio", "index");
                foreach (var one in interests)
                {
                    CsvText.WriteRow(host.Out, one.Id, one.Name, InsightsRow.Number(one.Ratio), InsightsRow.Number(one.Index));
                }

                break;
            default:
                PrintTable(interests);
                break;
        }
    }

    private void PrintTable(IReadOnlyList<AudienceSubcategory> interests)
    {
        if (interests.Count == 0)
        {
            host.Out.WriteLine("Nothing below it is held by enough people of this audience to be listed.");
            return;
        }

        var table = Tables.Create("id", "sub-interest", ">share", ">affinity");
        foreach (var one in interests)
        {
            table.AddRow(Cells(one.Id, one.Name, one.Ratio, one.Index));
        }

        host.Screen.WriteBlock(table);
    }

    private static Text[] Cells(string? id, string? name, double? ratio, double? index) =>
    [
        new(Plain.Line(id ?? "")),
        new(Plain.Line(name ?? "")),
        new(ratio is { } share ? Figures.Percent(share) : ""),
        new(Affinity.Text(index, 2), Affinity.Style(index)),
    ];

    private static AudienceSubcategory Bare(AudienceCategory category) =>
        new() { Key = category.Key, Name = category.Name, Ratio = category.Ratio, Index = category.Index, Id = category.Id };
}
