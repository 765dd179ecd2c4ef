using System.Net.Http.Headers;
using System.Text;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>The rules can fail: each bad sample breaks one.</summary>
public sealed class WireRulesTests
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    [Theory]
    [InlineData("", "the body is empty")]
    [InlineData("\uFEFF{}", "there is a byte order mark")]
    [InlineData("""{"size":1000.0}""", "$.size: a size is an integer without a decimal point")]
    [InlineData("""{"size":"1000"}""", "$.size: a size is an integer without a decimal point")]
    [InlineData("""{"index":null}""", "$.index: only a date may be null")]
    [InlineData("""{"items":null}""", "$.items: only a date may be null")]
    [InlineData("""{"items":"none"}""", "$.items: it is a list or an object")]
    [InlineData("""{"date":"2013-10-31T00:00:00Z"}""", "$.date: a date is yyyy-mm-dd or null")]
    [InlineData("""{"type":"your_total_audience"}""", "$.type: a type is a known value")]
    [InlineData("""{"scope":"partner"}""", "$.scope: a scope is PARTNER or PINTEREST")]
    [InlineData("""{"size_is_upper_bound":1}""", "$.size_is_upper_bound: it is true or false")]
    [InlineData("""{"a":{"_configuration":1}}""", "$.a has the reserved name _configuration")]
    [InlineData("""{"_data_store":1}""", "$ has the reserved name _data_store")]
    [InlineData("""{"categories":[{},{"key":7}]}""", "$.categories[1].key: key, id and name are texts")]
    [InlineData("""{"ratio":"0.5"}""", "$.ratio: ratio and index are plain numbers")]
    [InlineData("""{"ratio":0.50}""", "$.ratio: ratio and index are plain numbers")]
    [InlineData("""{"ratio":5E-1}""", "$.ratio: ratio and index are plain numbers")]
    public void The_rule_is_named_when_an_answer_breaks_it(string body, string rule) =>
        Assert.StartsWith(rule, Assert.Single(WireRules.Broken(Encoding.UTF8.GetBytes(body), s_json)), StringComparison.Ordinal);

    [Fact]
    public void Broken_text_is_found_when_it_is_no_json_or_no_utf8_or_has_a_property_twice()
    {
        Assert.Single(WireRules.Broken("{"u8.ToArray(), s_json));
        Assert.Single(WireRules.Broken([.. "{\"a\":\""u8, 0xC3, .. "\"}"u8], s_json));
        Assert.Single(WireRules.Broken("""{"size":1,"size":1}"""u8.ToArray(), s_json));
    }

    [Fact]
    public void The_content_type_is_named_when_it_is_not_json_in_utf8()
    {
        Assert.Single(WireRules.Broken("{}"u8.ToArray(), contentType: null));
        Assert.Single(WireRules.Broken("{}"u8.ToArray(), new MediaTypeHeaderValue("text/plain")));
        Assert.Single(WireRules.Broken("{}"u8.ToArray(), new MediaTypeHeaderValue("application/json", "latin1")));
    }

    [Fact]
    public void Nothing_is_named_when_an_answer_keeps_every_rule() => Assert.Empty(WireRules.Broken(
        """{"date":null,"size":0,"categories":[{"key":"1","ratio":0.5,"index":12}],"type":"YOUR_TOTAL_AUDIENCE"}"""u8.ToArray(), s_json));
}
