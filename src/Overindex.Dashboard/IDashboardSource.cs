using Microsoft.AspNetCore.Http;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Dashboard;

/// <summary>Where the dashboard's figures come from: answers of the API, for the newest generation date and those before it.</summary>
public interface IDashboardSource
{
    /// <summary>The privacy rules that the figures were published under.</summary>
    PrivacyRules Privacy { get; }

    /// <summary>The generation dates there are, ascending; the last is the one that the API answers for.</summary>
    /// <returns>At least one date.</returns>
    IReadOnlyList<DateOnly> FindDates();

    /// <summary>Ad accounts of the newest date, in the order of their ids.</summary>
    /// <param name="visible">Those that the viewer may see.</param>
    /// <param name="search">A part of the name, or the beginning of the id; empty for all.</param>
    /// <param name="skip">How many of those found are left out first.</param>
    /// <param name="take">How many are wanted.</param>
    /// <returns>The page.</returns>
    AccountPage FindAccounts(AccountSet visible, string search, int skip, int take);

    /// <summary>One ad account of the newest date.</summary>
    /// <param name="visible">Those that the viewer may see.</param>
    /// <param name="account">Its id.</param>
    /// <returns>The ad account; none if there is none or the viewer may not see it, which take equally long to find out.</returns>
    AccountName? FindAccount(AccountSet visible, AdAccountId account);

    /// <summary>Opens a generation date; dispose it after use.</summary>
    /// <param name="date">One of <see cref="FindDates"/>.</param>
    /// <param name="context">Whose request it is for: it gives up with it.</param>
    /// <returns>The date's insights; none if the date is gone or cannot be read.</returns>
    IDatedInsights? Open(DateOnly date, HttpContext context);
}

/// <summary>An ad account to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; may be empty.</param>
public sealed record AccountName(AdAccountId Id, string Name)
{
    /// <summary>What it is called: by its name, or else by its id.</summary>
    public string Title => Name.Length > 0 ? Name : $"Ad account {Id}";
}

/// <summary>Some of the ad accounts found.</summary>
/// <param name="Accounts">Those of this page.</param>
/// <param name="Found">How many fit the search.</param>
/// <param name="Visible">How many the viewer may see.</param>
public sealed record AccountPage(IReadOnlyList<AccountName> Accounts, int Found, int Visible);

/// <summary>One generation date: the answers that the API gives, or gave, for it.</summary>
public interface IDatedInsights : IDisposable
{
    /// <summary>The generation date.</summary>
    DateOnly Date { get; }

    /// <summary>Days in the window that ends with the date.</summary>
    int WindowDays { get; }

    /// <summary>The interests of that date.</summary>
    Taxonomy Taxonomy { get; }

    /// <summary>How many values a demographic has on the platform.</summary>
    /// <param name="demographic">The demographic.</param>
    /// <returns>The number of its values.</returns>
    int CountValues(Demographic demographic);

    /// <summary>Whether the ad account was there.</summary>
    /// <param name="account">Its id.</param>
    /// <returns>Whether it was.</returns>
    bool Has(AdAccountId account);

    /// <summary>The answer of "get audience insights".</summary>
    /// <param name="type">One of the known types.</param>
    /// <param name="account">An ad account that was there.</param>
    /// <returns>The answer.</returns>
    ValueTask<AudienceInsightsResponse> GetInsightsAsync(InsightType type, AdAccountId account);

    /// <summary>The answer of "list category sub-interests".</summary>
    /// <param name="type">One of the known types.</param>
    /// <param name="account">An ad account that was there.</param>
    /// <param name="interest">The ordinal of an interest that has children.</param>
    /// <returns>The answer.</returns>
    ValueTask<CategoryInterestsResponse> GetSubInterestsAsync(InsightType type, AdAccountId account, int interest);
}
