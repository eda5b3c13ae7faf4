using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Processes;

[Trait("Category", "Processes")]
public sealed class CrashPointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(CrashPoints.Calls), MemberType = typeof(CrashPoints))]
    public void A_process_killed_at_any_call_loses_nothing(string call, int calls) =>
        new CrashPoints(SpoolProgram.UnderTheJit).AssertNothingIsLost(_folder, call, calls);

    public void Dispose() => _folder.Dispose();
}
