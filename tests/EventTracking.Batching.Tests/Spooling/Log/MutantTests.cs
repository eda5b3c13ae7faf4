using EventTracking.Batching.Tests.Spooling.Log.Simulation;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>Proves that <see cref="PowerLossTests"/> would find a log that omits any of the steps on which durability depends.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public void Acknowledging_before_the_sync_is_found() => AssertFound(Mutants.AcknowledgesBeforeSync);

    [Fact]
    public void Omitting_the_sync_of_a_file_is_found() => AssertFound(Mutants.NeverSyncs);

    [Fact]
    public void Omitting_the_sync_of_the_folder_is_found() => AssertFound(Mutants.NeverSyncsFolder);

    [Fact]
    public void Deleting_a_segment_before_saving_the_cursor_is_found() => AssertFound(Mutants.DeletesBeforeCursor);

    [Fact]
    public void Ignoring_a_failed_sync_is_found() => AssertFound(Mutants.IgnoresFailedSync);

    [Fact]
    public void Ignoring_a_short_write_is_found() => AssertFound(Mutants.IgnoresShortWrite);

    [Fact]
    public void Continuing_after_a_failed_write_is_found() => AssertFound(Mutants.ContinuesAfterFailedWrite);

    [Fact]
    public void Using_a_sequence_again_is_found() => AssertFound(Mutants.ReusesSequences);

    [Fact]
    public void Believing_a_length_without_the_checksum_of_the_payload_is_found() => AssertFound(Mutants.IgnoresPayloadChecksum);

    [Fact]
    public void Saving_a_cursor_ahead_of_the_deliveries_is_found() => AssertFound(Mutants.SavesCursorAhead);

    [Fact]
    public void Repeating_a_failed_sync_is_found() => AssertFound(Mutants.RepeatsFailedSync);

    [Fact]
    public void Ignoring_the_checksum_of_a_header_is_found() => AssertFound(Mutants.IgnoresHeaderChecksum);

    private void AssertFound(SpoolLogFactory mutant)
    {
        // No more than .ci/run gives to the real log.
        const int Seeds = 20_000;
        for (var seed = 0; seed < Seeds; seed++)
        {
            try
            {
                SpoolSimulation.Run(seed, mutant);
            }
            catch (BrokenPromiseException e)
            {
                output.WriteLine($"Seed {seed}: {e.Message}");
                return;
            }
        }

        Assert.Fail($"Not found in {Seeds} seeds.");
    }
}
