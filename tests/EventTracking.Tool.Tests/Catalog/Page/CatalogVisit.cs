using EventTracking.Tool.Catalog;
using Microsoft.Playwright;

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>Visits the page of a catalog.</summary>
internal static class CatalogVisit
{
    /// <summary>
    /// Opens the page and acts on it. Any error in the console and any request other than that for the page fails the test.
    /// </summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="act">The test.</param>
    /// <param name="hash">The part of the address from <c>#</c>.</param>
    /// <param name="options">The scheme and size of the window.</param>
    public static async Task VisitAsync(
        this Chromium chromium,
        CatalogData catalog,
        Func<IPage, Task> act,
        string hash = "",
        BrowserNewContextOptions? options = null)
    {
        Chromium.SkipUnlessInstalled();
        using var folder = new TemporaryFolder();
        var address = new Uri(folder.Write("index.html", CatalogPage.Write(catalog))).AbsoluteUri;

        var visit = await chromium.VisitAsync(address + hash, act, options);

        Assert.Empty(visit.Messages);
        Assert.All(visit.Requests, request => Assert.Equal(address, request.Split('#')[0]));
    }
}
