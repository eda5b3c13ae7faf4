using System.IO.Compression;
using System.Text;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Samples;

/// <summary>The command line of the sample TrackingLogReplay: inputs, output and exit codes.</summary>
public sealed class TrackingLogReplayCommandTests : IDisposable
{
    private const string Good = """{"event_type":"some.event","time":"2015-04-16T17:10:11+00:00","event":{"a":1}}""";
    private const string Emitted = """{"name":"some.event","timestamp":"2015-04-16T17:10:11.000000+00:00","data":{"a":1}"""
        + ""","context":{"log_line":{"time":"2015-04-16T17:10:11+00:00"}}}""";

    private static readonly SampleProgram Replay = new("TrackingLogReplay");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Logs_of_every_kind_are_read_in_the_order_given()
    {
        var plain = _folder.Write("plain.log", Named("first"));
        var result = await Replay.Run(Encoding.UTF8.GetBytes(Named("second")), plain, "-", Compressed("third.log.gz", Named("third")));

        Assert.Equal(["first", "second", "third"], result.Events.Select(static line => line.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Events_go_to_standard_output_and_everything_else_to_standard_error()
    {
        var result = await Replay.Run(_folder.Write("a.log", $"{Good}\nnoise\n{Good}\n"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"{Emitted}\n{Emitted}\n", result.Output);
        Assert.Equal("3 lines: 2 events (0 typed, 2 untyped), 1 rejected", result.Messages[^1]);
        Assert.DoesNotContain('\u001b', result.Errors);
    }

    [Fact]
    public async Task An_output_file_is_appended_to()
    {
        var output = _folder.Write("events.jsonl", "before\n");
        var result = await Replay.Run(_folder.Write("a.log", Good), "--output", output);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal($"before\n{Emitted}\n", File.ReadAllText(output));
    }

    [Theory]
    [InlineData(Good, 0)]
    [InlineData(Good + "\nnoise", 1)]
    [InlineData("", 0)]
    public async Task With_strict_a_rejected_line_sets_the_exit_code(string log, int exitCode)
    {
        var result = await Replay.Run("--strict", _folder.Write("a.log", log));

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task A_missing_log_is_reported_and_nothing_is_written()
    {
        var result = await Replay.Run(_folder.Write("a.log", Good), _folder.PathOf("missing.log"));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains($"File not found: '{_folder.PathOf("missing.log")}'.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_cannot_be_the_output()
    {
        var log = _folder.Write("a.log", Good);
        var result = await Replay.Run(log, "--output", log);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(Good, File.ReadAllText(log));
        Assert.Contains("is one of the logs", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_opened_is_reported()
    {
        var output = Path.Combine(_folder.Write("a.file", ""), "events.jsonl");
        var result = await Replay.Run(_folder.Write("a.log", Good), "--output", output);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"The file '{output}' cannot be opened for reading and writing", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_fails_the_run()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is absent.");
        var result = await Replay.Run(_folder.Write("a.log", Good), "--output", "/dev/full");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Tracker failures: ", result.Messages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_log_does_not_affect_other_logs()
    {
        var damaged = _folder.Write("damaged.log.gz", "no gzip at all");
        var result = await Replay.Run("--strict", damaged, _folder.Write("a.log", Good));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{damaged}:1: cannot read the rest of the log: ", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Events);
    }

    [Fact]
    public async Task Running_without_arguments_is_a_usage_error()
    {
        var result = await Replay.Run();

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static string Named(string name) => $$"""{"event_type":"{{name}}"}""";

    private string Compressed(string file, string text)
    {
        using var gzip = new GZipStream(File.Create(_folder.PathOf(file)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return _folder.PathOf(file);
    }
}
