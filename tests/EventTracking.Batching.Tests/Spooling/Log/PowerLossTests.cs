using System.Globalization;
using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>
/// Random processes on a simulated disk that fails and loses power. <c>EVENTTRACKING_SEED=n</c> repeats one simulation;
/// <c>EVENTTRACKING_LONG=1</c> runs two million.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    [Fact]
    public void No_acknowledged_event_is_lost_changed_or_replaced()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("EVENTTRACKING_SEED"), CultureInfo.InvariantCulture, out var only))
        {
            SpoolSimulation.Run(only, Mutants.None);
            return;
        }

        var seeds = LongRun.Choose(quick: 2_000, full: 20_000, @long: 2_000_000);
        var failures = new List<Exception>();
        for (var seed = 0; seed < seeds && failures.Count < 10; seed++)
        {
            try
            {
                SpoolSimulation.Run(seed, Mutants.None);
            }
            catch (Exception e)
            {
                output.WriteLine($"EVENTTRACKING_SEED={seed} repeats: {e.Message}");
                failures.Add(e);
            }
        }

        Assert.True(failures.Count is 0, $"{failures.Count} of {seeds} seeds failed. The first: {failures.FirstOrDefault()}");
    }
}
