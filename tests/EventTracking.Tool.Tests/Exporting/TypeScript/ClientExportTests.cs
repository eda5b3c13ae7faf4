using System.IO.Compression;
using System.Text;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary>The client for browsers that <c>dotnet events export typescript</c> writes.</summary>
[Trait("Category", "Processes")]
public sealed class ClientExportTests
{
    private const string Format = "typescript";
    private const int MaxCompressedBytes = 2_048;

    private const string Events = """
        org.example.closed 1

        org.example.searched 1
          query string ~

        org.example.stopped 1
          current_time number

        org.example.stopped 2
          current_time number
          video_id string
        """;

    [Fact]
    public void The_client_has_at_most_2_KB_compressed()
    {
        var client = Encoding.UTF8.GetBytes(Client());
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(client);

        Assert.InRange(compressed.Length, 1, MaxCompressedBytes);
    }

    [Fact]
    public void The_client_lists_the_versions_after_the_first() => Assert.Contains(
        "const versions = new Map([\n  [\"org.example.stopped\", 2],\n]);\n", Client(), StringComparison.Ordinal);

    [Fact]
    public void The_client_imports_nothing() => Assert.DoesNotContain("import", Client(), StringComparison.Ordinal);

    [Fact]
    public async Task Names_and_data_of_emitted_events_are_checked()
    {
        Tsc.SkipUnlessInstalled();

        // An expected error that does not occur is an error itself.
        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, ExportRun.Shapes(Events)), """
            import { configure, emit, flush } from "./events.js";
            configure({});
            configure({ url: "/track", onRejected: (event, path, reason) => console.warn(event.name, event.id, path.length, reason.length) });
            emit("org.example.closed");
            emit("org.example.closed", {});
            emit("org.example.searched");
            emit("org.example.searched", { query: "x" });
            emit("org.example.stopped", { current_time: 3.5, video_id: "v" });
            flush().then(() => emit("org.example.closed"));
            const name: "org.example.searched" | "org.example.closed" = "org.example.closed";
            emit(name, {});

            // @ts-expect-error an unknown event
            emit("org.example.stoped", { current_time: 3.5, video_id: "v" });
            // @ts-expect-error no data
            emit("org.example.stopped");
            // @ts-expect-error data of the first version
            emit("org.example.stopped", { current_time: 3.5 });
            // @ts-expect-error a wrong type
            emit("org.example.stopped", { current_time: "3.5", video_id: "v" });
            // @ts-expect-error an unknown field
            emit("org.example.stopped", { current_time: 3.5, video_id: "v", duration: 7 });
            // @ts-expect-error a wrong type
            emit("org.example.searched", { query: 7 });
            // @ts-expect-error a third argument
            emit("org.example.closed", {}, {});
            // @ts-expect-error an unknown option
            configure({ address: "/track" });
            """));
    }

    [Fact]
    public async Task Types_without_events_compile()
    {
        Tsc.SkipUnlessInstalled();

        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, []), """
            import { emit } from "./events.js";
            // @ts-expect-error there are no events
            emit("org.example.closed");
            """));
    }

    [Fact]
    public void The_files_of_the_sample_are_current()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("export", "typescript", "-o", folder.FullName, "--events", Repository.Program("samples/CourseSite"));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.All(
            ["events.d.ts", "events.js"],
            file => Assert.Equal(File.ReadAllText(folder.PathOf(file)), Repository.Text($"samples/CourseSite/Page/{file}")));
    }

    [Fact]
    public async Task The_script_of_the_sample_emits_its_events_with_the_right_types()
    {
        Tsc.SkipUnlessInstalled();
        using var folder = new TemporaryFolder();
        var script = Repository.Text("samples/CourseSite/Page/player.js");
        folder.Write("events.d.ts", Repository.Text("samples/CourseSite/Page/events.d.ts"));
        folder.Write("player.js", script);
        folder.Write("wrong.js", script.Replace("video_id: videoId", "videoId", StringComparison.Ordinal));

        Assert.Equal("", await Tsc.CheckScript(folder.FullName, "player.js"));
        Assert.Contains("'videoId' does not exist", await Tsc.CheckScript(folder.FullName, "wrong.js"), StringComparison.Ordinal);
    }

    private static string Client() =>
        ExportRun.Files(Format, ExportRun.Shapes(Events)).Single(static file => file.Path == "events.js").Text;
}
