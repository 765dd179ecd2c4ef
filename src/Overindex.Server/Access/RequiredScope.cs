namespace Overindex.Server.Access;

/// <summary>Marks an endpoint that needs a token with a scope.</summary>
internal sealed record RequiredScope(string Scope);
