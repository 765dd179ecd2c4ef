using System.Globalization;
using Overindex.Contracts;
using Overindex.Engine;

namespace Overindex.Dashboard.Viewing;

/// <summary>What an audience is set beside: another audience, another date, or another ad account.</summary>
internal sealed record CompareTarget
{
    private const string DatePrefix = "date-";
    private const string AccountPrefix = "account-";

    internal AudienceChoice? Audience { get; private init; }

    internal DateOnly? Date { get; private init; }

    internal AdAccountId? Account { get; private init; }

    /// <summary>What the address says; everybody, or for everybody the total audience, if it says nothing that can be read.</summary>
    internal static CompareTarget Read(ViewState state) =>
        state.With.StartsWith(DatePrefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(state.With.AsSpan(DatePrefix.Length), ViewState.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new CompareTarget { Date = date }
        : state.With.StartsWith(AccountPrefix, StringComparison.Ordinal) && AdAccountId.TryParse(state.With.AsSpan(AccountPrefix.Length), out var account)
            ? new CompareTarget { Account = account }
        : Words.Audiences.FirstOrDefault(audience => audience.Word() == state.With) is var named && named.Word() == state.With
            ? new CompareTarget { Audience = named }
        : new CompareTarget { Audience = state.Audience == AudienceChoice.Everybody ? AudienceChoice.Total : AudienceChoice.Everybody };

    internal static string Of(DateOnly date) => DatePrefix + date.ToString(ViewState.DateFormat, CultureInfo.InvariantCulture);

    internal static string Of(AdAccountId account) => AccountPrefix + account;
}

/// <summary>The other side of a comparison.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Answer">Its answer; none if it cannot be shown.</param>
/// <param name="Date">Its date, where dates are compared.</param>
/// <param name="Problem">Why it cannot be shown.</param>
internal sealed record OtherSide(string Title, AudienceInsightsResponse? Answer, DateOnly? Date = null, string? Problem = null);
