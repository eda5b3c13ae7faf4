using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>
/// The processor time of the programs that this one has started and waited for, of all their threads. A stopwatch where the
/// system does not tell.
/// </summary>
internal static partial class ChildrenClock
{
    private const int Children = -1;

    public static TimeSpan Now
    {
        get
        {
            if (OperatingSystem.IsLinux() && GetUsage(Children, out var usage) == 0)
            {
                return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                    + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
            }

            return Stopwatch.GetElapsedTime(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    /// <summary>What the system fills in; the fourteen numbers behind the times are not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 18 * sizeof(long))]
    private struct Usage
    {
        public nint UserSeconds;
        public nint UserMicroseconds;
        public nint SystemSeconds;
        public nint SystemMicroseconds;
    }
}
