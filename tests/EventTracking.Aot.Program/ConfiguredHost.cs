using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Aot.Program;

/// <summary>A host with the configuration of an <c>appsettings.json</c>.</summary>
internal static class ConfiguredHost
{
    public static async Task PrintAsync()
    {
        var path = Path.GetTempFileName();
        try
        {
            await RunAsync(path);
            var lines = await File.ReadAllLinesAsync(path);
            Console.WriteLine($"host {lines.Length} {lines[0].Contains("\"name\":\"com.example.aot.started\"", StringComparison.Ordinal)}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task RunAsync(string path)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EventTracking:Processors:0:Type"] = "RegexFilter",
            ["EventTracking:Processors:0:FilterType"] = "Blocklist",
            ["EventTracking:Processors:0:Patterns:0"] = @"com\.example\.internal\.",
            ["EventTracking:Backends:queue:Type"] = "Background",
            ["EventTracking:Backends:queue:Backends:file:Type"] = "JsonLines",
            ["EventTracking:Backends:queue:Backends:file:Path"] = path,
            ["EventTracking:Backends:queue:Backends:file:MaxFileSize"] = "1000000",
            ["EventTracking:Backends:queue:Backends:file:CompressRolledFiles"] = "true",
        });
        builder.AddEventTracking();

        using var host = builder.Build();
        await host.StartAsync();
        TrackerRegistry.Emit("com.example.internal.noise");
        host.Services.GetRequiredService<Tracker>().Emit("com.example.aot.started");
        await host.StopAsync();
    }
}
