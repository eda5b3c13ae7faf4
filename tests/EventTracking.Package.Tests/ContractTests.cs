namespace EventTracking.Package.Tests;

/// <summary>A project that installs the package keeps its contract with <c>dotnet format</c>.</summary>
public sealed class ContractTests(PackageFeed feed)
{
    private const string Course = """
        [assembly: EventTracking.EventNamespace("org.edx")]

        /// <summary>A video was stopped.</summary>
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(string VideoId, double CurrentTime);

        /// <summary>A course was closed.</summary>
        [EventTracking.TrackedEvent("org.edx.course.close")]
        public sealed partial record CourseClosed(string CourseId);

        public static class Program
        {
            public static void Main()
            {
            }
        }
        """;

    [Fact]
    public async Task A_lock_follows_a_project_from_its_first_event_to_a_retired_one()
    {
        using var project = new FreshProject(feed, Course, "EventTracking");

        // Without a lock there is no contract.
        await AssertReports(project);

        project.Write("events.lock", "eventtracking lock 1\n");
        await AssertReports(project, "EVT501");
        await project.FormatAsync("EVT501");
        await AssertReports(project);
        Assert.Equal(
            """
            eventtracking lock 1

            org.edx.course.close 1
              course_id string

            org.edx.video.stop 1
              current_time number
              video_id string

            """.ReplaceLineEndings("\n"),
            project.Read("events.lock"));

        project.Write("Program.cs", project.Read("Program.cs").Replace("double CurrentTime", "double Position", StringComparison.Ordinal));
        await AssertReports(project, "EVT502");
        await project.FormatAsync("EVT502");
        await AssertReports(project);
        Assert.Contains("TrackedEvent(\"org.edx.video.stop\", Version = 2)", project.Read("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("\norg.edx.video.stop 2\n  position number\n", project.Read("events.lock"), StringComparison.Ordinal);

        project.Write(
            "Program.cs",
            project.Read("Program.cs").Replace("[EventTracking.TrackedEvent(\"org.edx.course.close\")]", "", StringComparison.Ordinal));
        await AssertReports(project, "EVT507");
        await project.FormatAsync("EVT507");
        await AssertReports(project);
        Assert.Contains("\norg.edx.course.close 1 retired\n", project.Read("events.lock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_the_project_lists_too_is_read_once()
    {
        using var project = new FreshProject(feed, Course, "EventTracking");
        project.Write("events.lock", "eventtracking lock 1\n");
        project.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="events.lock" />
                <AdditionalFiles Include="$(MSBuildProjectDirectory)/events.lock" />
              </ItemGroup>
            </Project>
            """);

        await AssertReports(project, "EVT501");
        await project.FormatAsync("EVT501");
        await AssertReports(project);
        Assert.Equal(2, project.Read("events.lock").Split('\n').Count(static line => line.StartsWith("org.edx.", StringComparison.Ordinal)));
    }

    /// <summary>Asserts that a build reports diagnostics of the contract with this id, each once, or none.</summary>
    private static async Task AssertReports(FreshProject project, string? id = null)
    {
        var (exitCode, output) = await project.BuildAsync("--no-incremental", "-v:q");

        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        Assert.True((exitCode == 0) == (id is null), output);
        var reported = output.Split('\n').Where(static line => line.Contains("EVT5", StringComparison.Ordinal)).ToArray();
        Assert.All(reported, line => Assert.Contains($"error {id}: ", line, StringComparison.Ordinal));
    }
}
