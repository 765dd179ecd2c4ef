namespace Overindex.Reports;

/// <summary>The stylesheet that charts need: colours of the light and the dark theme, as custom properties, and the layout of bars in cells.</summary>
public static class ChartStyles
{
    private static readonly Lazy<string> Read = new(() => Of("reports.css"));

    /// <summary>The stylesheet's text. <c>data-theme="light"</c> or <c>"dark"</c> on the root element overrules what the reader prefers.</summary>
    public static string Css => Read.Value;

    internal static string Of(string name)
    {
        using var stream = typeof(ChartStyles).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
