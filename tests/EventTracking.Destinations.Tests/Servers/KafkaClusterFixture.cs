namespace EventTracking.Destinations.Tests.Servers;

/// <summary>
/// A mock cluster for the tests of a class, or for each test of a class that derives from it. Without <c>kcat</c>, the tests are skipped.
/// </summary>
public class KafkaClusterFixture : IAsyncLifetime
{
    public KafkaMockCluster Cluster { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(KafkaMockCluster.Missing is null, KafkaMockCluster.Missing ?? "");
        await Cluster.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        Cluster.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
