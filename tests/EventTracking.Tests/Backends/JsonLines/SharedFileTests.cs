using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Several processes write to one file and roll it. No line is lost, torn or duplicated.</summary>
[Trait("Category", "Processes")]
public sealed class SharedFileTests : IDisposable
{
    private const int Writers = 4;

    private static readonly int Events = LongRun.Choose(quick: 5_000, full: 20_000, @long: 200_000);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("block=131072", "flush=1000")]
    [InlineData("block=8192", "flush=1000", "max=1000000")]
    [InlineData("block=8192", "flush=1000", "max=1000000", "gzip=1")]
    public void Four_processes_write_eighty_thousand_lines_to_one_file(params string[] settings)
    {
        var path = _folder.PathOf("events.jsonl");
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => LineWriterProgram.UnderTheJit.Start(path, writer, [$"events={Events}", .. settings]))
            .ToArray();
        Assert.All(writers, static writer => Assert.Equal(0, writer.EndInTime()));

        var written = WrittenEvents.In(path);
        Assert.Equal(Writers, written.Count);
        Assert.All(written, static writer => Assert.Equal(Enumerable.Range(0, Events).Select(static n => (long)n), writer.Value));
        if (settings.Length > 2)
            Assert.InRange(Directory.GetFiles(Path.GetDirectoryName(path)!).Length, Events / 2_000, Events / 1_000);
    }

    public void Dispose() => _folder.Dispose();
}
