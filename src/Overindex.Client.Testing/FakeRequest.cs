namespace Overindex.Client.Testing;

/// <summary>A request that the fake server got.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="PathAndQuery">Below the base address, such as <c>/ad_accounts/4/insights/audiences</c>.</param>
/// <param name="Form">The body of a request for a token; nothing for others.</param>
public sealed record FakeRequest(string Method, string PathAndQuery, string? Form);
