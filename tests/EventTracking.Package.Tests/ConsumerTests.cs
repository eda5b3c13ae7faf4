using System.Runtime.InteropServices;

namespace EventTracking.Package.Tests;

/// <summary>Builds and runs projects that install the packages.</summary>
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Course = """
        using Course;
        using EventTracking;
        using EventTracking.Testing;

        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["memory"] = collected });
        tracker.EmitVideoStopped("i4x-edX-DemoX-video", 86.75, 195);
        Console.WriteLine(collected.Events[0].Data);

        namespace Course
        {
            /// <summary>A video was stopped.</summary>
            [TrackedEvent("org.edx.video.stop")]
            public readonly partial record struct VideoStopped(string VideoId, double CurrentTime, double Duration);
        }
        """;

    private const string Line = """{"video_id":"i4x-edX-DemoX-video","current_time":86.75,"duration":195}""";

    [Fact]
    public async Task A_new_project_emits_an_event_through_generated_code()
    {
        using var project = new FreshProject(feed, Course, "EventTracking", "EventTracking.Testing");

        Assert.Contains(Line, await project.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_program_emits_an_event_through_generated_code()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"), "Native AOT is published for linux-x64, which needs a C compiler.");
        using var project = new FreshProject(feed, Course, "EventTracking", "EventTracking.Testing");

        Assert.Contains(Line, await project.RunNativeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_for_any_platform_runs_the_code_that_was_precompiled_for_its_own()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64,
            "The expected folder is that of linux-x64.");
        using var project = new FreshProject(
            feed,
            """
            Console.WriteLine(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Single(static path => Path.GetFileName(path) == "EventTracking.dll"));
            """,
            "EventTracking");

        Assert.Contains("/runtimes/linux-x64/lib/net10.0/EventTracking.dll", await project.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_declaration_fails_the_build_with_id_message_and_link()
    {
        using var project = new FreshProject(
            feed, Course.Replace("partial ", "", StringComparison.Ordinal), "EventTracking", "EventTracking.Testing");

        var (exitCode, output) = await project.BuildAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error EVT101: Make 'VideoStopped' partial", output, StringComparison.Ordinal);
        Assert.Contains("/docs/diagnostics/EVT101.md", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_application_configures_its_tracker_in_appsettings()
    {
        using var project = new FreshProject(
            feed,
            """
            using EventTracking;

            var builder = WebApplication.CreateSlimBuilder(args);
            builder.AddEventTracking();
            var app = builder.Build();
            app.UseEventTracking();
            app.Lifetime.ApplicationStarted.Register(app.Lifetime.StopApplication);
            app.Services.GetRequiredService<Tracker>().Emit("com.example.site.started");
            app.Urls.Add("http://127.0.0.1:0");
            app.Run();
            """,
            "EventTracking.AspNetCore");
        project.Write("appsettings.json", """{ "EventTracking": { "Backends": { "console": { "Type": "Console" } } } }""");

        Assert.Contains("\"name\":\"com.example.site.started\"", await project.RunAsync(), StringComparison.Ordinal);
    }
}
