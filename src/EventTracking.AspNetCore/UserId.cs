using System.Security.Claims;

namespace EventTracking.AspNetCore;

/// <summary>Reads the identifier of an authenticated user from its claims.</summary>
internal static class UserId
{
    /// <param name="user">The user.</param>
    /// <param name="claim">The type of the claim; <see langword="null"/> for the default ones.</param>
    public static string? Of(ClaimsPrincipal user, string? claim)
    {
        if (user.Identity is not { IsAuthenticated: true } identity)
            return null;

        // Token handlers that do not map claim types use "sub" instead of NameIdentifier.
        return claim is not null
            ? user.FindFirst(claim)?.Value
            : user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value ?? identity.Name;
    }
}
