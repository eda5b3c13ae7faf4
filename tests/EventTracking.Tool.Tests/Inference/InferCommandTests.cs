namespace EventTracking.Tool.Tests.Inference;

/// <summary>The command line of <c>dotnet events infer</c>: arguments, output and exit codes.</summary>
public sealed class InferCommandTests : IDisposable
{
    private const string Line = """{"name":"org.example.a","timestamp":"2026-11-23T19:29:34Z","data":{"a":1}}""";

    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.PathOf("out");

    [Fact]
    public void Events_that_are_declared_are_skipped()
    {
        var declared = _folder.Write("events.lock", "eventtracking lock 1\n\norg.example.b 1\n  a integer\n");
        var log = Line + "\n" + Line.Replace("org.example.a", "org.example.b", StringComparison.Ordinal);
        var run = ToolRun.WithInput(log, "infer", "-", "-o", Output, "--events", declared);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["ExampleA.cs"], Directory.GetFiles(Output).Select(Path.GetFileName));
        Assert.Contains("2 lines: 2 events (1 declared), 0 not events.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_if_all_events_are_declared()
    {
        var declared = _folder.Write("events.lock", "eventtracking lock 1\n\norg.example.a 1\n  a integer\n");
        var run = ToolRun.WithInput(Line, "infer", "-", "-o", Output, "--events", declared);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("All events of the logs are declared.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public void A_table_lists_events_records_fields_and_lines()
    {
        var run = ToolRun.WithInput($"{Line}\n{Line}\n", "infer", "-", "-o", Output);

        Assert.Matches("org.example.a +ExampleA +1 +2", run.Output);
    }

    [Fact]
    public void The_namespace_is_an_option()
    {
        Assert.Equal(0, ToolRun.WithInput(Line, "infer", "-", "-o", Output, "--namespace", "Shop.Tracking").ExitCode);

        Assert.Contains("namespace Shop.Tracking;", File.ReadAllText(Path.Combine(Output, "ExampleA.cs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop.class")]
    [InlineData("Shop..Events")]
    [InlineData("1st")]
    [InlineData("")]
    public void A_namespace_that_is_not_legal_is_rejected(string @namespace)
    {
        var run = ToolRun.WithInput(Line, "infer", "-", "-o", Output, "--namespace", @namespace);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a C# namespace", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_namespace_already_contains_keeps_its_name()
    {
        var declared = SomeAssembly.Compile(
            _folder,
            """
            namespace Shop;

            /// <summary>Another event.</summary>
            [TrackedEvent("org.example.other")]
            public sealed partial record ExampleA(int A);
            """);
        var run = ToolRun.WithInput(Line, "infer", "-", "-o", Output, "--namespace", "Shop", "--events", declared);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["OrgExampleA.cs"], Directory.GetFiles(Output).Select(Path.GetFileName));
    }

    [Fact]
    public void An_existing_file_is_not_replaced()
    {
        Directory.CreateDirectory(Output);
        var existing = Path.Combine(Output, "ExampleA.cs");
        File.WriteAllText(existing, "// edited");
        var run = ToolRun.WithInput(Line, "infer", "-", "-o", Output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"'{existing}' exists", run.Error, StringComparison.Ordinal);
        Assert.Equal("// edited", File.ReadAllText(existing));
    }

    [Fact]
    public void A_file_as_the_output_folder_is_rejected()
    {
        var run = ToolRun.WithInput(Line, "infer", "-", "-o", _folder.Write("out", ""));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("is a file. Name a folder.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_events_of_other_logs_are_proposed_if_one_cannot_be_read()
    {
        var run = ToolRun.WithInput(Line, "infer", _folder.PathOf("absent.log"), "-", "-o", Output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("absent.log", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Output, "ExampleA.cs")));
    }

    [Theory]
    [InlineData("""{"event_type":"org.example.a","event":{"a":1}}""")]
    [InlineData("""{"event_type":"org.example.a","event":"{\"a\":1}"}""")]
    [InlineData("""{"event_type":"org.example.a","event":"\"{\\\"a\\\":1}\""}""")]
    [InlineData("""2026-11-23 19:29:34,718 INFO 25 [tracking] [user 7] logger.py:41 - {"event_type":"org.example.a","event":{"a":1}}""")]
    [InlineData("""{"name":"org.example.a","timestamp":"","data":{"a":1},"context":{"b":2},"id":"","version":3}""")]
    public void Lines_of_trackers_and_of_edX_are_read(string line)
    {
        Assert.Equal(0, ToolRun.WithInput(line, "infer", "-", "-o", Output).ExitCode);

        Assert.Equal("int A", Inferred.Parameters(File.ReadAllText(Path.Combine(Output, "ExampleA.cs")), "ExampleA"));
    }

    public void Dispose() => _folder.Dispose();
}
