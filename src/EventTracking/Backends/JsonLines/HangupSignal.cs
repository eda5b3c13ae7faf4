using System.Runtime.InteropServices;

namespace EventTracking.JsonLines;

/// <summary>The signal SIGHUP, by which a service is told to open its log files anew.</summary>
internal static class HangupSignal
{
    /// <summary>Does something whenever the signal comes, which ends the process no longer then.</summary>
    /// <returns>Ends it; <see langword="null"/> on Windows, which has no such signal.</returns>
    public static IDisposable? Listen(Action action) => OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            action();
        });
}
