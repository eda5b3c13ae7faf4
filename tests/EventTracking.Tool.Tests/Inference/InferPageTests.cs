using System.Text.RegularExpressions;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>The page about inference shows what the command does.</summary>
public sealed partial class InferPageTests : IDisposable
{
    private static readonly string Page = Repository.Text("docs/infer.md");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_example_is_the_output_for_the_log_that_is_shown()
    {
        var console = Block("console").Split('\n', 2);
        var command = console[0].Split(' ')[3..];
        command[1] = _folder.Write("tracking.log", Block("json"));
        command[3] = _folder.PathOf("Events");
        var run = ToolRun.Of(command);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(WithoutMargins(console[1]), WithoutMargins(run.Output));
        Assert.Equal(Block("csharp"), File.ReadAllText(Path.Combine(_folder.PathOf("Events"), "PlayVideo.cs")));
    }

    public void Dispose() => _folder.Dispose();

    private static string Block(string language) => Blocks().Matches(Page)
        .Single(match => match.Groups["language"].Value == language).Groups["text"].Value;

    private static string WithoutMargins(string table) =>
        string.Join('\n', table.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0));

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
