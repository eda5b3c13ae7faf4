using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Files;

public sealed class SpoolInstancesTests
{
    private readonly SimulatedDisk _disk = new();
    private readonly List<string> _failures = [];

    public SpoolInstancesTests() => _disk.CreateFolder("/spool");

    [Fact]
    public void A_path_without_a_placeholder_is_opened_as_it_is()
    {
        var instances = new SpoolInstances(_disk, "/spool/shop/");

        Assert.Equal("/spool/shop", instances.OpenFirstFree(Open).Path);
        Assert.Throws<SpoolInUseException>(() => instances.OpenFirstFree(Open));
        Assert.Empty(instances.OpenOrphans(Open, Fail));
    }

    [Fact]
    public void Each_instance_gets_the_first_free_number()
    {
        var instances = new SpoolInstances(_disk, "/spool/shop-{instance}.d");

        using var first = instances.OpenFirstFree(Open);
        var second = instances.OpenFirstFree(Open);
        using var third = instances.OpenFirstFree(Open);
        second.Dispose();
        using var again = instances.OpenFirstFree(Open);

        Assert.Equal(
            ["/spool/shop-1.d", "/spool/shop-2.d", "/spool/shop-3.d", "/spool/shop-2.d"],
            [first.Path, second.Path, third.Path, again.Path]);
    }

    [Fact]
    public void The_spools_of_ended_instances_are_opened_in_order_without_those_in_use()
    {
        foreach (var folder in (string[])["shop-12", "shop-2", "shop-07", "shop-", "shop-x", "shop-1x", "other-3", "shop-0", "shop-99999999999"])
            _disk.CreateFolder($"/spool/{folder}");
        var instances = new SpoolInstances(_disk, "/spool/shop-{instance}");
        using var own = instances.OpenFirstFree(Open);

        var orphans = instances.OpenOrphans(Open, Fail).ToList();

        Assert.Equal(["/spool/shop-2", "/spool/shop-12"], orphans.Select(static orphan => orphan.Path));
        Assert.Empty(instances.OpenOrphans(Open, Fail));
        Assert.Empty(_failures);
    }

    [Fact]
    public void A_spool_that_cannot_be_opened_is_reported_and_the_next_one_is_opened()
    {
        _disk.CreateFolder("/spool/1");
        _disk.CreateFolder("/spool/2");
        _disk.Faults.FailAt(DiskOperation.Lock, 1, DiskFaults.InputOutput);

        var orphans = new SpoolInstances(_disk, "/spool/{instance}").OpenOrphans(Open, Fail).ToList();

        Assert.Equal("/spool/2", Assert.Single(orphans).Path);
        Assert.Equal(["/spool/1"], _failures);
    }

    [Theory]
    [InlineData("/spool/{instance}/shop")]
    [InlineData("/spool/{instance}-{instance}")]
    public void A_placeholder_in_the_wrong_place_is_refused(string path)
    {
        var error = Assert.Throws<ArgumentException>(() => new SpoolInstances(_disk, path));

        Assert.Contains(
            $"The path '{path}' has '{{instance}}' in the wrong place. Use it once, in the last part",
            error.Message,
            StringComparison.Ordinal);
    }

    private OpenSpool Open(string path)
    {
        _disk.CreateFolder(path);
        return new OpenSpool(path, _disk.Lock(path));
    }

    private void Fail(string path, IOException exception) => _failures.Add(path);

    private sealed record OpenSpool(string Path, IDisposable Lock) : IDisposable
    {
        public void Dispose() => Lock.Dispose();
    }
}
