using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>Visits the inspector of a site.</summary>
internal static class InspectorVisit
{
    /// <summary>
    /// Opens the page and acts on it. Any error in the console, dialog, or request to another site fails the test.
    /// </summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="act">The test.</param>
    /// <param name="options">The scheme and size of the window.</param>
    /// <param name="allowsErrors">Whether the console may report that the site cannot be reached.</param>
    public static async Task VisitAsync(
        this Chromium chromium,
        InspectedSite site,
        Func<IPage, Task> act,
        BrowserNewContextOptions? options = null,
        bool allowsErrors = false)
    {
        var address = site.Address.AbsoluteUri;

        var visit = await chromium.VisitAsync($"{address}_events", act, options);

        if (allowsErrors)
            visit.Messages.RemoveAll(static message => message.Contains("Failed to load resource", StringComparison.Ordinal));
        Assert.Empty(visit.Messages);
        Assert.All(visit.Requests, request => Assert.StartsWith(address, request, StringComparison.Ordinal));
    }
}
