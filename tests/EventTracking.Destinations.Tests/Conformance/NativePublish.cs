using EventTracking.Destinations.Tests.Conformance;

[assembly: AssemblyFixture(typeof(NativePublish))]

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>
/// Publishes the native program while the first tests run: the tests that need it, one per destination, would all wait for it.
/// </summary>
public sealed class NativePublish : IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        if (LongRun.IsFull && OperatingSystem.IsLinux())
            _ = HostProgram.Native.Value;
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the end, because the folder of the program cannot be deleted before. Its tests report a failure.</summary>
    public async ValueTask DisposeAsync()
    {
        if (HostProgram.Native.IsValueCreated)
            await ((Task)HostProgram.Native.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
