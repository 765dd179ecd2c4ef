using System.Globalization;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Server.Operations;
using ContractsAdAccount = Overindex.Contracts.AdAccount;
using EngineAdAccount = Overindex.Engine.AdAccount;

namespace Overindex.Server;

/// <summary>Turns what the engine publishes into the wire models; the CLI's local answers go through here too.</summary>
public static class WireMapper
{
    /// <summary>The audience that an insight type names.</summary>
    /// <param name="type">One of the three known types.</param>
    /// <param name="account">The ad account.</param>
    /// <returns>The audience.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The type is not known.</exception>
    public static Audience ToAudience(InsightType type, AdAccountId account)
    {
        if (type == InsightType.YourTotalAudience)
        {
            return Audience.Partner(account, AudienceType.ImpressionPlusEngagement);
        }

        if (type == InsightType.YourEngagedAudience)
        {
            return Audience.Partner(account, AudienceType.Engagement);
        }

        return type == InsightType.PinterestTotalAudience
            ? Audience.Baseline
            : throw new ArgumentOutOfRangeException(nameof(type), type, $"Must be one of {string.Join(", ", InsightType.KnownValues)}.");
    }

    /// <summary>The answer of "get audience insights".</summary>
    /// <param name="insights">What the engine publishes.</param>
    /// <param name="type">The type asked for.</param>
    /// <returns>The wire model, without nulls.</returns>
    public static AudienceInsightsResponse ToResponse(Insights insights, InsightType type)
    {
        ArgumentNullException.ThrowIfNull(insights);
        return new AudienceInsightsResponse
        {
            Categories = [.. insights.Categories.Select(ToCategory)],
            Demographics = new AudienceDemographics
            {
                Ages = ToValues(insights, Demographic.Age),
                Genders = ToValues(insights, Demographic.Gender),
                Devices = ToValues(insights, Demographic.Device),
                Metros = ToValues(insights, Demographic.Metro),
                Countries = ToValues(insights, Demographic.Country),
            },
            Type = type,
            Date = insights.Date,
            Size = insights.Size,
            SizeIsUpperBound = insights.SizeIsUpperBound,
        };
    }

    /// <summary>The answer of "get scope and type".</summary>
    /// <param name="audiences">Available audiences.</param>
    /// <param name="date">The generation date.</param>
    /// <returns>The wire model.</returns>
    public static AudienceDefinitionResponse ToResponse(IReadOnlyList<Audience> audiences, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(audiences);
        return new AudienceDefinitionResponse
        {
            Items = [.. audiences.Select(audience => new AudienceDefinition
            {
                Date = date,
                Type = audience.Type == AudienceType.Engagement ? WireWords.Engagement : WireWords.ImpressionPlusEngagement,
                Scope = audience.Scope == AudienceScope.Partner ? WireWords.Partner : WireWords.Pinterest,
            })],
        };
    }

    /// <summary>The answer of "list category sub-interests".</summary>
    /// <param name="shares">Shares of the children.</param>
    /// <returns>The wire model.</returns>
    public static CategoryInterestsResponse ToResponse(IReadOnlyList<InterestShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new CategoryInterestsResponse { Items = [.. shares.Select(ToSubcategory)] };
    }

    internal static AdAccountsResponse ToResponse(IEnumerable<EngineAdAccount> page, string? bookmark) => new()
    {
        Items = [.. page.Select(account => new ContractsAdAccount { Id = account.Id.ToString(), Name = account.Name })],
        Bookmark = bookmark,
    };

    internal static InterestResponse ToResponse(Taxonomy taxonomy, int ordinal) => new()
    {
        Id = taxonomy.Interests[ordinal].Id.ToString(),
        Name = taxonomy.Interests[ordinal].Name,
        Level = taxonomy.LevelOf(ordinal),
        ChildInterests = [.. taxonomy.ChildrenOf(ordinal).Select(child => taxonomy.Interests[child].Id).Order().Select(id => id.ToString())],
    };

    private static AudienceCategory ToCategory(CategoryShare share) => new()
    {
        Key = share.Category.Interest.Id.ToString(),
        Name = share.Category.Interest.Name,
        Ratio = ToNumber(share.Category.Ratio),
        Index = share.Category.Index is { } index ? ToNumber(index) : null,
        Id = share.Category.Interest.Id.ToString(),
        Subcategories = [.. share.Subcategories.Select(ToSubcategory)],
    };

    private static AudienceSubcategory ToSubcategory(InterestShare share) => new()
    {
        Key = share.Interest.Id.ToString(),
        Name = share.Interest.Name,
        Ratio = ToNumber(share.Ratio),
        Index = share.Index is { } index ? ToNumber(index) : null,
        Id = share.Interest.Id.ToString(),
    };

    private static AudienceDemographicValue[] ToValues(Insights insights, Demographic demographic) =>
        [.. insights.Demographics[(int)demographic].Select(share => new AudienceDemographicValue
        {
            Key = share.Value.Key,
            Name = share.Value.Name,
            Ratio = ToNumber(share.Ratio),
        })];

    // Through text: a cast from a decimal with many digits may miss the nearest double by one unit.
    private static double ToNumber(decimal value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
