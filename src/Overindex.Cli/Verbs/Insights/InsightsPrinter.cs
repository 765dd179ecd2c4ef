using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Sources;
using Overindex.Contracts;
using Spectre.Console;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>An answer as people read it.</summary>
internal sealed class InsightsPrinter(CliHost host)
{
    private const string InterestsHeading = "INTERESTS";
    private const int PublishedDecimals = 2;
    private const int ExactDecimals = 4;

    internal void Print(AudienceInsightsResponse answer, InsightsSubject subject, int top)
    {
        host.Screen.WriteBlock(Header(answer, subject));
        if (InsightsSections.IsEmpty(answer))
        {
            host.Out.WriteLine(" " + subject.WhyEmpty);
            return;
        }

        var decimals = subject.Exact ? ExactDecimals : PublishedDecimals;
        if (Highlights.Find(answer.Categories ?? []) is [_, ..] highlights)
        {
            var names = highlights.Select(one => $"{one.Name} {Affinity.Text(one.Index, PublishedDecimals)}");
            host.Screen.WriteBlock(Tables.Facts(("stands out for", string.Join(", ", names))));
        }

        var sections = Sections(answer, top);
        var layout = ShareLayout.Fit(sections.SelectMany(section => section.Rows), decimals, host.Screen.Profile.Width);
        foreach (var (heading, rows) in sections)
        {
            host.Screen.WriteBlock(ShareTable.Create(heading, heading == InterestsHeading, rows, layout));
        }

        if (answer.Categories?.Any(category => category.Subcategories is [_, ..]) is true)
        {
            host.Screen.Write(
                new Text(" An indented share is of the people who hold the interest above it.\n", new Style(decoration: Decoration.Dim)));
        }

        host.Screen.Write(
            new Text(" Affinity compares with everybody on the platform; 1.00x is average.\n", new Style(decoration: Decoration.Dim)));
    }

    private static IReadOnlyList<(string Heading, IReadOnlyList<ShareRow> Rows)> Sections(AudienceInsightsResponse answer, int top)
    {
        IEnumerable<(string, IReadOnlyList<ShareRow> Rows)> sections =
        [
            (InterestsHeading, [.. Interests(answer.Categories ?? [], top)]),
            .. InsightsSections.Demographics(answer).Select(section =>
                (section.Section.ToUpperInvariant(), (IReadOnlyList<ShareRow>)[.. Values(section.Values, top)])),
        ];
        return [.. sections.Where(section => section.Rows.Count > 0)];
    }

    private static Grid Header(AudienceInsightsResponse answer, InsightsSubject subject) => Tables.Facts(
    [
        ("ad account", subject.Account),
        ("audience", InsightsWords.Name(answer.Type ?? default)),
        ("size", InsightsWords.Size(answer)),
        .. subject.Origin,
    ]);

    private static IEnumerable<ShareRow> Interests(IReadOnlyList<AudienceCategory> categories, int top)
    {
        foreach (var category in categories)
        {
            yield return new ShareRow(category.Name ?? "", 0, category.Ratio, category.Index);
            var children = category.Subcategories ?? [];
            foreach (var child in Cut(children, top))
            {
                yield return new ShareRow(child.Name ?? "", 1, child.Ratio, child.Index);
            }

            if (Cut(children, top).Count is var shown && shown < children.Count)
            {
                yield return new ShareRow($"{children.Count - shown} more", 1, null, null);
            }
        }
    }

    private static IEnumerable<ShareRow> Values(IReadOnlyList<AudienceDemographicValue> values, int top)
    {
        // A few more than the cut are shown whole: a line saying "1 more" would take as much room.
        var limit = top == 0 ? 0 : top * 2;
        foreach (var value in Cut(values, limit))
        {
            yield return new ShareRow(value.Name ?? "", 0, value.Ratio, null);
        }

        if (Cut(values, limit).Count is var shown && shown < values.Count)
        {
            yield return new ShareRow($"{values.Count - shown} more (--top 0 shows all)", 0, null, null);
        }
    }

    private static IReadOnlyList<T> Cut<T>(IReadOnlyList<T> list, int limit) =>
        limit == 0 || list.Count <= limit ? list : [.. list.Take(limit)];
}
