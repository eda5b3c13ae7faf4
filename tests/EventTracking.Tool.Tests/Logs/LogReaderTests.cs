using System.Text;
using EventTracking.Tool.Console;
using EventTracking.Tool.Logs;

namespace EventTracking.Tool.Tests.Logs;

/// <summary>Logs are read line by line, in bounded memory.</summary>
public sealed class LogReaderTests
{
    private static readonly string ManyLines = string.Concat(Enumerable.Range(1, 200_000).Select(static i => $"line {i}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\nb", "1:a", "2:b")]
    [InlineData("a\r\nb\r\n", "1:a", "2:b")]
    [InlineData("a\n\n\nb\n", "1:a", "2:", "3:", "4:b")]
    [InlineData("a\rb\n", "1:a\rb")]
    [InlineData("\uFEFFa\n\uFEFFb\n", "1:a", "2:\uFEFFb")]
    [InlineData("\uFEFF")]
    public void Lines_are_numbered_and_have_no_line_breaks(string text, params string[] expected) =>
        Assert.Equal(expected, SomeLog.Lines(text));

    [Fact]
    public void Lines_that_reach_over_several_blocks_are_whole()
    {
        string[] lines = [new('a', 300_000), "b", new('c', 1_000_000), new('d', 262_143), new('e', 262_144), "f"];

        Assert.Equal(lines.Select(static (line, i) => $"{i + 1}:{line}"), SomeLog.Lines(string.Join('\n', lines)));
    }

    [Theory]
    [InlineData("1234567890\nab\n", "1:1234567890", "2:ab")]
    [InlineData("12345678901\nab\n", "1:too long", "2:ab")]
    [InlineData("ab\n1234567890123456789012345678901234567890\ncd", "1:ab", "2:too long", "3:cd")]
    [InlineData("ab\n1234567890123456789012345678901234567890", "1:ab", "2:too long")]
    public void A_line_beyond_the_limit_is_skipped(string text, params string[] expected) =>
        Assert.Equal(expected, SomeLog.Lines(text, maxLineBytes: 10));

    [Fact]
    public void An_endless_line_takes_bounded_memory()
    {
        const long length = 200_000_000;
        using var log = SomeLog.Open(new EndlessStream("{\"name\":"u8.ToArray(), length));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(log.TryRead(out var line));

        Assert.True(line.IsTooLong);
        Assert.False(log.TryRead(out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * LogReader.MaxLineBytes);
    }

    [Fact]
    public void Compressed_lines_are_those_that_were_compressed() =>
        Assert.Equal(SomeLog.Lines(ManyLines), SomeLog.Lines(SomeLog.Gzip(ManyLines)));

    [Fact]
    public void Compressed_files_that_were_joined_are_read_in_turn() =>
        Assert.Equal(["1:a", "2:b", "3:c"], SomeLog.Lines([.. SomeLog.Gzip("a\n"), .. SomeLog.Gzip("b\n"), .. SomeLog.Gzip("c")]));

    [Fact]
    public void Nothing_can_be_compressed_too() => Assert.Empty(SomeLog.Lines(SomeLog.Gzip("")));

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.99999)]
    public void A_compressed_log_that_ends_early_is_reported_after_its_lines(double part)
    {
        var bytes = SomeLog.Gzip(ManyLines);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("cut.gz"), bytes[..(int)(bytes.Length * part)]);
        var lines = new List<string>();

        var error = Assert.Throws<ToolException>(() =>
        {
            using var log = LogReader.Open(folder.PathOf("cut.gz"), ToolConsole.OfProcess());
            while (log.TryRead(out var line))
                lines.Add(Encoding.UTF8.GetString(line.Utf8));
        });

        Assert.Equal(
            $"'{folder.PathOf("cut.gz")}' cannot be read beyond line {lines.Count}: the gzip data is damaged or ends early.",
            error.Message);
        Assert.Equal(ManyLines.Split('\n').Take(lines.Count), lines);
    }

    [Fact]
    public void A_compressed_log_that_is_damaged_is_reported()
    {
        var bytes = SomeLog.Gzip(ManyLines);
        bytes[bytes.Length / 2] ^= 0x55;

        Assert.Contains("damaged", Assert.Throws<ToolException>(() => SomeLog.Lines(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_file_is_rejected() => Assert.Equal(
        "'-' is a binary file. Expected JSON Lines, plain or compressed with gzip.",
        Assert.Throws<ToolException>(() => SomeLog.Lines([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0])).Message);

    [Fact]
    public void UTF_16_is_rejected() => Assert.Equal(
        "'-' is UTF-16. Convert it to UTF-8.",
        Assert.Throws<ToolException>(() => SomeLog.Lines([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")])).Message);

    [Fact]
    public void Zero_bytes_after_a_crash_do_not_make_a_log_binary() =>
        Assert.Equal(["1:{}", "2:\0\0\0"], SomeLog.Lines("{}\n\0\0\0"));

    [Fact]
    public void A_missing_log_and_a_folder_are_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"The log '{folder.PathOf("a.log")}' does not exist.", ErrorOf(folder.PathOf("a.log")));
        Assert.Equal($"'{folder.FullName}' is a folder. Name the logs in it.", ErrorOf(folder.FullName));

        static string ErrorOf(string path) =>
            Assert.Throws<ToolException>(() => LogReader.Open(path, ToolConsole.OfProcess())).Message;
    }

    [Fact]
    public void The_progress_of_a_file_ends_at_1()
    {
        using var folder = new TemporaryFolder();
        using var log = LogReader.Open(folder.Write("a.log", ManyLines), ToolConsole.OfProcess());
        var progress = new List<double?>();
        log.BlockRead = () => progress.Add(log.Progress);

        while (log.TryRead(out _))
        {
        }

        Assert.Equal(progress.Order(), progress);
        Assert.InRange(progress[0]!.Value, 0.01, 0.99);
        Assert.Equal(1, progress[^1]);
    }

    [Fact]
    public void Lines_are_read_without_allocation()
    {
        using var log = SomeLog.Open(new EndlessStream("some line of a log\n"u8.ToArray(), 20_000_000));
        Assert.True(log.TryRead(out _));
        var before = GC.GetAllocatedBytesForCurrentThread();

        while (log.TryRead(out _))
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }
}
