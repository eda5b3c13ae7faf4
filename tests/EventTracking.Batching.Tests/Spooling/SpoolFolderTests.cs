using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>A batching backend with a spool in a real folder.</summary>
public sealed class SpoolFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string SpoolPath => _folder.PathOf("spool");

    [Theory]
    [InlineData(SpoolDurability.Disk)]
    [InlineData(SpoolDurability.Process)]
    public async Task A_restart_delivers_what_was_left(SpoolDurability durability)
    {
        var spool = new SpoolOptions(SpoolPath) { Durability = durability };
        using (var first = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(spool)))
        {
            first.Emit(500);
            Assert.Equal(500, (await first.FlushAsync()).Spooled);
        }

        var destination = new SwitchedDestination();
        using var second = new SomeSpool(destination, SomeSpool.Options(spool));
        await Eventually.Is(() => second.Account.Pending == 0, "nothing is pending");

        Assert.Equal(Enumerable.Range(0, 500), destination.Lines.Select(SomeJson.NumberOf));
        Assert.Equal((500, 500), (second.Account.Offered, second.Account.Delivered));
    }

    [Fact]
    public async Task Rejected_events_are_in_the_dead_letter_file_by_default()
    {
        using (var spool = new SomeSpool(
            new ObservedDestination(static _ => BatchResult.Invalid("never")), new BatchingOptions
            {
                Spool = new SpoolOptions(SpoolPath),
                MaxBatchAge = TimeSpan.Zero,
            }))
        {
            spool.Emit(3);
            await Eventually.Is(() => spool.Account.DeadLettered == 3, "the events are dead-lettered");

            // On disk before the spool counts them: nothing has been flushed here.
            Assert.Equal([0, 1, 2], File.ReadAllLines(Path.Combine(SpoolPath, "dead", "events.jsonl")).Select(SomeJson.NumberOf));
            Assert.Equal(3, spool.Tracker.GetAccount("batch/dead-letter").Delivered);
        }

        using var next = new SomeSpool(new SwitchedDestination(), SomeSpool.Options(new SpoolOptions(SpoolPath)));
        Assert.Equal(0, next.Account.Offered);
    }

    [Fact]
    public void A_folder_that_is_in_use_or_unusable_is_an_error_that_names_it()
    {
        using var first = new SomeSpool(new SwitchedDestination(), SomeSpool.Options(new SpoolOptions(SpoolPath)));
        var file = _folder.Write("file", "");

        var inUse = Assert.Throws<SpoolInUseException>(Open(SpoolPath));
        var isFile = Assert.Throws<SpoolFolderException>(Open(file));

        Assert.Contains(SpoolPath, inUse.Message, StringComparison.Ordinal);
        Assert.Equal(Environment.ProcessId, inUse.ProcessId);
        Assert.Contains(file, isFile.Message, StringComparison.Ordinal);

        static Func<object> Open(string path) =>
            () => new BatchingBackend(new SwitchedDestination(), SomeSpool.Options(new SpoolOptions(path)));
    }

    [Fact]
    public void A_link_or_a_file_in_place_of_the_folder_for_dead_letters_is_an_error_and_releases_the_spool()
    {
        var target = Directory.CreateDirectory(_folder.PathOf("target")).FullName;
        Directory.CreateDirectory(SpoolPath);
        var dead = Path.Combine(SpoolPath, "dead");
        Directory.CreateSymbolicLink(dead, target);

        var link = Assert.Throws<SpoolFolderException>(Open);
        File.Delete(dead);
        File.WriteAllText(dead, "");
        var file = Assert.Throws<SpoolFolderException>(Open);
        File.Delete(dead);

        Assert.Equal(
            $"The folder '{dead}' cannot be used for a spool. It is a symbolic link, which is not followed. "
                + $"Delete the link, or use the path that it leads to: '{target}'.",
            link.Message);
        Assert.Equal(
            $"The folder '{dead}' cannot be used for a spool. It is a file. Delete the file, or choose another path.", file.Message);
        Assert.Empty(Directory.GetFileSystemEntries(target));
        Open().Dispose();

        BatchingBackend Open() => new(new SwitchedDestination(), new BatchingOptions { Spool = new SpoolOptions(SpoolPath) });
    }

    [Fact]
    public async Task Each_instance_has_its_own_folder_and_one_adopts_the_events_of_those_that_have_ended()
    {
        var options = new SpoolOptions(_folder.PathOf("shop-{instance}"));
        var first = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(options));
        using (var second = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(options)))
        {
            second.Emit(100, first: 1_000);
            first.Emit(100);
        }

        first.Dispose();
        Assert.Equal(["shop-1", "shop-2"], Directory.GetDirectories(_folder.FullName).Select(Path.GetFileName).Order());

        var destination = new SwitchedDestination();
        using var next = new SomeSpool(destination, SomeSpool.Options(options));
        await Eventually.Is(() => next.Account is { Delivered: 200, Pending: 0 }, "the events of both are delivered");

        Assert.Equal(Enumerable.Range(0, 100), destination.Lines.Select(SomeJson.NumberOf).Where(static n => n < 1_000));
        Assert.Equal(Enumerable.Range(1_000, 100), destination.Lines.Select(SomeJson.NumberOf).Where(static n => n >= 1_000));
        Assert.True(next.Account.IsBalanced, next.Account.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
