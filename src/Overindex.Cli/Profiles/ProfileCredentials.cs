using Overindex.Client;

namespace Overindex.Cli.Profiles;

/// <summary>A profile as the client's credentials, and what must be disposed after their use.</summary>
internal static class ProfileCredentials
{
    internal static (Credentials Credentials, IDisposable? Held) Of(Profile profile, ProfileStore profiles, string name, TimeProvider time)
    {
        switch (profile)
        {
            case { RefreshToken: not null }:
                var store = new ProfileTokenStore(profiles, name, time);
                return (Credentials.FromRefreshToken(profile.ClientId!, profile.ClientSecret!, store), store);
            case { ClientId: not null }:
                return (Credentials.FromClient(profile.ClientId, profile.ClientSecret!), null);
            default:
                return (Credentials.FromToken(profile.AccessToken!), null);
        }
    }
}
