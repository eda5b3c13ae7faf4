using System.Security.Claims;

namespace EventTracking.AspNetCore;

/// <summary>Reads the identifier of an authenticated user from its claims.</summary>
internal static class UserId
{
    /// <param name="user">The user.</param>
    /// <param name="claim">The type of the claim, or <see langword="null"/> for the usual ones.</param>
    public static string? Of(ClaimsPrincipal user, string? claim)
    {
        if (user.Identity is not { IsAuthenticated: true } identity)
            return null;

        // "sub" is what NameIdentifier is called by token handlers that do not map claim types.
        return claim is not null
            ? user.FindFirst(claim)?.Value
            : user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value ?? identity.Name;
    }
}
