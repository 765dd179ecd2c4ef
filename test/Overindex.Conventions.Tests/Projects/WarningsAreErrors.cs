using System.Xml.Linq;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>The compiler's guards stay on for src: nullable, warnings as errors, a documentation comment on every public member (CS1591).</summary>
public sealed class WarningsAreErrors : FileRule
{
    private static readonly string[] NeverSilenced = ["CS1591", "CS8600", "CS8602", "CS8604", "CS8618", "nullable"];

    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        Props(""),
        Props("<TreatWarningsAsErrors>false</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><Nullable>enable</Nullable>"),
        Props("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><Nullable>enable</Nullable>"),
        Props("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><Nullable>enable</Nullable><NoWarn>$(NoWarn);CS1591</NoWarn>"),
        Props("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><Nullable>enable</Nullable><WarningsNotAsErrors>CS1591</WarningsNotAsErrors>"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
        [Props("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><Nullable>enable</Nullable><NoWarn>$(NoWarn);NU1900</NoWarn>")];

    protected override bool Applies(TrackedFile file) => file.Path == "Directory.Build.props";

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var properties = XDocument.Parse(file.Text).Descendants("PropertyGroup").Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
        foreach (var (name, value) in new[] { ("TreatWarningsAsErrors", "true"), ("GenerateDocumentationFile", "true"), ("Nullable", "enable") })
        {
            if (!properties[name].SequenceEqual([value]))
            {
                yield return $"{file.Path}: {name} must be {value}";
            }
        }

        foreach (var warning in properties["NoWarn"].Concat(properties["WarningsNotAsErrors"]).SelectMany(value => value.Split(';')).Intersect(NeverSilenced))
        {
            yield return $"{file.Path}: {warning} must stay an error";
        }
    }

    private static TrackedFile Props(string properties) => new("Directory.Build.props", $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
}
