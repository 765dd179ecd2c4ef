using System.Text.Json;
using CsCheck;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Configuration;

public sealed class JsonSchemaTests
{
    private static readonly Gen<string> Text = Any("\"a.csv\"", "\"\"", "\"csv\"", "\"jsonl\"", "\"xlsx\"");
    private static readonly Gen<string> Scalar = Gen.OneOf(Text, Any("0", "1", "2.5", "1000000", "1000001", "null", "true"));

    private static readonly Gen<string> Location = Gen.OneOf(
        Scalar,
        ListOf(Scalar),
        ObjectOf(Any("files", "format", "select", "file"), Gen.OneOf(Scalar, ListOf(Scalar))));

    private static readonly Gen<string> Config =
        from needed in Any("people", "interests", "items", "interactions", "none").Array[0, 1]
        from more in Members(
            Any("person_interests", "accounts", "countries", "metros", "min_engagements", "$schema", "other"), Location)
        from first in Location
        select "{" + string.Join(", ", new[] { "people", "interests", "items", "interactions" }
            .Where(name => !needed.Contains(name)).Select(name => $"\"{name}\": {(name == "items" ? first : "\"x.csv\"")}").Concat(more)) + "}";

    [Fact]
    public void The_schema_accepts_exactly_the_configs_that_load()
    {
        using var platform = new TestPlatform();
        using var schema = JsonDocument.Parse(BuildConfig.JsonSchema);
        var checker = new SchemaChecker(schema.RootElement);
        var outcomes = new HashSet<bool>();
        Config.Sample(
            text =>
            {
                platform.Write("overindex.json", text);
                using var document = JsonDocument.Parse(text);
                var accepted = checker.Accepts(document.RootElement);
                outcomes.Add(accepted);
                Assert.Equal(accepted, Loads(platform.PathOf("overindex.json")));
            },
            iter: 2_000,
            threads: 1);
        Assert.Equal(2, outcomes.Count);
    }

    [Fact]
    public void The_schema_describes_every_property()
    {
        using var schema = JsonDocument.Parse(BuildConfig.JsonSchema);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.All(schema.RootElement.GetProperty("properties").EnumerateObject(), p => Assert.True(p.Value.TryGetProperty("description", out _), p.Name));
    }

    private static bool Loads(string path)
    {
        try
        {
            BuildConfig.Load(path);
            return true;
        }
        catch (IngestException)
        {
            return false;
        }
    }

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> ListOf(Gen<string> element) => element.Array[0, 3].Select(elements => $"[{string.Join(", ", elements)}]");

    private static Gen<string> ObjectOf(Gen<string> name, Gen<string> value) => Members(name, value).Select(members => $"{{{string.Join(", ", members)}}}");

    // A name twice is no business of a schema.
    private static Gen<string[]> Members(Gen<string> name, Gen<string> value) =>
        Gen.Select(name, value).Array[0, 3].Select(pairs => pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\": {pair.Item2}").ToArray());
}
