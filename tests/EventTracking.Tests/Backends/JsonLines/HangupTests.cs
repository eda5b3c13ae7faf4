using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>SIGHUP makes a service reopen its log files.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class HangupTests
{
    [Theory]
    [InlineData("trap '' HUP; exec \"$@\"", "1")]
    [InlineData("exec env --default-signal=HUP \"$@\"", "0")]
    public void An_ignored_signal_is_reported(string script, string impairments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Ignored signals are detected on Linux only.");
        using var folder = new TemporaryFolder();
        using var writer = new LineWriterProgram("sh", "-c", script, "sh", "dotnet", LineWriterProgram.Assembly)
            .Start(folder.PathOf("events.jsonl"), 0, "mode=count", "events=1", "hangup=1");

        writer.ReadLine();
        Assert.Equal(impairments, writer.ReadLine());
        Assert.Equal(0, writer.EndInTime());
    }

    [Fact]
    public void The_signal_reopens_the_file_without_ending_the_process()
    {
        Assert.SkipWhen(Signals.IsIgnored(Signals.Hangup), "This process ignores SIGHUP, as under nohup.");
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, ReopenOnHangup = true }).Open();
        using var isOpened = new ManualResetEventSlim();
        file.Write("a");
        Assert.SkipWhen(file.Failures(TrackingFailureKind.BackendDegraded) > 0, "This process ignores SIGHUP, as after nohup.");
        File.Move(file.Path, file.Path + ".1");
        file.Calls.Opening = () =>
        {
            if (File.Exists(file.Path))
                isOpened.Set();
            return null;
        };

        Signals.Send(Environment.ProcessId, Signals.Hangup);
        Assert.True(
            isOpened.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken),
            "The signal did not open the file within a minute.");
        Assert.Empty(file.Names);

        file.Write("b");
        Assert.Equal(["b"], file.Names);
        Assert.Equal(["a"], SomeLines.NamesIn(file.Path + ".1"));
    }
}
