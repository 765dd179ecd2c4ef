using System.Globalization;
using System.Text.Json.Nodes;
using Overindex.EndToEnd.Tests.Oracle;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>The answers that the contract asks for, from the oracle's figures.</summary>
internal static class ExpectedJson
{
    private static readonly string[] s_demographics = ["ages", "genders", "devices", "metros", "countries"];

    public static JsonObject Insights(ExpectedAudience audience, string type, DateOnly date)
    {
        var demographics = new JsonObject();
        foreach (var name in s_demographics)
        {
            demographics[name] = new JsonArray([.. audience.List(name).Select(x => (JsonNode)Value(x))]);
        }

        return new JsonObject
        {
            ["categories"] = new JsonArray([.. audience.List("interests:").Select(x => (JsonNode)Category(x, audience))]),
            ["demographics"] = demographics,
            ["type"] = type,
            ["date"] = Text(date),
            ["size"] = audience.Size,
            ["size_is_upper_bound"] = audience.SizeIsUpperBound,
        };
    }

    /// <summary>Items in the order of scope and type: the contract states none.</summary>
    public static JsonObject Definitions(IEnumerable<ExpectedAudience> audiences, DateOnly date) => new()
    {
        ["items"] = new JsonArray([.. audiences.Where(x => x.Available).OrderBy(x => x.Key.Scope).ThenBy(x => x.Key.Type).Select(x =>
            (JsonNode)new JsonObject
        {
            ["date"] = Text(date),
            ["type"] = x.Key.Type,
            ["scope"] = x.Key.Scope,
        })]),
    };

    public static JsonObject SubInterests(ExpectedAudience audience, string parent) => new()
    {
        ["items"] = new JsonArray([.. audience.List("interests:" + parent).Select(x => (JsonNode)Interest(x))]),
    };

    private static JsonObject Category(Figure figure, ExpectedAudience audience)
    {
        var category = Interest(figure);
        category["subcategories"] = new JsonArray([.. audience.List("interests:" + figure.Key).Select(x => (JsonNode)Interest(x))]);
        return category;
    }

    private static JsonObject Interest(Figure figure)
    {
        var interest = Value(figure);
        interest["id"] = figure.Key;
        if (figure.Index is { } index)
            interest["index"] = index;
        return interest;
    }

    private static JsonObject Value(Figure figure) => new() { ["key"] = figure.Key, ["name"] = figure.Name, ["ratio"] = figure.Ratio };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
