using System.Text.Json;
using Overindex.Contracts.Tests.Description;

namespace Overindex.Contracts.Tests;

/// <summary>The validator can fail: each bad sample breaks one rule.</summary>
public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"size":10000.0}""", "$.size is not of type integer")]
    [InlineData("""{"size":1e4}""", "$.size is not of type integer")]
    [InlineData("""{"size":"10000"}""", "$.size is not of type integer")]
    [InlineData("""{"size":null}""", "$.size is null")]
    [InlineData("""{"size_is_upper_bound":"true"}""", "$.size_is_upper_bound is not of type boolean")]
    [InlineData("""{"categories":null}""", "$.categories is null")]
    [InlineData("""{"categories":{}}""", "$.categories is not of type array")]
    [InlineData("""{"categories":[{"key":7}]}""", "$.categories[0].key is not of type string")]
    [InlineData("""{"categories":[{},{"index":null}]}""", "$.categories[1].index is null")]
    [InlineData("""{"categories":[{"ratio":"0.5"}]}""", "$.categories[0].ratio is not of type number")]
    [InlineData("""{"demographics":{"ages":[{"name":1}]}}""", "$.demographics.ages[0].name is not of type string")]
    [InlineData("""{"demographics":[]}""", "$.demographics is not of type object")]
    [InlineData("""{"type":"your_total_audience"}""", "$.type is not one of")]
    [InlineData("""{"date":"2022-10-9"}""", "$.date does not match")]
    [InlineData("""{"date":"2022-10-09T00:00:00Z"}""", "$.date does not match")]
    [InlineData("""{"size":1,"size":1}""", "$.size comes twice")]
    [InlineData("""{"sizes":1}""", "$.sizes is not described")]
    [InlineData("[]", "$ is not of type object")]
    public void The_validator_finds_the_fault_when_an_answer_has_one(string json, string fault)
    {
        foreach (var description in ApiDescription.Both)
        {
            var errors = Validate(description, json, description.Answer(ApiDescription.Insights));
            Assert.StartsWith(fault, Assert.Single(errors), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"date":null}""")]
    [InlineData("{}")]
    [InlineData("""{"categories":[],"size":0}""")]
    public void The_validator_is_content_when_an_answer_is_valid(string json)
    {
        foreach (var description in ApiDescription.Both)
        {
            Assert.Empty(Validate(description, json, description.Answer(ApiDescription.Insights)));
        }
    }

    [Fact]
    public void The_validator_misses_what_is_required_when_an_error_lacks_its_message()
    {
        var errors = Validate(ApiDescription.Of510, """{"code":1}""", ApiDescription.Of510.Answer(ApiDescription.Insights, "default"));
        Assert.Equal("$.message is missing", Assert.Single(errors));
    }

    [Fact]
    public void Only_the_later_generation_knows_subcategories()
    {
        const string json = """{"categories":[{"subcategories":[{"id":7}]}]}""";
        Assert.StartsWith(
            "$.categories[0].subcategories[0].id is not of type string",
            Assert.Single(Validate(ApiDescription.Of523, json, ApiDescription.Of523.Answer(ApiDescription.Insights))),
            StringComparison.Ordinal);
        Assert.Equal(
            "$.categories[0].subcategories is not described",
            Assert.Single(Validate(ApiDescription.Of510, json, ApiDescription.Of510.Answer(ApiDescription.Insights))));
    }

    [Fact]
    public void The_validator_refuses_when_a_schema_uses_a_keyword_it_does_not_know()
    {
        using var schema = JsonDocument.Parse("""{"type":"string","maxLength":3}""");
        using var value = JsonDocument.Parse("\"abcd\"");
        var errors = new SchemaValidator(ApiDescription.Of510).Validate(value.RootElement, schema.RootElement);
        Assert.Contains("'maxLength' is not known", Assert.Single(errors), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Validate(ApiDescription description, string json, JsonElement schema)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = true });
        return new SchemaValidator(description).Validate(document.RootElement, schema);
    }
}
