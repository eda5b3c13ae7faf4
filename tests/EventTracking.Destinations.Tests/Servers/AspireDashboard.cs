using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>The Aspire dashboard, a receiver of OTLP that shows logs, from its NuGet package.</summary>
public sealed class AspireDashboard : IAsyncDisposable
{
    private static readonly string Program = typeof(AspireDashboard).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "AspireDashboard").Value!;

    private readonly HttpClient _client;
    private readonly ServerProcess _process;

    private AspireDashboard(HttpClient client, ServerProcess process, int port) => (_client, _process, OtlpPort) = (client, process, port);

    /// <summary>The reason why the dashboard cannot run here.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not Architecture.X64 ? "The dashboard is for Linux on x64."
        : File.Exists(Program) ? null
        : $"The dashboard is absent: {Program}";

    public int OtlpPort { get; }

    public static async Task<AspireDashboard> StartAsync()
    {
        // A package does not keep the permission to execute.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, File.GetUnixFileMode(Program) | UnixFileMode.UserExecute);
        var (page, otlp) = (ServerProcess.FreePort(), ServerProcess.FreePort());
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{page}");
        var process = ServerProcess.Start(
            "env",
            $"ASPNETCORE_URLS={url}",
            string.Create(CultureInfo.InvariantCulture, $"ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL=http://127.0.0.1:{otlp}"),
            "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS=true",
            Program,
            "--contentRoot",
            Path.GetDirectoryName(Program)!);
        var client = new HttpClient { BaseAddress = new Uri(url) };
        await process.WaitUntilReadyAsync(async () => (await client.GetAsync(LogsUri)).IsSuccessStatusCode);
        return new AspireDashboard(client, process, otlp);
    }

    /// <summary>Returns the log records that the dashboard has, in order.</summary>
    public async Task<IReadOnlyList<JsonElement>> LogRecordsAsync()
    {
        using var logs = JsonDocument.Parse(await _client.GetStringAsync(LogsUri));
        return
        [
            .. logs.RootElement.GetProperty("data").GetProperty("resourceLogs").EnumerateArray()
                .SelectMany(static resource => resource.GetProperty("scopeLogs").EnumerateArray())
                .SelectMany(static scope => scope.GetProperty("logRecords").EnumerateArray())
                .Select(static record => record.Clone()),
        ];
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Uri LogsUri => new("/api/telemetry/logs?format=json", UriKind.Relative);
}
