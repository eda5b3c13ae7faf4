using System.Runtime.InteropServices;
using Xunit;

namespace EventTracking.Shared;

/// <summary>Sends Unix signals.</summary>
internal static class Signals
{
    public const int Hangup = 1;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    /// <summary>
    /// Whether this process was started with the signal ignored, as <c>nohup</c> does. .NET keeps it ignored. Linux only.
    /// </summary>
    public static bool IsIgnored(int signal)
    {
        const string mask = "SigIgn:";
        return OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/status")
                .FirstOrDefault(static line => line.StartsWith(mask, StringComparison.Ordinal)) is { } line
            && (Convert.ToUInt64(line[mask.Length..].Trim(), 16) >> (signal - 1) & 1) == 1;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
