using System.Globalization;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>Two audiences next to each other, as people read them.</summary>
internal sealed class ComparisonPrinter(CliHost host)
{
    private const int Gap = 2;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    internal void Print(Comparison comparison, InsightsSubject subject, int top)
    {
        var (first, second) = (comparison.First, comparison.Second);
        host.Screen.WriteBlock(Tables.Facts(
        [
            ("ad account", subject.Account),
            ("first", $"{InsightsWords.Name(first.Type ?? default)}; {InsightsWords.Size(first)}"),
            ("second", $"{InsightsWords.Name(second.Type ?? default)}; {InsightsWords.Size(second)}"),
            .. subject.Origin,
        ]));
        if (comparison.Rows.Count == 0)
        {
            host.Out.WriteLine(" " + subject.WhyEmpty);
            return;
        }

        var decimals = subject.Exact ? 4 : 2;
        foreach (var section in Sections(comparison.Rows, top))
        {
            host.Screen.WriteBlock(Table(section, first, second, decimals));
        }

        var cut = top == 0 ? "" : " --top 0 shows all.";
        host.Screen.Write(new Text($" Difference: percentage points of the first over the second. Affinity compares with everybody.{cut}\n", Dim));
        if (InsightsSections.IsEmpty(first) || InsightsSections.IsEmpty(second))
        {
            host.Screen.Write(new Text($" One of the two has no breakdowns. {subject.WhyEmpty}\n", Dim));
        }
    }

    private Grid Table(Section section, AudienceInsightsResponse first, AudienceInsightsResponse second, int decimals)
    {
        var (one, other) = (first.Type ?? default, second.Type ?? default);
        var (withOne, withOther) = (section.WithIndex && HasIndex(one), section.WithIndex && HasIndex(other));
        string[] headings =
        [
            InsightsWords.Short(one), InsightsWords.Short(other), "difference",
            .. withOne ? [withOther ? $"{InsightsWords.Short(one)} aff." : "affinity"] : (string[])[],
            .. withOther ? [withOne ? $"{InsightsWords.Short(other)} aff." : "affinity"] : (string[])[],
        ];
        var widths = headings.Select(heading => Math.Max(heading.Length, "▲ 99.00x".Length + decimals - 2)).ToArray();
        var name = Math.Clamp(host.Screen.Profile.Width - widths.Sum(width => width + Gap) - 1, 12, 40);
        var grid = new Grid().AddColumn(new GridColumn { Width = name, NoWrap = true, Padding = new Padding(1, 0, 0, 0) });
        foreach (var width in widths)
        {
            grid.AddColumn(new GridColumn { Width = width, NoWrap = true, Padding = new Padding(Gap, 0, 0, 0) }.RightAligned());
        }

        grid.AddRow([ShareTable.Short(section.Heading, name, Bold), .. headings.Select(heading => new Text(heading, Dim))]);
        foreach (var (row, depth) in section.Rows)
        {
            grid.AddRow(
            [
                ShareTable.Short(new string(' ', depth * 2) + row.Row.Name, name, Style.Plain),
                Percent(row.One?.Ratio, decimals), Percent(row.Other?.Ratio, decimals), Difference(row.Difference, decimals),
                .. withOne ? [Affine(row.One?.Index, decimals)] : (IRenderable[])[],
                .. withOther ? [Affine(row.Other?.Index, decimals)] : (IRenderable[])[],
            ]);
        }

        return grid;
    }

    // Everybody is what affinity compares with: 1.00 throughout.
    private static bool HasIndex(InsightType type) => type != InsightType.PinterestTotalAudience;

    private static IEnumerable<Section> Sections(IReadOnlyList<ComparedRow> rows, int top)
    {
        var interests = rows.Where(row => row.Row.Section is InsightsSections.Categories or InsightsSections.Subcategories)
            .GroupBy(row => row.Row.ParentKey ?? row.Row.Key)
            .SelectMany(category => category.Take(top == 0 ? int.MaxValue : top + 1))
            .Select(row => (row, row.Row.ParentKey is null ? 0 : 1));
        var sections = InsightsSections.Names.Skip(1).Select(name => new Section(name.ToUpperInvariant(), false,
            [.. rows.Where(row => row.Row.Section == name).Take(top == 0 ? int.MaxValue : top * 2).Select(row => (row, 0))]));
        return sections.Prepend(new("INTERESTS", true, [.. interests])).Where(section => section.Rows.Count > 0);
    }

    private static Text Percent(double? ratio, int decimals) => new(ratio is { } value ? ShareTable.Percent(value, decimals) : "");

    private static Text Affine(double? index, int decimals) => new(Affinity.Text(index, decimals), Affinity.Style(index));

    private static Text Difference(double? difference, int decimals)
    {
        if (difference is not { } value)
        {
            return Text.Empty;
        }

        var digits = $"0.{new string('0', Math.Max(decimals - 1, 1))}";
        return new Text(
            (value * 100).ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture), new Style(value < 0 ? Color.Red : Color.Green));
    }

    private sealed record Section(string Heading, bool WithIndex, IReadOnlyList<(ComparedRow Row, int Depth)> Rows);
}
