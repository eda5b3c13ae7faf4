namespace EventTracking.Tool.Tests.Spooling;

/// <summary><c>dotnet events spool</c>.</summary>
public sealed class SpoolCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string SpoolPath => _folder.PathOf("spool");

    [Fact]
    public void A_spool_is_shown_by_event_and_file_while_its_program_runs()
    {
        using var spool = new SomeSpool(SpoolPath);
        spool.Emit("test.opened", 5);
        spool.Emit("test.closed", 20);

        var run = ToolRun.Of("spool", "inspect", SpoolPath);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Matches(@"Spool [0-9a-f-]{36}, delivered through 0", run.Output);
        Assert.Matches(@"test\.opened +5 +5 +[\d,]+ +\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ +\d{4}-", run.Output);
        Assert.Matches(@"test\.closed +20 +20 ", run.Output);
        Assert.Matches(@"Total +25 +25 ", run.Output);
        Assert.Matches(@"0{19}1\.seg +25 +25 ", run.Output);
    }

    [Fact]
    public async Task Pending_events_are_exported_in_order_and_delivered_ones_on_request()
    {
        IReadOnlyList<string> delivered;
        using (var spool = new SomeSpool(SpoolPath))
        {
            spool.Emit("test.event", 100);
            var pending = ToolRun.Of("spool", "export", SpoolPath);
            Assert.Equal("Exported 100 events.\n", pending.Error.ReplaceLineEndings("\n"));

            await spool.DeliverAsync();
            delivered = spool.Delivered;
            Assert.Equal(delivered, LinesOf(pending));
        }

        Assert.Equal("", ToolRun.Of("spool", "export", SpoolPath).Output);
    }

    [Fact]
    public void A_range_is_exported_to_a_new_file()
    {
        SomeSpool.Write(SpoolPath, 50);
        var file = _folder.PathOf("range.jsonl");

        var run = ToolRun.Of("spool", "export", SpoolPath, "--all", "--from", "11", "--through", "20", "-o", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(LinesOf(ToolRun.Of("spool", "export", SpoolPath))[10..20], File.ReadAllLines(file));
        var again = ToolRun.Of("spool", "export", SpoolPath, "-o", file);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains(file, again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replayed_events_are_delivered_by_the_owner_of_the_other_spool_with_their_ids()
    {
        SomeSpool.Write(SpoolPath, 200);
        var target = _folder.PathOf("target");

        var run = ToolRun.Of("spool", "replay", SpoolPath, target, "--from", "101");

        Assert.Equal(("Replayed 100 events.\n", 0), (run.Error.ReplaceLineEndings("\n"), run.ExitCode));
        var exported = LinesOf(ToolRun.Of("spool", "export", SpoolPath));
        Assert.Equal(200, exported.Length);
        using var owner = new SomeSpool(target);
        await owner.DeliverAsync();
        Assert.Equal(exported[100..], owner.Delivered);
    }

    [Fact]
    public void A_spool_in_use_is_not_a_target()
    {
        SomeSpool.Write(SpoolPath, 1);
        var target = _folder.PathOf("target");
        using var owner = new SomeSpool(target);

        var run = ToolRun.Of("spool", "replay", SpoolPath, target);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"The spool '{target}' is in use", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_found_with_its_place_and_the_number_of_lost_events()
    {
        SomeSpool.Write(SpoolPath, 50);
        Assert.Equal(("50 events are valid, 0 are lost.", 0), Verify());
        var file = Path.Combine(SpoolPath, "00000000000000000001.seg");
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(Path.Combine(SpoolPath, "00000000000000000100.seg.damaged"), "x");

        var run = ToolRun.Of("spool", "verify", SpoolPath);

        Assert.Equal(("49 events are valid, 1 are lost.", 1), Verify());
        Assert.Matches(@"00000000000000000001\.seg: offset \d+: 1 events are lost", run.Output);
        Assert.Contains("00000000000000000100.seg.damaged: was set aside", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, ToolRun.Of("spool", "export", SpoolPath).ExitCode);
        Assert.Contains("1 events are lost", ToolRun.Of("spool", "inspect", SpoolPath).Output, StringComparison.Ordinal);

        (string Message, int ExitCode) Verify()
        {
            var verified = ToolRun.Of("spool", "verify", SpoolPath);
            return (verified.Error.Trim(), verified.ExitCode);
        }
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("verify")]
    [InlineData("export")]
    public void A_missing_folder_is_an_error_that_names_it(string command)
    {
        var run = ToolRun.Of("spool", command, SpoolPath);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(SpoolPath, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("replay")]
    public void A_subcommand_has_help_with_examples(string command) => Assert.Contains(
        $"Examples:\n  dotnet events spool {command} ",
        ToolRun.Of("spool", command, "--help").Output.ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static string[] LinesOf(ToolRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
