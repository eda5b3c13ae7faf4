using System.Globalization;
using System.Runtime.InteropServices;
using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines;

/// <summary>Handles SIGHUP, the signal that asks a service to reopen its log files.</summary>
internal static class HangupSignal
{
    private const int Hangup = 1;

    /// <summary>Runs an action when the signal arrives, which then no longer ends the process.</summary>
    /// <param name="action">The action.</param>
    /// <param name="deferredFailures">Receives a warning if the process ignores the signal, as after <c>nohup</c>.</param>
    /// <returns>The registration; <see langword="null"/> on Windows, which has no such signal.</returns>
    public static IDisposable? Listen(Action action, DeferredFailures deferredFailures)
    {
        if (OperatingSystem.IsWindows())
            return null;

        var registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            action();
        });
        if (IsIgnored())
        {
            deferredFailures.Add(new InvalidOperationException(
                "ReopenOnHangup has no effect: the process ignores SIGHUP, because it was started by nohup or a program like it. Start it "
                    + "without, or call Reopen."));
        }

        return registration;
    }

    /// <summary>.NET does not handle a signal that was ignored when the process started.</summary>
    private static bool IsIgnored()
    {
        const string key = "SigIgn:";
        if (!OperatingSystem.IsLinux())
            return false;

        try
        {
            var line = Array.Find(File.ReadAllLines("/proc/self/status"), static line => line.StartsWith(key, StringComparison.Ordinal));
            return line is not null
                && ulong.TryParse(
                    line.AsSpan(key.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ignored)
                && (ignored & (1UL << (Hangup - 1))) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
