using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Overindex.Reports.Tests.Support;

/// <summary>A report, read by an XML parser, which forgives nothing.</summary>
internal static partial class Page
{
    internal static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    internal static async Task<XElement> RenderAsync(AudienceReport report) => Parse(await HtmlReport.RenderAsync(report));

    /// <summary>Whatever would run, or fetch anything, in a browser.</summary>
    internal static IEnumerable<string> Active(XElement page)
    {
        string[] elements = ["script", "iframe", "object", "embed", "link", "img", "image", "use", "foreignObject", "base", "form", "a", "video", "audio"];
        string[] attributes = ["src", "href", "srcset", "action", "formaction", "data", "background", "poster", "xlink:href", "style"];
        return page.DescendantsAndSelf().Where(element => elements.Contains(element.Name.LocalName)).Select(element => element.Name.LocalName)
            .Concat(page.DescendantsAndSelf().Attributes()
                .Where(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attributes.Contains(attribute.Name.LocalName))
                .Select(attribute => attribute.ToString()))
            .Concat(page.DescendantsAndSelf().Where(element => element.Name.LocalName == "style" && Outside().IsMatch(element.Value)).Select(_ => "style"));
    }

    [GeneratedRegex(@"url\(|@import|expression\(|//", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
