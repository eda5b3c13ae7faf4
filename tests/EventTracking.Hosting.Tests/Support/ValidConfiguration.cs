using System.Text.Json;

namespace EventTracking.Hosting.Tests.Support;

/// <summary>A configuration that uses every type with every option.</summary>
internal static class ValidConfiguration
{
    private static readonly string FilePath = Path.Combine(Path.GetTempPath(), $"event-tracking-{Environment.ProcessId}.jsonl");

    public static readonly string Json =
        $$"""
        { "EventTracking": {
            "Enabled": true,
            "ContextLocator": "AsyncLocal",
            "ShutdownTimeout": "00:00:03",
            "MaxEventBytes": 100000, "MaxDepth": 32, "MaxFields": 100,
            "Processors": [
              { "Type": "RegexFilter", "FilterType": "Blocklist", "Patterns": [ "edx\\.internal\\." ] },
              { "Type": "Sampling", "Ratios": { "org.edx.video.play": 0.5 }, "DefaultRatio": 1 }
            ],
            "Backends": {
              "tracking_logs": {
                "Type": "Routing",
                "Processors": [ { "Type": "NameAllowlist", "Names": [ "org.edx.video.stop" ] } ],
                "Backends": {
                  "file": { "Type": "JsonLines", "Path": {{JsonSerializer.Serialize(FilePath)}}, "BlockSize": 65536,
                    "FlushInterval": "00:00:05", "Durability": "Disk", "MaxFileSize": 1048576, "RollingInterval": "Day", "RetainedFiles": 7,
                    "RetainedDays": 30, "MaxTotalSize": "100MB", "UnixFileMode": "0600",
                    "CompressRolledFiles": true, "ReopenOnHangup": false },
                  "log": { "Type": "Logger", "Category": "audit", "Level": "Information", "Format": "Json", "MaxTextLength": 50000 } } },
              "background": {
                "Type": "Background", "QueueCapacityBytes": 65536, "WhenFull": "Wait", "WaitTimeout": "00:00:02", "MaxEventBytes": 5000,
                "Processors": [], "Backends": { "log": { "Type": "Logger" } } },
              "console": { "Type": "Console", "Stream": "Error" } } } }
        """;
}
