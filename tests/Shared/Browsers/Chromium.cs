using EventTracking.Shared;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EventTracking.Shared;

/// <summary>Debian's Chromium, started for the first test that needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly SemaphoreSlim _start = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static void SkipUnlessInstalled() => Assert.SkipUnless(File.Exists(Program), "Requires the Debian package chromium.");

    /// <summary>Opens a window that shares no cookies and no storage with others.</summary>
    public async Task<IBrowserContext> OpenWindowAsync(BrowserNewContextOptions? options = null)
    {
        var browser = await StartAsync();
        return await browser.NewContextAsync(options);
    }

    /// <summary>Opens a page in a new window, and acts on it.</summary>
    internal async Task<Visit> VisitAsync(string address, Func<IPage, Task> act, BrowserNewContextOptions? options = null)
    {
        await using var window = await OpenWindowAsync(options);
        var page = await window.NewPageAsync();
        var visit = new Visit([], []);
        page.Console += (_, message) => visit.Messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => visit.Messages.Add(error);
        page.Dialog += (_, dialog) => visit.Messages.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => visit.Requests.Add(request.Url);

        await page.GotoAsync(address);
        await act(page);
        visit.Requests.RemoveAll(static request => request.StartsWith("data:", StringComparison.Ordinal));
        return visit;
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
        SkipUnlessInstalled();
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
