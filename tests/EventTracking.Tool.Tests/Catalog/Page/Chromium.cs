using EventTracking.Tool.Catalog;
using EventTracking.Tool.Tests.Catalog.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>Debian's Chromium, started for the first test that needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly SemaphoreSlim _start = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// Opens the page of a catalog and acts on it. Any error in the console and any request other than that for the page fails the test.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="act">The test.</param>
    /// <param name="hash">The part of the address from <c>#</c>.</param>
    /// <param name="context">The scheme and size of the window.</param>
    internal async Task VisitAsync(CatalogData catalog, Func<IPage, Task> act, string hash = "", BrowserNewContextOptions? context = null)
    {
        Assert.SkipUnless(File.Exists(Program), "Requires the Debian package chromium.");
        using var folder = new TemporaryFolder();
        var address = new Uri(folder.Write("index.html", CatalogPage.Write(catalog))).AbsoluteUri;
        var browser = await StartAsync();
        await using var window = await browser.NewContextAsync(context);
        var page = await window.NewPageAsync();
        var messages = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.Dialog += (_, dialog) => messages.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync(address + hash);
        await act(page);

        Assert.Empty(messages);
        Assert.All(requests, request => Assert.Equal(address, request.Split('#')[0]));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _start.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await _start.WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();

            // Without a sandbox, because root cannot use one.
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] });
        }
        finally
        {
            _start.Release();
        }
    }
}
