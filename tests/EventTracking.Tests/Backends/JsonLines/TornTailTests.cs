using System.Text;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A killed writer leaves a torn line. The next complete line must not be lost with it.</summary>
public sealed class TornTailTests : IDisposable
{
    private const string Before = """{"name":"before","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"a":"\"}é"},"context":{}}""";

    private readonly FileBackend _file = new();

    [Fact]
    public void A_torn_event_is_truncated_at_any_offset()
    {
        var line = Encoding.UTF8.GetBytes(Before);
        for (var length = 1; length < line.Length; length++)
        {
            using var file = new FileBackend();
            File.WriteAllBytes(file.Path, [.. line, (byte)'\n', .. line.AsSpan(0, length)]);

            file.Open().Write("after");

            Assert.Equal(["before", "after"], file.Names);
            Assert.Equal(1, file.Failures(TrackingFailureKind.BackendDegraded));
        }
    }

    [Fact]
    public void A_torn_event_alone_in_a_file_is_truncated()
    {
        File.WriteAllText(_file.Path, Before[..^1]);
        _file.Open().Write("after");

        Assert.Equal(["after"], _file.Names);
    }

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) - 8)]
    [InlineData(1_000_000)]
    public void A_large_torn_event_is_truncated(int size)
    {
        File.WriteAllText(_file.Path, $$"""{{Before}}{{'\n'}}{"name":"{{new string('n', size)}}""");
        _file.Open().Write("after");

        Assert.Equal(["before", "after"], _file.Names);
    }

    [Theory]
    [InlineData(Before)]
    [InlineData("written by hand")]
    [InlineData("{\"some\":\"other program\"")]
    public void An_incomplete_foreign_line_is_kept_and_terminated(string line)
    {
        File.WriteAllText(_file.Path, $"{Before}\n{line}");
        _file.Open().Write("after");

        Assert.Equal([Before, line], SomeLines.Of(_file.Path)[..2]);
        Assert.Equal(3, SomeLines.Of(_file.Path).Length);
    }

    [Fact]
    public void An_event_ending_in_a_carriage_return_is_kept_and_terminated()
    {
        File.WriteAllText(_file.Path, $"{Before}\r\n{Before}\r");
        _file.Open().Write("after");

        Assert.Equal(["before", "before", "after"], SomeLines.NamesIn(_file.Path));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 300_000)]
    [InlineData("{\"name\":\"torn", 70_000)]
    public void Zeros_left_by_a_power_loss_are_truncated_with_the_torn_event(string torn, int zeros)
    {
        File.WriteAllText(_file.Path, $"{Before}\n{torn}{new string('\0', zeros)}");
        _file.Open().Write("after");

        Assert.Equal(["before", "after"], _file.Names);
        Assert.Equal(1, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Theory]
    [InlineData(Before)]
    [InlineData("written by hand")]
    public void Zeros_after_a_complete_line_are_truncated_and_the_line_is_terminated(string line)
    {
        File.WriteAllText(_file.Path, $"{Before}\n{line}\0\0\0");
        _file.Open().Write("after");

        Assert.Equal([Before, line], SomeLines.Of(_file.Path)[..2]);
        Assert.Equal(3, SomeLines.Of(_file.Path).Length);
    }

    [Fact]
    public void A_file_of_zeros_becomes_empty()
    {
        File.WriteAllText(_file.Path, new string('\0', 70_000));
        _file.Open().Write("after");

        Assert.Equal(["after"], _file.Names);
    }

    [Fact]
    public void Opening_an_intact_file_changes_and_reports_nothing()
    {
        File.WriteAllText(_file.Path, Before);
        _file.Open();
        Assert.Equal(Before, File.ReadAllText(_file.Path));

        File.WriteAllText(_file.Path, $"{Before}\n");
        _file.Write("after");
        Assert.Equal(["before", "after"], _file.Names);
        Assert.Equal(0, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void A_line_torn_later_by_another_writer_is_truncated()
    {
        _file.Open().Write("a");
        File.AppendAllText(_file.Path, Before[..30]);
        _file.Write("b");

        Assert.Equal(["a", "b"], _file.Names);
    }

    [Fact]
    public void A_torn_event_is_truncated_before_a_roll()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, MaxFileSize = 200 });
        File.WriteAllText(file.Path, $"{Before}\n{Before}\n{Before[..30]}");
        file.Open().Write("after");

        Assert.Equal(2, file.Files.Length);
        Assert.Equal(["before", "before"], SomeLines.NamesIn(file.Folder.PathOf(file.Files[0])));
        Assert.Equal(["after"], file.Names);
    }

    [Fact]
    public void A_torn_event_that_cannot_be_truncated_is_terminated()
    {
        File.WriteAllText(_file.Path, $"{Before}\n{Before[..30]}");
        _file.Calls.Truncating = static () => -1;
        _file.Open().Write("after");

        var lines = SomeLines.Of(_file.Path);
        Assert.Equal([Before, Before[..30]], lines[..2]);
        Assert.Contains("after", Assert.Single(lines[2..]), StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();
}
