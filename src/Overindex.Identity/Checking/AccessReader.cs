using System.Data.Common;
using System.Globalization;
using Overindex.Engine;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Checking;

/// <summary>
/// Reads from the database what an access token is worth now. Plain SQL, so that checking a token needs neither the OAuth server nor its keys.
/// </summary>
internal sealed class AccessReader(DatabaseSource source)
{
    // OpenIddictConstants.TokenTypeIdentifiers.AccessToken, without loading OpenIddict.
    private const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    private const string Changes = "SELECT \"Number\" FROM \"Changes\"";

    private const string Token =
        """
        SELECT t."Id", t."Subject", t."Scopes", t."Accounts", t."CreationDate", t."ExpirationDate", a."Id", a."ClientId", u."UserName"
        FROM "Tokens" t
        JOIN "Apps" a ON a."Id" = t."ApplicationId"
        LEFT JOIN "Authorizations" z ON z."Id" = t."AuthorizationId"
        LEFT JOIN "Users" u ON u."Id" = t."Subject" AND u."Disabled" = @no
        WHERE t."ReferenceId" = @reference AND t."Type" = @type AND t."Status" = 'valid' AND a."Disabled" = @no
        AND (t."AuthorizationId" IS NULL OR z."Status" = 'valid')
        """;

    private const string User = "SELECT \"UserName\" FROM \"Users\" WHERE \"Id\" = @id AND \"SecurityStamp\" = @stamp AND \"Disabled\" = @no";

    private const string Grants = "SELECT \"Account\" FROM \"Grants\" WHERE \"Subject\" = @subject AND \"Disabled\" = @no";

    internal async Task<long> ReadChangesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = Command(connection, Changes);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>What a token is worth; nothing if it is unknown, revoked, or its user or app is disabled. Its expiry is not looked at.</summary>
    internal async Task<GrantedAccess?> FindAsync(TokenKey key, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        if (await FindTokenAsync(connection, key, cancellationToken) is not { } token)
        {
            return null;
        }

        var accounts = await ReadGrantsAsync(connection, token.IsUsers ? token.Subject : token.AppRow, cancellationToken);
        return token.Access with { Accounts = token.IsUsers ? token.Access.Accounts.Intersect(accounts) : accounts };
    }

    /// <summary>A user and what they may see; nobody if the user is gone or disabled, or has another stamp.</summary>
    internal async Task<SignedInUser?> FindUserAsync(string id, string stamp, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = Command(connection, User, ("id", id), ("stamp", stamp), ("no", false));
        return await command.ExecuteScalarAsync(cancellationToken) is string name
            ? new SignedInUser(id, name, stamp, await ReadGrantsAsync(connection, id, cancellationToken))
            : null;
    }

    private static async Task<FoundToken?> FindTokenAsync(DbConnection connection, TokenKey key, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, Token, ("reference", key.ToReferenceId()), ("type", AccessTokenType), ("no", false));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var consented = reader.IsDBNull(3) ? null : reader.GetString(3);
        var user = reader.IsDBNull(8) ? null : reader.GetString(8);
        if (consented is not null && user is null)
        {
            return null;
        }

        var access = new GrantedAccess(
            reader.GetString(0),
            reader.GetString(7),
            user,
            consented is null ? AccountSet.Nothing : ConsentedAccounts.Read(consented),
            reader.IsDBNull(2) ? [] : [.. reader.GetString(2).Split(' ').Where(scope => scope == OAuthWords.AdsRead)],
            Moment(reader, 4),
            Moment(reader, 5));
        return new FoundToken(access, reader.GetString(1), reader.GetString(6), consented is not null);
    }

    private static async Task<AccountSet> ReadGrantsAsync(DbConnection connection, string subject, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, Grants, ("subject", subject), ("no", false));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var accounts = new List<AdAccountId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var account = reader.GetString(0);
            if (account == GrantRow.AllAccounts)
            {
                return AccountSet.Everything;
            }

            accounts.Add(AdAccountId.Parse(account));
        }

        return new AccountSet(accounts);
    }

    private static DateTimeOffset Moment(DbDataReader reader, int column) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = source.Connect();
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private sealed record FoundToken(GrantedAccess Access, string Subject, string AppRow, bool IsUsers);
}
