using System.Text;
using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockMustBeReadableTests
{
    private const string Source = "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id);";

    [Theory]
    [InlineData(
        "eventtracking lock 2\n", 1, "expected 'eventtracking lock 1' but found 'eventtracking lock 2'; a lock of another format is not read")]
    [InlineData("", 1, "expected 'eventtracking lock 1' but found ''; a lock of another format is not read")]
    [InlineData("<<<<<<< HEAD\neventtracking lock 1\n", 1, "a merge conflict is not resolved")]
    [InlineData("eventtracking lock 1\n\na.b 1\n=======\n  id string\n", 4, "a merge conflict is not resolved")]
    [InlineData("eventtracking lock 1\n\na.b 1\n\na.b 1\n", 5, "'a.b 1' is in the file twice")]
    [InlineData("eventtracking lock 1\n\na.c 1\n\na.b 1\n", 5, "'a.b 1' belongs before 'a.c 1'")]
    [InlineData("eventtracking lock 1\n\na.b 1\n  id string\n  id string\n", 5, "'id' is in the shape twice")]
    [InlineData("eventtracking lock 1\na.b 1\n", 2, "expected an empty line before the event")]
    public async Task A_line_that_cannot_be_read_is_reported_there(string @lock, int line, string reason)
    {
        var build = await LockedBuild.Of(LockedBuild.SomeCompilation(Source), @lock);

        var diagnostic = Assert.Single(build.Reported, static diagnostic => diagnostic.Id is "EVT510");
        var location = diagnostic.Location.GetLineSpan();
        Assert.Equal((SomeLock.Path, line), (location.Path, location.StartLinePosition.Line + 1));
        Assert.Equal($"events.lock, line {line}: {reason}", diagnostic.GetMessage());
    }

    [Fact]
    public async Task Windows_line_endings_are_reported_once()
    {
        var build = await LockedBuild.Of(
            LockedBuild.SomeCompilation(Source), "eventtracking lock 1\r\n\r\norg.edx.video.stop 1\r\n  id string\r\n");

        Assert.Equal(
            "events.lock, line 1: the line ends with CR LF; save the file with LF, and let .gitattributes keep it so: "
                + "events.lock text eol=lf",
            Assert.Single(build.Reported).GetMessage());
    }

    [Fact]
    public async Task A_byte_order_mark_is_reported()
    {
        using var file = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SomeLock.Of(SomeLock.Stop("id string")))]);

        Assert.Equal(
            ["events.lock, line 1: the file begins with a byte order mark; save it as UTF-8 without one"],
            await Messages((SomeLock.Path, SourceText.From(file))));
    }

    [Fact]
    public async Task A_second_lock_is_reported() => Assert.Equal(
        ["events.lock, line 1: the file is not used, because the project already has '/shop/events.lock'; keep one of them"],
        await Messages(
            ("/shop/old/events.lock", SourceText.From(SomeLock.Of(""))),
            (SomeLock.Path, SourceText.From(SomeLock.Of(SomeLock.Stop("id string"))))));

    [Fact]
    public async Task Other_files_are_not_read() => Assert.Empty(
        await Messages(("/shop/packages.lock", SourceText.From("<<<<<<<")), ("/shop/events.lock.txt", SourceText.From("?"))));

    [Theory]
    [InlineData("org.edx.video.play 1\n  id nonsense\n\norg.edx.video.stop 1\n  id boolean\n", "EVT503 EVT507 EVT510")]
    [InlineData("org.edx.video.seek one\n\norg.edx.video.stop 1\n  id boolean\n", "EVT503 EVT510")]
    [InlineData("<<<<<<< HEAD\norg.edx.video.stop 1\n  id boolean\n", "EVT503 EVT510")]
    [InlineData("org.edx.video.stop 1\n  id boolean\n>>>>>>> other\n", "EVT510")]
    [InlineData("org.edx.video.stop 2\n\norg.edx.video.stop 1\n  id boolean\n", "EVT508 EVT510")]
    [InlineData("org.edx.video.stop 1\n  title string\n  id boolean\n", "EVT502 EVT503 EVT510")]
    public async Task Other_rules_use_what_can_be_read(string blocks, string ids) =>
        Assert.Equal(ids, (await LockedBuild.Of(Source, blocks)).Ids);

    [Fact]
    public async Task No_text_makes_a_rule_fail()
    {
        var random = new Random(20_261_130);
        var text = SomeLock.Of(
            "a.b 1\n  lines array\n  lines[] object ?\n  lines[].price number\n\n\"c d\" 2 retired\n  x oneof(\"$type\": \"1\", *, circle)\n"
                + "  x<*>.y any\n\norg.edx.video.stop 1\n  id string ~\n  reason enum(\"zu Ende\", paused)\n");
        for (var round = 0; round < LongRun.Choose(quick: 200, full: 800, @long: 50_000); round++)
        {
            var damaged = new StringBuilder(text);
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                var at = random.Next(damaged.Length);
                damaged.Remove(at, random.Next(Math.Min(8, damaged.Length - at)))
                    .Insert(at, new[] { "", "\n", "\r\n", "  ", "\u2028", "<<<<<<<", "\"", ".", "[]", "^", "\0", "9999999999" }[random.Next(12)]);
            }

            var build = await LockedBuild.Of(LockedBuild.SomeCompilation(Source), damaged.ToString());
            Assert.DoesNotContain(build.Reported, static diagnostic => diagnostic.Id is "AD0001");
        }
    }

    private static async Task<IEnumerable<string>> Messages(params (string Path, SourceText Text)[] files)
    {
        var options = new AnalyzerOptions([.. files.Select(static file => new LockedBuild.SomeText(file.Path, file.Text))]);
        var reported = await LockedBuild.SomeCompilation(Source)
            .WithAnalyzers([new LockMustBeReadableAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return reported.Select(static diagnostic => diagnostic.GetMessage());
    }
}
