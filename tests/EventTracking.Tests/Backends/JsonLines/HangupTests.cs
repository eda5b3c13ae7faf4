using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>The signal by which daemons are told to open their log files anew.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class HangupTests
{
    [Fact]
    public void The_signal_opens_the_file_anew_and_does_not_end_the_process()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, ReopenOnHangup = true }).Open();
        using var isOpened = new ManualResetEventSlim();
        file.Write("a");
        File.Move(file.Path, file.Path + ".1");
        file.Calls.Opening = () =>
        {
            if (File.Exists(file.Path))
                isOpened.Set();
            return null;
        };

        Signals.Send(Environment.ProcessId, Signals.Hangup);
        Assert.True(isOpened.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The signal did not open the file within a minute.");
        Assert.Empty(file.Names);

        file.Write("b");
        Assert.Equal(["b"], file.Names);
        Assert.Equal(["a"], SomeLines.NamesIn(file.Path + ".1"));
    }
}
