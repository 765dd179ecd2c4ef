using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Overindex.Contracts.Tests.Description;

namespace Overindex.Contracts.Tests;

public sealed class WireModelTests
{
    public static TheoryData<string, string, string> Answers => new(
        from description in ApiDescription.Both
        from path in (string[])[ApiDescription.Insights, ApiDescription.Definitions, ApiDescription.SubInterests]
        where description.HasOperation(path)
        from status in (string[])["200", "default"]
        select (description.Generation, path, status));

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_wire_model_loses_nothing_when_it_reads_and_writes_a_descriptions_example(string generation, string path, string status)
    {
        var description = ApiDescription.Both.Single(x => x.Generation == generation);
        var schema = description.Answer(path, status);
        var example = ExampleMaker.Make(description, schema);

        var model = Model(path, status);
        var written = JsonSerializer.SerializeToUtf8Bytes(example.Deserialize(model)!, model);

        Assert.True(JsonNode.DeepEquals(example, JsonNode.Parse(written)), $"{example.ToJsonString()} became {JsonNode.Parse(written)}");
        using var document = JsonDocument.Parse(written);
        Assert.Empty(new SchemaValidator(description).Validate(document.RootElement, schema));
    }

    [Fact]
    public void An_insight_type_survives_when_this_version_does_not_know_it()
    {
        var model = Read<AudienceInsightsResponse>("""{"type":"YOUR_FUTURE_AUDIENCE"}""");
        Assert.Equal(new InsightType("YOUR_FUTURE_AUDIENCE"), model.Type);
        Assert.Equal("""{"type":"YOUR_FUTURE_AUDIENCE"}""", Write(model));
    }

    [Fact]
    public void A_definition_survives_when_its_scope_and_type_are_not_known()
    {
        const string json = """{"items":[{"date":"2022-10-09","type":"VIEW","scope":"GALAXY"}]}""";
        Assert.Equal(json, Write(Read<AudienceDefinitionResponse>(json)));
    }

    [Fact]
    public void Unknown_properties_are_tolerated_when_a_server_is_newer()
    {
        var model = Read<AudienceInsightsResponse>("""{"size":5,"colour":"red","categories":[{"key":"1","extra":{"deep":[null]}}]}""");
        Assert.Equal(5, model.Size);
        Assert.Equal("1", Assert.Single(model.Categories!).Key);
    }

    [Fact]
    public void A_null_date_is_read_as_none_when_a_server_sends_it() =>
        Assert.Null(Read<AudienceInsightsResponse>("""{"date":null,"size":5}""").Date);

    [Fact]
    public void Absent_values_are_left_out_when_a_model_is_written()
    {
        Assert.Equal("{}", Write(new AudienceInsightsResponse()));
        Assert.Equal("{}", Write(new AudienceDefinitionResponse()));
        Assert.Equal("""{"categories":[]}""", Write(new AudienceInsightsResponse { Categories = [] }));
        Assert.Equal("""{"items":[{"key":"1","ratio":0.5}]}""", Write(new CategoryInterestsResponse
        {
            Items = [new() { Key = "1",
            Ratio = 0.5 }]
        }));
    }

    [Fact]
    public void Names_keep_their_script_when_they_are_written()
    {
        const string name = "食べ物 и напитки – Crème brûlée 🍮";
        var json = Write(new InterestResponse { Id = "1", Name = name });
        Assert.Contains("食べ物 и напитки – Crème brûlée", json, StringComparison.Ordinal);
        Assert.Equal(name, Read<InterestResponse>(json).Name);
    }

    [Fact]
    public void An_errors_code_is_written_even_when_it_is_zero() =>
        Assert.Equal("""{"code":0,"message":"m"}""", Write(new ApiError { Message = "m" }));

    [Fact]
    public void Numbers_are_written_as_short_as_they_are()
    {
        var model = new AudienceInsightsResponse
        {
            Size = 10_000,
            Categories = [new() { Ratio = 0.551, Index = 1.2 }, new() { Ratio = 1,
            Index = 12 }]
        };
        Assert.Equal("""{"categories":[{"ratio":0.551,"index":1.2},{"ratio":1,"index":12}],"size":10000}""", Write(model));
    }

    private static JsonTypeInfo Model(string path, string status) => (path, status) switch
    {
        (_, "default") => ContractsJson.Wire.ApiError,
        (ApiDescription.Insights, _) => ContractsJson.Wire.AudienceInsightsResponse,
        (ApiDescription.Definitions, _) => ContractsJson.Wire.AudienceDefinitionResponse,
        _ => ContractsJson.Wire.CategoryInterestsResponse,
    };

    private static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, ContractsJson.Wire.GetTypeInfo(typeof(T))!)!;

    private static string Write<T>(T model) => JsonSerializer.Serialize(model, ContractsJson.Wire.GetTypeInfo(typeof(T))!);
}
