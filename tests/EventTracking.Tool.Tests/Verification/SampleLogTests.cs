using System.Diagnostics;
using System.Net.Http.Json;
using EventTracking.AspNetCore.Tests.CourseSite;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Everything that the samples emit is valid.</summary>
[Trait("Category", "Processes")]
public sealed class SampleLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_of_VideoCourse_is_valid()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("course.jsonl", await Output("samples/VideoCourse", folder.PathOf("graded.jsonl")));

        var run = ToolRun.Of(
            "verify", log, folder.PathOf("graded.jsonl"), "--strict", "--events", Repository.Program("samples/VideoCourse"));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Matches(@"Total\s+43\s+43\s+0\s+0", run.Output);
    }

    [Fact]
    public async Task Every_line_of_TrackingLogReplay_is_valid_or_undeclared()
    {
        var replayed = await Output("samples/TrackingLogReplay", Repository.Path("samples/TrackingLogReplay/tracking.log"));

        var run = ToolRun.WithInput(replayed, "verify", "-", "--events", Repository.Program("samples/TrackingLogReplay"));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Matches(@"Total\s+6\s+4\s+0\s+2", run.Output);
    }

    [Fact]
    public async Task Every_line_of_CourseSite_is_valid()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };
        object[] events =
        [
            new { name = "org.edx.video.play", data = new { video_id = "v", current_time = 1.5 } },
            new { name = "org.edx.video.pause", data = new { video_id = "v", current_time = 1.5 } },
            new { name = "org.edx.video.stop", data = new { video_id = "v", current_time = 1.5, duration = 2 } },
        ];
        using (var response = await client.PostAsJsonAsync("events", new { events }, Token))
            response.EnsureSuccessStatusCode();

        await site.StopAsync(Token);
        var run = ToolRun.WithInput(
            string.Join('\n', site.Events), "verify", "-", "--strict", "--events", Repository.Program("samples/CourseSite"));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Matches(@"Total\s+3\s+3\s+0\s+0", run.Output);
    }

    private static async Task<string> Output(string sample, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program(sample), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return (await process.EndInTime()).Output;
    }
}
