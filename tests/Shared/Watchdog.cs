using System.Runtime.CompilerServices;

namespace EventTracking.Shared;

/// <summary>
/// Ends the process of the tests when it has run for much longer than all of them take together: the library that they call might hang, and
/// <c>dotnet test</c> must not.
/// </summary>
internal static class Watchdog
{
    private static readonly TimeSpan Limit = LongRun.Choose(TimeSpan.FromMinutes(45), TimeSpan.FromHours(24));

    private static readonly Timer Timer = new(
        static _ => Environment.FailFast($"The tests of this project did not end within {Limit}."), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

#pragma warning disable CA2255 // The assembly is a program, and nothing else in it runs before every test.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Start() => Timer.Change(Limit, Timeout.InfiniteTimeSpan);
}
