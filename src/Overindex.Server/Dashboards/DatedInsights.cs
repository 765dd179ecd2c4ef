using System.Text.Json;
using Overindex.Contracts;
using Overindex.Dashboard;
using Overindex.Engine;
using Overindex.Server.Answers;
using Overindex.Server.Operations;
using Overindex.Server.Serving;

namespace Overindex.Server.Dashboards;

/// <summary>One generation date for one request.</summary>
internal sealed class DatedInsights(SnapshotLease lease, AnswerCache answers, HttpContext context) : IDatedInsights
{
    public DateOnly Date => lease.Served.Id.Date;

    public int WindowDays => lease.Served.Catalog.WindowDays;

    public Taxonomy Taxonomy => lease.Served.Catalog.Taxonomy;

    public int CountValues(Demographic demographic) => lease.Served.Catalog.Values(demographic).Count;

    public bool Has(AdAccountId account) => lease.Served.Catalog.Accounts.TryFind(account, out _);

    // The bytes that the API sends, read again: the page cannot show another figure.
    public async ValueTask<AudienceInsightsResponse> GetInsightsAsync(InsightType type, AdAccountId account)
    {
        var answer = await GetAudienceInsights.AnswerAsync(lease.Served, answers, type, account, context);
        return JsonSerializer.Deserialize(answer.Plain.Bytes, ContractsJson.Wire.AudienceInsightsResponse)!;
    }

    public async ValueTask<CategoryInterestsResponse> GetSubInterestsAsync(InsightType type, AdAccountId account, int interest)
    {
        var answer = await ListCategoryInterests.AnswerAsync(lease.Served, answers, WireMapper.ToAudience(type, account), interest, context);
        return JsonSerializer.Deserialize(answer.Plain.Bytes, ContractsJson.Wire.CategoryInterestsResponse)!;
    }

    public void Dispose() => lease.Dispose();
}
