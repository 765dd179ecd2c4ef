namespace Overindex.Dashboard.Viewing;

/// <summary>The call that gives the figures looked at, to be copied. The token stays with whoever has it.</summary>
internal static class Snippets
{
    internal static IEnumerable<(string Language, string Text)> Of(AccountView view)
    {
        var request = view.Context.Request;
        var host = $"{request.Scheme}://{request.Host}/v5";
        var (account, type) = (view.Account.Id.ToString(), view.State.Audience.Type().Value);
        var url = $"{host}/ad_accounts/{account}/audience_insights?audience_insight_type={type}";
        yield return ("curl", $"curl -H \"Authorization: Bearer $OVERINDEX_TOKEN\" '{url}'");
        yield return ("C#",
            $$"""
            using var client = new AudienceInsightsClient(new AudienceInsightsClientOptions
            {
                BaseAddress = new Uri("{{host}}"),
                Credentials = Credentials.FromToken(Environment.GetEnvironmentVariable("OVERINDEX_TOKEN")!),
            });
            var insights = await client.GetAudienceInsightsAsync("{{account}}", new InsightType("{{type}}"));
            """);
        yield return ("Python",
            $$"""
            import json, os, urllib.request
            request = urllib.request.Request(
                "{{url}}",
                headers={"Authorization": "Bearer " + os.environ["OVERINDEX_TOKEN"]})
            insights = json.load(urllib.request.urlopen(request))
            """);
    }
}
