using System.Text.Json;

namespace EventTracking.Tool.Tests.Diffs;

/// <summary><c>dotnet events diff</c>.</summary>
public sealed class DiffCommandTests
{
    private const string Old = """
        org.shop.paid 1
          amount number
          method enum(card, cash)
          note string ~

        """;

    [Theory]
    [InlineData("amount number", "amount string", "breaking     EVT503  amount changed from 'number' to 'string'", 1)]
    [InlineData("amount number", "cost number", "breaking     EVT502  amount is gone (number); was it renamed to 'cost'?", 1)]
    [InlineData("amount number", "amount number ?", "breaking     EVT504  amount can now be null", 1)]
    [InlineData("cash)", "cash, check)", "breaking     EVT506  method has the new value 'check'", 1)]
    [InlineData("enum(card, cash)", "enum(card)", "compatible   EVT509  method no longer has the value 'cash'", 0)]
    [InlineData("note string ~", "note string", "compatible   EVT509  note can no longer be absent", 0)]
    [InlineData("  note string ~", "  note string ~\n  place string", "compatible   EVT509  place is new and always present (string)", 0)]
    [InlineData("  note string ~\n", "", "compatible   EVT509  note is gone (string ~)", 0)]
    [InlineData("org.shop.paid 1", "org.shop.paid 1 retired", "info                 is retired", 0)]
    [InlineData("org.shop.paid 1", "org.shop.sold 1", "breaking     EVT507  is no longer declared; restore it", 1)]
    [InlineData("org.shop.paid 1", "org.shop.paid 2", "breaking     EVT507  is no longer in the lock", 1)]
    [InlineData("org.shop.paid 1", "org.shop.paid 3", "breaking     EVT508  skips a version, because the latest is 1; use 2", 1)]
    public void A_change_is_judged(string before, string after, string line, int exitCode)
    {
        var run = Diff(Old, Old.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal("", run.Error);
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public void A_breaking_change_with_a_new_version_is_not_a_finding()
    {
        var run = Diff(Old, Old + "\n" + Old.Replace("paid 1", "paid 2", StringComparison.Ordinal)
            .Replace("amount number", "amount string", StringComparison.Ordinal));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            org.shop.paid 2
              info         EVT501  is a new version after 1
              new version          amount changed from 'number' to 'string'

            2 changes, none breaking (forward compatibility).

            """,
            run.Output);
    }

    [Fact]
    public void A_retired_event_need_not_be_declared()
    {
        var retired = Old.Replace("paid 1", "paid 1 retired", StringComparison.Ordinal);

        Assert.Equal(0, Diff(retired, "").ExitCode);
        Assert.Contains("is no longer retired", Diff(retired, Old).Output, StringComparison.Ordinal);
        Assert.Contains(
            "EVT508  reuses the name of a retired event for another shape; use another name",
            Diff(retired, Old.Replace("number", "integer", StringComparison.Ordinal)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_locks_have_no_changes()
    {
        var run = Diff(Old, Old);

        Assert.Equal("No changes.\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("forward", 0)]
    [InlineData("backward", 1)]
    [InlineData("full", 1)]
    [InlineData("none", 0)]
    public void The_mode_decides_what_is_breaking(string mode, int exitCode)
    {
        var changed = Old.Replace("note string ~", "note string", StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        folder.Write(".editorconfig", $"root = true\n[*.cs]\neventtracking_compatibility = {mode}\n");
        var (old, @new) = Write(folder, Old, changed);

        Assert.Equal(exitCode, ToolRun.Of("diff", old, @new).ExitCode);
        Assert.Equal(exitCode, Diff(Old, changed, "--mode", mode).ExitCode);
    }

    [Fact]
    public void An_invalid_mode_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".editorconfig", "[*.cs]\neventtracking_compatibility = strict\n");
        var (old, @new) = Write(folder, Old, Old);

        var configured = ToolRun.Of("diff", old, @new);
        Assert.Equal(3, configured.ExitCode);
        Assert.Contains("'eventtracking_compatibility = strict'", configured.Error, StringComparison.Ordinal);
        Assert.Equal(2, ToolRun.Of("diff", old, @new, "--mode", "strict").ExitCode);
        Assert.Equal(2, ToolRun.Of("diff", old, @new, "--format", "xml").ExitCode);
    }

    [Fact]
    public void An_assembly_declares_only_the_latest_version()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(
            folder, """[TrackedEvent("org.shop.paid", Version = 2)] public sealed partial record Paid(double Amount);""");
        var old = folder.Write("events.lock", $"eventtracking lock 1\n\n{Old}\norg.shop.paid 2\n  amount number\n");

        Assert.Equal("No changes.\n", ToolRun.Of("diff", old, shop).Output.ReplaceLineEndings("\n"));
        Assert.Contains(
            "EVT508  is lower than version 3; use 3, or 4 for another shape",
            ToolRun.Of("diff", folder.Write("later.lock", "eventtracking lock 1\n\norg.shop.paid 3\n  amount number\n"), shop).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_is_compared_with_the_same_file_in_history()
    {
        using var repository = new SomeRepository();
        repository.Commit("src/events.lock", $"eventtracking lock 1\n\n{Old}");
        var path = repository.PathOf("src/events.lock");
        File.WriteAllText(path, $"eventtracking lock 1\n\n{Old.Replace("number", "string", StringComparison.Ordinal)}");

        Assert.Contains("changed from 'number' to 'string'", ToolRun.Of("diff", "git:HEAD", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_was_added_after_a_revision_has_only_new_events()
    {
        using var repository = new SomeRepository();
        repository.Commit("README.md", "");
        File.WriteAllText(repository.PathOf("events.lock"), $"eventtracking lock 1\n\n{Old}");

        var run = ToolRun.Of("diff", "git:HEAD", repository.PathOf("events.lock"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("EVT501  is new", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_change_with_both_verdicts()
    {
        var run = Diff(Old, Old.Replace("amount", "cost", StringComparison.Ordinal), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, json.RootElement.GetProperty("breaking").GetInt32());
        Assert.Equal(
            """{"event":"org.shop.paid","oldVersion":1,"newVersion":1,"kind":"field-removed","breaking":true,"rule":"EVT502","path":"amount","old":"number","new":null,"renamedTo":"cost","forward":"breaking","backward":"compatible","message":"is gone (number); was it renamed to 'cost'?"}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("changes")[0], RelaxedJson));
    }

    [Fact]
    public void Markdown_is_fit_for_a_comment()
    {
        var run = Diff(Old, Old.Replace("amount", "cost", StringComparison.Ordinal), "--format", "markdown");

        Assert.Equal(
            """
            ### Tracked events: 1 breaking change, 1 other (forward compatibility)

            | | event | field | change | rule |
            |---|---|---|---|---|
            | :x: breaking | `org.shop.paid 1` | `amount` | is gone (number); was it renamed to 'cost'? | EVT502 |
            | compatible | `org.shop.paid 1` | `cost` | is new and always present (number) | EVT509 |

            To keep readers of the data working, undo the breaking changes, or raise `Version` in `[TrackedEvent]`, so that readers can distinguish old data from new.

            """,
            run.Output);
        Assert.Equal("### Tracked events: no changes\n", Diff(Old, Old, "--format", "markdown").Output);
    }

    [Fact]
    public void A_hostile_name_stays_in_its_cell_of_the_markdown_table()
    {
        var run = Diff(
            Old,
            Old.Replace("  amount", "  \"a|b` <script>\" string\n  amount", StringComparison.Ordinal),
            "--format",
            "markdown");

        Assert.Contains("""| <code>"a\|b\` &lt;script&gt;"</code> |""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_has_a_maximum_length()
    {
        var many = string.Concat(Enumerable.Range(10_000, 2_000).Select(static i => $"\norg.shop.viewed{i} 1\n  item string\n"));

        var run = Diff(Old, Old + many, "--format", "markdown");

        Assert.InRange(run.Output.Length, 50_000, 61_000);
        Assert.Matches(@"\nand \d+ more; see `dotnet events diff`\.\n$", run.Output);
    }

    private static readonly JsonSerializerOptions RelaxedJson = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static ToolRun Diff(string old, string @new, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write(".editorconfig", "root = true\n");
        var (oldPath, newPath) = Write(folder, old, @new);
        return ToolRun.Of(["diff", oldPath, newPath, .. options]);
    }

    private static (string Old, string New) Write(TemporaryFolder folder, string old, string @new) => (
        folder.Write("old.lock", $"eventtracking lock 1\n\n{old}".TrimEnd() + "\n"),
        folder.Write("new.lock", $"eventtracking lock 1\n\n{@new}".TrimEnd() + "\n"));
}
