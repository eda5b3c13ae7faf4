using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests.Inputs;

/// <summary>Assemblies and folders as inputs.</summary>
public sealed class AssemblyInputTests
{
    private const string Stopped = """
        namespace Shop;
        [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(string VideoId);
        """;

    private static readonly string VideoCourse = Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll");

    [Fact]
    public void An_event_has_the_symbols_of_its_assembly()
    {
        var entry = EventInputs.Load([VideoCourse]).Entries
            .Single(static entry => entry.Shape.EventName == "org.example.course.page.opened");

        Assert.Equal(VideoCourse, entry.AssemblyPath);
        Assert.Equal("Referrer", entry.Parsed!.MembersOn("referrer")[0].Name);
    }

    [Fact]
    public void A_type_of_a_missing_assembly_is_named()
    {
        using var folder = new TemporaryFolder();
        var money = SomeAssembly.Compile(folder, "namespace Bank; public sealed record Money(decimal Amount);", "Bank");
        var shop = SomeAssembly.Compile(
            folder, """[TrackedEvent("org.shop.paid")] public sealed partial record Paid(Bank.Money Price);""", references: money);
        File.Delete(money);

        var run = ToolRun.Of("list", shop);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("dependencies are missing: Bank.Money, Bank.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_beside_the_input_that_cannot_be_opened_is_ignored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege.");
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Stopped);
        File.CreateSymbolicLink(folder.PathOf("Dangling.dll"), folder.PathOf("Missing.dll"));

        var run = ToolRun.Of("list", shop);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_missing_core_is_named()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Stopped);
        File.Delete(folder.PathOf("EventTracking.dll"));

        var run = ToolRun.Of("list", shop);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("dependencies are missing: EventTracking.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format 2", "built with a newer version of EventTracking: update this tool")]
    [InlineData("org.edx.video.stop 1 Stopped", "built with an older version of EventTracking: update its reference")]
    public void Declarations_in_an_unknown_format_are_an_error(string format, string reason)
    {
        using var folder = new TemporaryFolder();
        var other = SomeAssembly.Compile(folder, $"[assembly: EventTracking.CompilerServices.TrackedEventDeclarations(\"{format}\")]");

        var run = ToolRun.Of("list", other);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_native_program_is_an_error_that_names_its_assembly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The host program has another name elsewhere.");
        var run = ToolRun.Of("list", Path.Combine(AppContext.BaseDirectory, "VideoCourse"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"is a native program. Name its assembly instead: {VideoCourse}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt", "hello", "is not a .NET assembly, and not a lock file")]
    [InlineData("empty.dll", "", "is not a .NET assembly, and not a lock file")]
    [InlineData("Shop.sln", "", "is a solution. Name one of its projects")]
    public void A_file_of_another_kind_is_an_error(string name, string text, string reason)
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("list", folder.Write(name, text));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_does_not_exist_is_an_error()
    {
        var run = ToolRun.Of("list", "missing.dll");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("'missing.dll' does not exist", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_build_of_each_assembly_in_a_folder_is_read()
    {
        using var folder = new TemporaryFolder();
        SomeAssembly.Compile(folder, Stopped.Replace("stop", "paused", StringComparison.Ordinal));
        Directory.CreateDirectory(folder.PathOf("bin/Release"));
        Directory.CreateDirectory(folder.PathOf("obj"));
        foreach (var file in (string[])["Shop.dll", "EventTracking.dll"])
            File.Move(folder.PathOf(file), folder.PathOf($"bin/Release/{file}"));
        File.SetLastWriteTimeUtc(folder.PathOf("bin/Release/Shop.dll"), DateTime.UnixEpoch);
        var release = SomeAssembly.Compile(folder, Stopped);
        File.Copy(release, folder.PathOf("obj/Copy.dll"));

        Assert.Equal(["org.edx.video.stop"], EventInputs.Load([folder.FullName]).Entries.Select(static entry => entry.Shape.EventName));
    }

    [Fact]
    public void Of_copies_with_the_same_time_the_first_by_path_is_read()
    {
        using var folder = new TemporaryFolder();
        var original = SomeAssembly.Compile(folder, Stopped);
        foreach (var copy in (string[])["c", "a", "b"])
        {
            Directory.CreateDirectory(folder.PathOf(copy));
            foreach (var file in (string[])["Shop.dll", "EventTracking.dll"])
                File.Copy(folder.PathOf(file), folder.PathOf($"{copy}/{file}"));
            File.SetLastWriteTimeUtc(folder.PathOf($"{copy}/Shop.dll"), DateTime.UnixEpoch);
        }

        File.Delete(original);

        Assert.Equal([folder.PathOf("a/Shop.dll")], EventInputs.Load([folder.FullName]).Entries.Select(static entry => entry.Source));
    }

    [Fact]
    public void A_folder_without_events_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("list", folder.FullName);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no assembly with tracked events below it. Build its projects first", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_events_is_an_error_that_names_a_reference_with_events()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Stopped);
        var site = SomeAssembly.Compile(
            folder,
            "public static class Page { public static object Stopped => new Shop.VideoStopped(\"\"); }",
            "Site",
            references: shop);

        var run = ToolRun.Of("list", site);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("declares no tracked events. Name one of its references that does: Shop.dll.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_are_found_through_the_dependency_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Shop.deps.json", """
            {
              "targets": { ".NETCoreApp,Version=v10.0": { "NodaTime/3.2.2": { "runtime": { "lib/net8.0/NodaTime.dll": {} } } } },
              "libraries": { "NodaTime/3.2.2": { "type": "package", "path": "nodatime/3.2.2" } }
            }
            """);

        Assert.All(
            PackageFiles.Of(folder.PathOf("Shop.dll"))["nodatime"],
            static path => Assert.EndsWith("nodatime/3.2.2/lib/net8.0/NodaTime.dll", path.Replace('\\', '/'), StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_dependency_file_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Stopped);
        folder.Write("Shop.deps.json", "{");

        var run = ToolRun.Of("list", shop);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Shop.deps.json' cannot be read", run.Error, StringComparison.Ordinal);
    }
}
