using System.Text.Json;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A process that exceeds its file size limit (<c>ulimit -f</c>) receives the signal SIGXFSZ.</summary>
[Trait("Category", "Processes")]
public sealed class FileSizeLimitTests
{
    [Fact]
    public void A_file_size_limit_does_not_kill_the_process_and_every_event_is_counted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash sets the limit in units of 1024 bytes.");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("events.jsonl");

        // The runtime maps a large file unless W^X is off.
        using var writer = new LineWriterProgram(
            "bash",
            "-c",
            "ulimit -f 16; exec \"$@\"",
            "bash",
            "env",
            "DOTNET_EnableWriteXorExecute=0",
            "dotnet",
            LineWriterProgram.Assembly)
            .Start(path, 0, "mode=count", "events=1000", "block=0");

        var account = JsonElement.Parse(writer.ReadLine()!);
        writer.ReadLine();
        Assert.Equal(0, writer.EndInTime());

        var delivered = account.GetProperty("delivered").GetInt32();
        Assert.InRange(delivered, 50, 900);
        Assert.Equal(1000 - delivered, account.GetProperty("disk_full").GetInt32());
        Assert.Equal(delivered, WrittenEvents.In(path)[0].Count);
    }
}
