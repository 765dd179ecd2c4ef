using Microsoft.Playwright;
using Overindex.Dashboard.Tests.Support;
using Overindex.Identity;

namespace Overindex.Dashboard.Tests.Access;

/// <summary>The server's own users, from the same registry as for OAuth.</summary>
public sealed class UserTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task A_user_signs_in_with_a_password_and_sees_what_is_granted()
    {
        await using var registry = await TenantRegistry.OpenAsync(server.Data, new IdentitySettings());
        const string user = "anna";
        await registry.AddUserAsync(user, Password);
        await registry.AddGrantsAsync(new GrantHolder(HolderKind.User, user), new AccountSet([MadeUpPlatform.Big, MadeUpPlatform.Other]));
        await using var reader = await chromium.OpenAsync(server.Address);
        await reader.GotoAsync("/sign-in");
        await reader.Page.GetByLabel("User name").FillAsync(user);
        await reader.Page.GetByLabel("Password").FillAsync("wrong password 123");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).First.ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("wrong, or the account is locked");
        await reader.Page.GetByLabel("User name").FillAsync(user);
        await reader.Page.GetByLabel("Password").FillAsync(Password);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).First.ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("2 ad accounts")).ToBeVisibleAsync();
        Assert.Equal(403, (await reader.GotoAsync($"/accounts/{MadeUpPlatform.Small}")).Status);

        await registry.SwitchUserAsync(user, true);
        await Eventually.HoldsAsync(
            async () =>
            {
                await reader.GotoAsync("/");
                return reader.Page.Url.EndsWith("/sign-in", StringComparison.Ordinal);
            },
            "the disabled user is sent to sign in");
    }
}
