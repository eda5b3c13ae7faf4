using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Tests.Shape;

public sealed class LockFileTests
{
    private const string Lock = """
        eventtracking lock 1

        "with space" 1
          x string

        org.edx.video.stop 1 retired
          current_time number
          video_id string

        org.edx.video.stop 2
          comment object ?
          comment.replies array
          comment.replies[] ^comment
          current_time number
          lines array
          lines[] object
          lines[].price number
          lines[].sku string
          reason enum("zu Ende", end_reached)
          rights flags(read, write) ~
          started string(date-time)
          subtitles string ? ~
          tags map ?
          tags{} integer(0..255) ?
          target oneof("$type": "1", *, -1, circle)
          target<*>.name any
          target<circle>.radius number(named)

        """;

    [Fact]
    public void What_was_read_is_written_as_it_was()
    {
        var file = LockFile.Parse(Lock);

        Assert.Empty(file.Errors);
        Assert.Equal(Lock, LockFile.Write(file.Blocks.Select(static block => (block.Shape!, block.State)).Reverse()));
    }

    [Fact]
    public void Blocks_and_nodes_have_their_lines()
    {
        var block = LockFile.Parse(Lock).Find("org.edx.video.stop", 2)!;

        Assert.Equal((10, 27), (block.Line, block.LastLine));
        Assert.Equal(17, block.LinesByPath["lines[].price"]);
        Assert.Equal(LockState.Emitted, block.State);
    }

    [Fact]
    public void The_latest_version_is_the_highest() => Assert.Equal(2, LockFile.Parse(Lock).FindLatest("org.edx.video.stop")!.Version);

    [Theory]
    [InlineData("", "expected 'eventtracking lock 1' but found ''; a lock of another format is not read")]
    [InlineData(
        "eventtracking lock 2\n\na 1\n  x string\n",
        "expected 'eventtracking lock 1' but found 'eventtracking lock 2'; a lock of another format is not read")]
    [InlineData("<<<<<<< HEAD\neventtracking lock 1\n", "a merge conflict is not resolved")]
    public void Nothing_is_read_without_the_first_line(string text, string reason)
    {
        var file = LockFile.Parse(text);

        Assert.Equal([new LockError(1, reason)], file.Errors);
        Assert.Empty(file.Blocks);
    }

    [Theory]
    [InlineData("x", "expected ' ' but found the end of the line")]
    [InlineData("x  string", "' string' is not a type")]
    [InlineData("x text", "'text' is not a type")]
    [InlineData("x string(email)", "'string(email)' is not a type")]
    [InlineData("x integer(5..1)", "the range of 'integer(5..1)' is empty")]
    [InlineData("x integer(01..5)", "expected an integer but found '01'")]
    [InlineData("x enum(b, a)", "expected 'enum(a, b)' but found 'enum(b, a)'")]
    [InlineData("x enum(a, a)", "expected 'enum(a)' but found 'enum(a, a)'")]
    [InlineData("x oneof(kind: a, a)", "a case is listed twice")]
    [InlineData("x string ~ ?", "expected 'path type', then ' ?' or ' ~' or both, but found ' ?' after 'x string'")]
    [InlineData("x any ?", "'any' includes null and has no '?'")]
    [InlineData("x string ", "expected 'path type', then ' ?' or ' ~' or both, but found ' ' after 'x string'")]
    [InlineData("\"x\" string", "expected the name 'x' but found '\"x\"'")]
    [InlineData("\"x-\\q\" string", "a quoted name does not end, or has an escape that JSON does not know")]
    [InlineData("\"x-\\u12\" string", "a quoted name does not end, or has an escape that JSON does not know")]
    [InlineData("x-y string", "expected ' ' but found '-y string'")]
    [InlineData("x<a> string", "'x<a>' is a case, which has no line of its own")]
    [InlineData("x[] string ~", "'x[]' is not a field and cannot be absent")]
    [InlineData("x array", "the line of 'x[]' is missing")]
    [InlineData("x map", "the line of 'x{}' is missing")]
    [InlineData("x[] string", "'x[]' has no parent in the shape that could contain it")]
    [InlineData("x.y string", "'x.y' has no parent in the shape that could contain it")]
    [InlineData("x ^y", "'x' refers to 'y', which is not in the shape")]
    [InlineData("x ^x", "'x' refers to 'x', which is a reference itself")]
    [InlineData("x ^", "expected a name but found the end of the line")]
    public void A_line_that_cannot_be_read(string line, string reason)
    {
        var file = LockFile.Parse($"eventtracking lock 1\n\na 1\n  {line}\n\nb 1\n  x string\n");

        Assert.Equal([new LockError(4, reason)], file.Errors);
        Assert.Null(file.Find("a", 1)!.Shape);
        Assert.NotNull(file.Find("b", 1)!.Shape);
    }

    [Fact]
    public void A_path_without_an_end_is_not_read() => Assert.Equal(
        [new LockError(4, "the path has more than 256 steps")],
        LockFile.Parse($"eventtracking lock 1\n\na 1\n  x{string.Concat(Enumerable.Repeat("[]", 100_000))} string\n").Errors);

    [Theory]
    [InlineData("a", "expected ' ' but found the end of the line")]
    [InlineData("a 0", "expected 'name version' and perhaps 'retired' but found 'a 0'")]
    [InlineData("a 1 gone", "expected 'name version' and perhaps 'retired' but found 'a 1 gone'")]
    [InlineData("a x", "expected an integer but found ''")]
    [InlineData("  x string", "expected an event name and its version before this line")]
    public void A_line_that_is_not_the_head_of_an_event(string line, string reason)
    {
        var file = LockFile.Parse($"eventtracking lock 1\n\n{line}\n\nb 1\n  x string\n");

        Assert.Equal([new LockError(3, reason)], file.Errors);
        Assert.NotNull(Assert.Single(file.Blocks).Shape);
    }

    [Fact]
    public void What_is_in_the_wrong_order_is_reported_and_read()
    {
        var file = LockFile.Parse("eventtracking lock 1\n\nb 2\n  y string\n  x string\n\nb 1\n\na 1\n");

        Assert.Equal(
            [
                new LockError(5, "'x' belongs before 'y': lines are in ordinal order of their paths"),
                new LockError(7, "'b 1' belongs before 'b 2'"),
                new LockError(9, "'a 1' belongs before 'b 1'"),
            ],
            file.Errors);
        Assert.All(file.Blocks, static block => Assert.NotNull(block.Shape));
        Assert.Equal("b 2\n  x string\n  y string\n", file.Blocks[0].Shape!.ToString());
    }

    [Fact]
    public void What_is_there_twice_is_reported()
    {
        var file = LockFile.Parse("eventtracking lock 1\n\na 1\n  x string\n  x number\n\nb 1\n\nb 1\n");

        Assert.Equal([new LockError(5, "'x' is in the shape twice"), new LockError(9, "'b 1' is in the file twice")], file.Errors);
    }

    [Fact]
    public void An_event_needs_an_empty_line_before_it() => Assert.Equal(
        [new LockError(2, "expected an empty line before the event"), new LockError(4, "expected an empty line before the event")],
        LockFile.Parse("eventtracking lock 1\na 1\n  x string\nb 1\n").Errors);

    [Fact]
    public void A_merge_conflict_costs_only_the_event_that_it_is_in()
    {
        var file = LockFile.Parse(
            "eventtracking lock 1\n\na 1\n  a string\n<<<<<<< ours\n  b string\n=======\n  c string\n>>>>>>> theirs\n\nb 1\n  x string\n");

        Assert.Equal([5, 7, 9], file.Errors.Select(static error => error.Line));
        Assert.All(file.Errors, static error => Assert.Equal("a merge conflict is not resolved", error.Reason));
        Assert.Null(file.Find("a", 1)!.Shape);
        Assert.NotNull(file.Find("b", 1)!.Shape);
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_ends_are_reported_once_and_read()
    {
        var file = LockFile.Parse("\uFEFFeventtracking lock 1\r\n\r\na 1\r\n  x string\r\n");

        Assert.Equal(
            [
                new LockError(1, "the file begins with a byte order mark; save it as UTF-8 without one"),
                new LockError(
                    1, "the line ends with CR LF; save the file with LF, and let .gitattributes keep it so: events.lock text eol=lf"),
            ],
            file.Errors);
        Assert.Equal("a 1\n  x string\n", Assert.Single(file.Blocks).Shape!.ToString());
    }
}
