using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Overindex.Identity.Storage;

/// <summary>
/// Users, apps, grants and tokens. The tables themselves are made by the scripts in <c>Schema/</c>; a test compares them with this model.
/// </summary>
internal sealed class IdentityDatabase(DbContextOptions<IdentityDatabase> options) : IdentityUserContext<UserRow>(options)
{
    internal DbSet<AppRow> Apps => Set<AppRow>();

    internal DbSet<GrantRow> Grants => Set<GrantRow>();

    internal DbSet<TokenRow> Tokens => Set<TokenRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<AppRow, AuthorizationRow, ScopeRow, TokenRow, string>();
        builder.Entity<UserRow>().ToTable("Users");
        builder.Entity<IdentityUserClaim<string>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("UserTokens");
        builder.Entity<AppRow>().ToTable("Apps");
        builder.Entity<AuthorizationRow>().ToTable("Authorizations");
        builder.Entity<ScopeRow>().ToTable("Scopes");
        builder.Entity<TokenRow>().ToTable("Tokens");
        builder.Entity<GrantRow>(grant =>
        {
            grant.ToTable("Grants");
            grant.HasKey(row => new { row.Subject, row.Account });
        });
    }
}
