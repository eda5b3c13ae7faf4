using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>Headless Chromium, driven through chromedriver with the W3C WebDriver protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string ElementKey = "element-6066-11e4-a52e-4f735466cecf";
    private const string Driver = "/usr/bin/chromedriver";

    private readonly Process _driver;
    private readonly HttpClient _client;
    private readonly DirectoryInfo _profile;

    private Browser(Process driver, HttpClient client, DirectoryInfo profile)
    {
        _driver = driver;
        _client = client;
        _profile = profile;
    }

    /// <summary>Whether Chromium and its driver are installed (Debian packages <c>chromium</c> and <c>chromium-driver</c>).</summary>
    public static bool IsInstalled => File.Exists(Driver) && File.Exists("/usr/bin/chromium");

    public static async Task<Browser> StartAsync(CancellationToken cancellationToken)
    {
        var driver = Process.Start(new ProcessStartInfo(Driver, ["--port=0"]) { RedirectStandardOutput = true })!;
        var port = await PortAsync(driver, cancellationToken);
        var profile = Directory.CreateTempSubdirectory("chromium-");
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}",
        ];

        var capabilities = new Dictionary<string, object> { ["goog:chromeOptions"] = new { args = arguments } };
        using var starter = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        var session = await PostAsync(starter, "session", new { capabilities = new { alwaysMatch = capabilities } }, cancellationToken);
        var address = new Uri($"http://127.0.0.1:{port}/session/{session.GetProperty("sessionId").GetString()}/");
        return new Browser(driver, new HttpClient { BaseAddress = address }, profile);
    }

    public Task OpenAsync(Uri address, CancellationToken cancellationToken) =>
        PostAsync(_client, "url", new { url = address }, cancellationToken);

    public async Task ClickAsync(string selector, CancellationToken cancellationToken)
    {
        var element = await PostAsync(_client, "element", new { @using = "css selector", value = selector }, cancellationToken);
        await PostAsync(_client, $"element/{element.GetProperty(ElementKey).GetString()}/click", new { }, cancellationToken);
    }

    /// <summary>Waits for an element, by a timeout of the browser.</summary>
    public async Task WaitForAsync(string selector, CancellationToken cancellationToken)
    {
        await PostAsync(_client, "timeouts", new { @implicit = 30_000 }, cancellationToken);
        await PostAsync(_client, "element", new { @using = "css selector", value = selector }, cancellationToken);
    }

    /// <summary>Runs the body of an async function in the page and returns its result.</summary>
    public async Task<JsonElement> RunAsync(string script, CancellationToken cancellationToken)
    {
        await PostAsync(_client, "timeouts", new { script = 60_000 }, cancellationToken);
        return await PostAsync(
            _client, "execute/sync", new { script = $"return (async () => {{ {script} }})()", args = Array.Empty<object>() },
            cancellationToken);
    }

    /// <summary>Connects the current tab to the network, or disconnects it.</summary>
    public Task SetOfflineAsync(bool offline, CancellationToken cancellationToken)
    {
        var conditions = new { offline, latency = 0, download_throughput = -1, upload_throughput = -1 };
        return PostAsync(_client, "chromium/network_conditions", new { network_conditions = conditions }, cancellationToken);
    }

    /// <summary>Opens a tab, to which all later calls apply.</summary>
    /// <returns>The tab that was the current one, and the opened one.</returns>
    public async Task<(string Before, string Opened)> OpenTabAsync(CancellationToken cancellationToken)
    {
        var before = await _client.GetFromJsonAsync<JsonElement>("window", cancellationToken);
        var tab = await PostAsync(_client, "window/new", new { type = "tab" }, cancellationToken);
        var opened = tab.GetProperty("handle").GetString()!;
        await SwitchToTabAsync(opened, cancellationToken);
        return (before.GetProperty("value").GetString()!, opened);
    }

    public Task SwitchToTabAsync(string tab, CancellationToken cancellationToken) =>
        PostAsync(_client, "window", new { handle = tab }, cancellationToken);

    /// <summary>Closes the current tab.</summary>
    public async Task CloseTabAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.DeleteAsync("window", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        using (await _client.DeleteAsync("", CancellationToken.None))
            _client.Dispose();
        _driver.Kill(entireProcessTree: true);
        await _driver.WaitForExitAsync(CancellationToken.None).WaitAsync(Bounded.Limit);
        _driver.Dispose();
        _profile.Delete(recursive: true);
    }

    private static async Task<string> PortAsync(Process driver, CancellationToken cancellationToken)
    {
        const string marker = "started successfully on port ";
        var output = driver.StandardOutput;
        while (await output.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Bounded.Limit, cancellationToken) is { } line)
        {
            if (line.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var start)
                return line[(start + marker.Length)..].TrimEnd('.');
        }

        throw new InvalidOperationException("chromedriver exited before it listened.");
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        // chromedriver does not support chunked bodies: the length must be known.
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content, cancellationToken);
        var result = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return response.IsSuccessStatusCode ? result.GetProperty("value") : throw new InvalidOperationException($"{path}: {result}");
    }
}
