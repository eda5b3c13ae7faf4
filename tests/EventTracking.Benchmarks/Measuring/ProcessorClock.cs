using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EventTracking.Benchmarks.Measuring;

/// <summary>
/// The processor time that the calling thread, or all of the program, has used, so that what other programs take of a shared
/// machine is not counted. A stopwatch where the system does not tell.
/// </summary>
internal static partial class ProcessorClock
{
    private const int ProcessTime = 2;
    private const int ThreadTime = 3;

    public static TimeSpan OfThread => Now(ThreadTime);

    public static TimeSpan OfProcess => Now(ProcessTime);

    private static TimeSpan Now(int clock)
    {
        if (OperatingSystem.IsLinux() && GetTime(clock, out var time) == 0)
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
        return Stopwatch.GetElapsedTime(0);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
