using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Space on ext4 is reserved before a large block is written. This is an optimization only.</summary>
public sealed class ReservationTests : IDisposable
{
    private const int EventsOfSomeBlocks = 20_000;

    private readonly FileBackend _file =
        new(static file => new() { TimeProvider = file.Clock, BlockSize = UnixLineFile.MinReservation + 200 });
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
    public void Space_for_a_large_block_is_reserved_before_it_is_written()
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
    public void Reserved_space_does_not_extend_the_file()
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
    public void Events_are_written_when_space_cannot_be_reserved(int error)
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
    public void No_space_is_reserved_while_writes_fail()
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
    public void No_space_is_reserved_for_a_small_block()
    {
        _file.Open();

        for (var i = 0; i < 10; i++)
            _file.Write("a");

        Assert.Empty(_reserved);
    }

    [Fact]
    public void No_space_is_reserved_on_other_file_systems()
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
    public void The_file_system_is_detected_as_the_operating_system_reports_it(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists(folder), $"{folder} does not exist.");
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, options: FileOptions.DeleteOnClose);

        Assert.Equal(KindOfFileSystem(folder).StartsWith("ext", StringComparison.Ordinal), new UnixCalls().IsOnExt4(file));
    }

    [Fact]
    public void No_space_is_reserved_for_a_pipe_or_device()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The device exists on Linux only.");
        using var device = new UnixFileSystem(Calls).Open("/dev/null");

        Assert.Equal(UnixLineFile.MinReservation, device.Write(new byte[UnixLineFile.MinReservation]));

        Assert.Empty(_reserved);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Reads /proc/self/mountinfo: id, parent, device, root, folder, options..., a dash, the type.</summary>
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
