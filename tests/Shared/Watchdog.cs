using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Shared;

/// <summary>
/// Ends the test process if it runs for much longer than all tests take, so that <c>dotnet test</c> never hangs, and at SIGTERM, which the
/// hosts that tests run would otherwise take as a request to stop only themselves.
/// </summary>
internal static class Watchdog
{
    private static readonly TimeSpan Limit = LongRun.Choose(TimeSpan.FromMinutes(30), TimeSpan.FromHours(24));

    private static readonly Timer Timer = new(
        static _ => Environment.FailFast($"The tests of this project did not end within {Limit}."), null, Timeout.InfiniteTimeSpan,
        Timeout.InfiniteTimeSpan);

    private static readonly PosixSignalRegistration Termination =
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, static _ => Environment.Exit(128 + 15));

#pragma warning disable CA2255 // The test assembly is a program; nothing else runs before every test.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Start()
    {
        Timer.Change(Limit, Timeout.InfiniteTimeSpan);
        GC.KeepAlive(Termination);
    }
}
