using System.Runtime.InteropServices;
using Xunit;

namespace EventTracking.Shared;

/// <summary>Signals of Unix to processes.</summary>
internal static class Signals
{
    public const int Hangup = 1;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
