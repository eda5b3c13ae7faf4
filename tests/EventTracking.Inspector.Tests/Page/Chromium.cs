using EventTracking.Inspector.Tests.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EventTracking.Inspector.Tests.Page;

/// <summary>Debian's Chromium, started for the first test that needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly SemaphoreSlim _start = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// Opens the inspector of a site and acts on it. Any error in the console, dialog, or request to another site fails the test.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="act">The test.</param>
    /// <param name="context">The scheme and size of the window.</param>
    /// <param name="allowsErrors">Whether the console may report that the site cannot be reached.</param>
    internal async Task VisitAsync(
        InspectedSite site, Func<IPage, Task> act, BrowserNewContextOptions? context = null, bool allowsErrors = false)
    {
        var address = site.Address;
        var browser = await StartAsync();
        await using var window = await browser.NewContextAsync(context);
        var page = await window.NewPageAsync();
        var messages = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.Dialog += (_, dialog) => messages.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync($"{address}_events");
        await act(page);

        if (allowsErrors)
            messages.RemoveAll(static message => message.Contains("Failed to load resource", StringComparison.Ordinal));
        Assert.Empty(messages);
        requests.RemoveAll(static request => request.StartsWith("data:", StringComparison.Ordinal));
        Assert.All(requests, request => Assert.StartsWith(address.AbsoluteUri, request, StringComparison.Ordinal));
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
        Assert.SkipUnless(File.Exists(Program), "Requires the Debian package chromium.");
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
