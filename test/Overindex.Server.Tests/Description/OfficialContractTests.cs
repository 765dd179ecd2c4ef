using System.Text.Json;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Description;

/// <summary>Our description beside the official ones: what a client generated from them expects is there, under the same names and types.</summary>
public sealed class OfficialContractTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("audience-insights-5.10.openapi.json", 3)]
    [InlineData("audience-insights-5.23.openapi.json", 2)]
    public async Task Every_official_operation_is_described_with_its_id_parameters_and_fields(string file, int operations)
    {
        var official = DescribedApi.Load(Path.Combine(SharedData.Contract, file));
        var ours = await DescribedApi.OfAsync(shared.Server);
        Assert.Equal(operations, official.Operations.Count);
        foreach (var theirs in official.Operations)
        {
            var described = Assert.Single(ours.Operations, operation => operation.Id == theirs.Id);
            Assert.Equal((theirs.Method, "/v5" + theirs.Path), (described.Method, described.Path));
            CompareParameters(official, theirs, ours, described);
            CompareSecurity(official, theirs, ours, described);
            Compare(official, official.SchemaOf(theirs, 200)!.Value, ours, ours.SchemaOf(described, 200)!.Value, theirs.Id);
            foreach (var status in (int[])[400, 401, 429])
            {
                Compare(official, official.SchemaOf(theirs, status)!.Value, ours, ours.SchemaOf(described, status)!.Value, $"{theirs.Id} {status}");
            }
        }
    }

    private static void CompareParameters(DescribedApi official, DescribedOperation theirs, DescribedApi ours, DescribedOperation described)
    {
        var mine = ours.ParametersOf(described).ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        foreach (var parameter in official.ParametersOf(theirs))
        {
            var name = parameter.GetProperty("name").GetString()!;
            Assert.True(mine.TryGetValue(name, out var same), $"{theirs.Id} has no parameter {name}");
            Assert.Equal(parameter.GetProperty("in").GetString(), same.GetProperty("in").GetString());
            Assert.Equal(IsRequired(parameter), IsRequired(same));
            var (schema, ourSchema) = (official.Resolve(parameter.GetProperty("schema")), ours.Resolve(same.GetProperty("schema")));
            foreach (var rule in (string[])["type", "pattern", "maxLength"])
            {
                Assert.Equal(Text(schema, rule), Text(ourSchema, rule));
            }

            Assert.Equal(Words(schema), Words(schema).Length == 0 ? [] : Words(ourSchema));
        }
    }

    // Each way to get a token that is described there is described here: the scheme's name and kind, the flow, the scope.
    private static void CompareSecurity(DescribedApi official, DescribedOperation theirs, DescribedApi ours, DescribedOperation described)
    {
        var offered = described.Node.GetProperty("security").EnumerateArray().Select(way => way.GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("")).ToList();
        foreach (var way in theirs.Node.GetProperty("security").EnumerateArray())
        {
            Assert.Contains(way.GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""), offered);
            var name = way.EnumerateObject().Single().Name;
            var (scheme, ourScheme) = (official.SecurityScheme(name), ours.SecurityScheme(name));
            Assert.Equal(Text(scheme, "type"), Text(ourScheme, "type"));
            foreach (var flow in scheme.GetProperty("flows").EnumerateObject())
            {
                var ourFlow = ourScheme.GetProperty("flows").GetProperty(flow.Name);
                Assert.True(ourFlow.GetProperty("scopes").TryGetProperty("ads:read", out _));
                Assert.Equal(flow.Value.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal), ourFlow.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
            }
        }
    }

    // A type's own enum hides, in the official document, below a property of the same name; what is stated plainly must be the same.
    private static void Compare(DescribedApi official, JsonElement theirs, DescribedApi ours, JsonElement mine, string at)
    {
        Assert.True(Text(theirs, "type") == Text(mine, "type"), $"{at}: {Text(mine, "type")} instead of {Text(theirs, "type")}");
        Assert.Equal(Words(theirs), Words(theirs).Length == 0 ? [] : Words(mine));
        if (Text(theirs, "type") == "array")
        {
            Compare(official, official.Resolve(theirs.GetProperty("items")), ours, ours.Resolve(mine.GetProperty("items")), at + "[]");
        }
        else if (Text(theirs, "type") == "object")
        {
            foreach (var property in theirs.GetProperty("properties").EnumerateObject())
            {
                Assert.True(mine.GetProperty("properties").TryGetProperty(property.Name, out var same), $"{at} has no field {property.Name}");
                Compare(official, official.Resolve(property.Value), ours, ours.Resolve(same), $"{at}.{property.Name}");
            }
        }
    }

    private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string? Text(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string[] Words(JsonElement schema) =>
        schema.TryGetProperty("enum", out var words) ? [.. words.EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal)] : [];
}
