using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Space on ext4 is set apart before a large block is written, because that costs the system less; nothing depends on it.</summary>
public sealed class ReservationTests : IDisposable
{
    private const int EventsOfSomeBlocks = 20_000;

    private readonly FileBackend _file = new(static file => new() { TimeProvider = file.Clock, BlockSize = UnixLineFile.MinReservation + 200 });
    private readonly List<long> _reserved = [];
    private int? _error;

    public ReservationTests()
    {
        Calls.PretendsExt4 = true;
        Calls.Reserving = length =>
        {
            _reserved.Add(length);
            return _error;
        };
    }

    private FaultyCalls Calls => _file.Calls;

    [Fact]
    public void A_large_block_has_its_space_before_it_is_written()
    {
        var writes = new List<long>();
        Calls.Writing = count =>
        {
            writes.Add(count);
            Assert.Equal(writes.Count, _reserved.Count);
            return null;
        };
        _file.Open();

        EmitMany();

        Assert.InRange(writes.Count, 5, 7);
        Assert.Equal(writes, _reserved);
    }

    [Fact]
    public void What_is_reserved_does_not_lengthen_the_file()
    {
        Calls.Writing = static _ => -ErrorNumber.NoSpace;
        _file.Open();

        EmitMany();

        Assert.NotEmpty(_reserved);
        Assert.Equal(0, new FileInfo(_file.Path).Length);
    }

    [Theory]
    [InlineData(-ErrorNumber.NoSpace)]
    [InlineData(-ErrorNumber.NotSupported)]
    [InlineData(-ErrorNumber.Interrupted)]
    public void Where_no_space_can_be_reserved_every_event_is_written(int error)
    {
        _error = error;
        _file.Open();

        EmitMany();
        _file.Write();

        Assert.NotEmpty(_reserved);
        Assert.Equal(EventsOfSomeBlocks, _file.Account.Delivered);
        Assert.Equal(EventsOfSomeBlocks, _file.Names.Length);
    }

    [Fact]
    public void As_long_as_writes_fail_no_more_space_is_asked_for()
    {
        Calls.Writing = static _ => -ErrorNumber.NoSpace;
        _file.Open();
        EmitMany();
        Assert.Single(_reserved);

        Calls.Writing = static _ => null;
        EmitMany();
        Assert.True(_reserved.Count > 1);
    }

    [Fact]
    public void For_a_small_block_no_space_is_reserved()
    {
        _file.Open();

        for (var i = 0; i < 10; i++)
            _file.Write("a");

        Assert.Empty(_reserved);
    }

    [Fact]
    public void On_another_file_system_no_space_is_reserved()
    {
        Calls.PretendsExt4 = false;
        _file.Open();

        EmitMany();

        Assert.True(Calls.Writes > 0);
        Assert.Empty(_reserved);
    }

    [Theory]
    [InlineData("/dev/shm")]
    [InlineData("/tmp")]
    public void The_file_system_is_told_as_the_system_tells_it(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists(folder), $"There is no {folder} here.");
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, options: FileOptions.DeleteOnClose);

        Assert.Equal(KindOfFileSystem(folder).StartsWith("ext", StringComparison.Ordinal), new UnixCalls().IsOnExt4(file));
    }

    [Fact]
    public void A_pipe_or_a_device_has_no_space_to_reserve()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The device is one of Linux.");
        using var device = new UnixFileSystem(Calls).Open("/dev/null");

        Assert.Equal(UnixLineFile.MinReservation, device.Write(new byte[UnixLineFile.MinReservation]));

        Assert.Empty(_reserved);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>By the list of what is mounted where: number, number, device, root, folder, options..., a dash, the kind.</summary>
    private static string KindOfFileSystem(string folder) => File.ReadLines("/proc/self/mountinfo")
        .Select(static line => line.Split(' '))
        .Where(mount => mount[4] == "/" || mount[4] == folder)
        .MaxBy(static mount => mount[4].Length)!
        .SkipWhile(static word => word != "-")
        .ElementAt(1);

    private void EmitMany()
    {
        for (var i = 0; i < EventsOfSomeBlocks; i++)
            _file.Emit("event");
    }
}
