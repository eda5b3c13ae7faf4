using System.Xml.Linq;

namespace EventTracking.Package.Tests;

/// <summary>The .NET tool <c>dotnet events</c>, installed from its package.</summary>
public sealed class ToolTests(PackageFeed feed)
{
    private const string Course = """
        using EventTracking;

        using var tracker = new Tracker();
        tracker.EmitVideoStopped("i4x-edX-DemoX-video", 86.75);

        /// <summary>A video was stopped.</summary>
        [TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(string VideoId, double CurrentTime);
        """;

    [Fact]
    public void The_package_contains_a_tool_with_its_dependencies()
    {
        using var package = feed.Open("EventTracking.Tool");
        using var settings = package.GetEntry("tools/net10.0/any/DotnetToolSettings.xml")!.Open();

        Assert.Equal("dotnet-events", XDocument.Load(settings).Descendants("Command").Single().Attribute("Name")!.Value);
        Assert.All(
            ["EventTracking.Tool.dll", "EventTracking.Generators.dll", "Microsoft.CodeAnalysis.CSharp.dll", "Spectre.Console.dll"],
            file => Assert.NotNull(package.GetEntry($"tools/net10.0/any/{file}")));
        Assert.NotNull(package.GetEntry("icon.png"));
    }

    [Fact]
    public async Task The_tool_lists_locks_and_compares_the_events_of_a_new_project()
    {
        using var project = new FreshProject(feed, Course, "EventTracking");
        using var tool = new TemporaryFolder();
        await DotNet.RunAsync(
            project.Path,
            feed.Environment,
            "tool", "install", "EventTracking.Tool", "--version", "0.1.0", "--tool-path", tool.FullName, "--add-source", feed.Path);

        var list = await Events("list");
        Assert.True(list.ExitCode == 0, list.Output);
        Assert.Matches(@"org\.edx\.video\.stop +1 +2 +Consumer +partly +Program\.cs:4", list.Output);

        var created = await Events("lock");
        Assert.True(created.ExitCode == 0, created.Output);
        Assert.Equal(
            "eventtracking lock 1\n\norg.edx.video.stop 1\n  current_time number\n  video_id string\n",
            await File.ReadAllTextAsync(Path.Combine(project.Path, "events.lock"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Events("lock", "--check")).ExitCode);

        // The change breaks the build too, which must not keep the tool from showing it.
        project.Write("Program.cs", Course.Replace("double CurrentTime", "int CurrentTime, string Reason", StringComparison.Ordinal)
            .Replace("86.75", "86, \"paused\"", StringComparison.Ordinal)
            .Replace("VideoId", "Video", StringComparison.Ordinal));
        var diff = await Events("diff", "events.lock", "Consumer.csproj", "--format", "markdown");
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("| :x: breaking | `org.edx.video.stop 1` | `video_id` | is gone (string)", diff.Output, StringComparison.Ordinal);

        Task<(int ExitCode, string Output)> Events(params string[] arguments) => DotNet.TryRunAsync(
            project.Path,
            new Dictionary<string, string>(feed.Environment)
            {
                ["PATH"] = $"{tool.FullName}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}",
            },
            "dotnet",
            ["events", .. arguments]);
    }
}
