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

        // The rules of the contract do nothing without a lock.
        await AssertBuilds(project);

        project.Write("events.lock", "eventtracking lock 1\n");
        await AssertReports(project, "EVT501", 2);
        await AssertBuilds(project, "--no-incremental", "-p:EnableDefaultEventsLock=false");
        await project.FormatAsync("EVT501");
        await AssertBuilds(project);
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
        await AssertReports(project, "EVT502", 1);
        await project.FormatAsync("EVT502");
        await AssertBuilds(project);
        Assert.Contains("TrackedEvent(\"org.edx.video.stop\", Version = 2)", project.Read("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("\norg.edx.video.stop 2\n  position number\n", project.Read("events.lock"), StringComparison.Ordinal);

        project.Write("Program.cs", project.Read("Program.cs").Replace("double Position", "byte Position", StringComparison.Ordinal));
        await project.FormatAsync("EVT509");
        Assert.Contains("\norg.edx.video.stop 2\n  position integer(0..255)\n", project.Read("events.lock"), StringComparison.Ordinal);

        project.Write(
            "Program.cs",
            project.Read("Program.cs").Replace("[EventTracking.TrackedEvent(\"org.edx.course.close\")]", "", StringComparison.Ordinal));
        await AssertReports(project, "EVT507", 1);
        await project.FormatAsync("EVT507");
        await AssertBuilds(project);
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

        await AssertReports(project, "EVT501", 2);
        await project.FormatAsync("EVT501");
        await AssertBuilds(project);
        var heads = project.Read("events.lock").Split('\n').Where(static line => line.StartsWith("org.edx.", StringComparison.Ordinal));
        Assert.Equal(["org.edx.course.close 1", "org.edx.video.stop 1"], heads);
    }

    [Fact]
    public async Task A_project_can_choose_a_lock_in_another_folder()
    {
        using var project = new FreshProject(feed, Course, "EventTracking");
        Directory.CreateDirectory(Path.Combine(project.Path, "contract"));
        project.Write("contract/events.lock", "eventtracking lock 1\n");
        project.Write("events.lock", "not read\n");
        project.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <EnableDefaultEventsLock>false</EnableDefaultEventsLock>
              </PropertyGroup>
              <ItemGroup>
                <AdditionalFiles Include="contract/events.lock" />
              </ItemGroup>
            </Project>
            """);

        await AssertReports(project, "EVT501", 2);
        await project.FormatAsync("EVT501");
        await AssertBuilds(project);
        Assert.Contains("\norg.edx.video.stop 1\n", project.Read("contract/events.lock"), StringComparison.Ordinal);
        Assert.Equal("not read\n", project.Read("events.lock"));
    }

    /// <summary>Asserts that a build succeeds.</summary>
    private static async Task AssertBuilds(FreshProject project, params string[] arguments)
    {
        var (exitCode, output) = await project.BuildAsync(arguments);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Asserts that a build fails with this number of errors, all of this rule.</summary>
    private static async Task AssertReports(FreshProject project, string rule, int count)
    {
        var (_, output) = await project.BuildAsync();

        Assert.Contains($" {count} Error(s)", output, StringComparison.Ordinal);
        Assert.All(
            output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)),
            line => Assert.Contains($": error {rule}: ", line, StringComparison.Ordinal));
    }
}
