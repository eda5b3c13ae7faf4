using System.Runtime.InteropServices;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>The signal by which daemons are told to open their log files anew.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class HangupTests
{
    private const int Hangup = 1;

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

        Assert.Equal(0, Kill(Environment.ProcessId, Hangup));
        isOpened.Wait(TestContext.Current.CancellationToken);
        Assert.Empty(file.Names);

        file.Write("b");
        Assert.Equal(["b"], file.Names);
        Assert.Equal(["a"], SomeLines.NamesIn(file.Path + ".1"));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
