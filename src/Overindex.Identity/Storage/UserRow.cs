using Microsoft.AspNetCore.Identity;

namespace Overindex.Identity.Storage;

/// <summary>Somebody who signs in.</summary>
internal sealed class UserRow : IdentityUser
{
    public bool Disabled { get; set; }

    public DateTime CreatedAt { get; set; }
}
