using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Generators.Tests.Shape;

public sealed class LockEditorTests
{
    private const string Lock = """
        eventtracking lock 1

        b 1
          x string

        b 3
          x string
          y array
          y[] string

        d 1
          x string

        """;

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(" \r\n\t")]
    [InlineData("eventtracking lock 1")]
    [InlineData("eventtracking lock 1\n")]
    [InlineData("eventtracking lock 1\n\n")]
    public void A_lock_without_events_takes_the_first_event(string text) => AssertEdited(
        text, "eventtracking lock 1\n\na 1\n  x string\n", static lockFile => lockFile.Set(Shape("a 1", "x string")));

    [Theory]
    [InlineData("a 1", 2)]
    [InlineData("b 2", 5)]
    [InlineData("b 4", 10)]
    [InlineData("c 1", 10)]
    public void A_block_is_inserted_in_order(string head, int linesBefore)
    {
        var lines = Lock.Split('\n').ToList();
        lines.InsertRange(linesBefore, [head, "  x string", ""]);

        AssertEdited(Lock, string.Join('\n', lines), lockFile => lockFile.Set(Shape(head, "x string")));
    }

    [Fact]
    public void A_block_is_appended() => AssertEdited(
        Lock, $"{Lock}\ne 1\n  x string\n", static lockFile => lockFile.Set(Shape("e 1", "x string")));

    [Fact]
    public void Only_lines_that_differ_are_edited()
    {
        var editor = LockEditor.Open(Lock)!;
        editor.Set(Shape("b 3", "w boolean", "x string ?", "z string"));

        Assert.Equal(
            """
            eventtracking lock 1

            b 1
              x string

            b 3
              w boolean
              x string ?
              z string

            d 1
              x string

            """,
            editor.ToString());
        Assert.Equal(
            ["  w boolean\n  x string ?\n  z string\n"], editor.Changes.Select(static change => change.NewText));
        Assert.Equal(
            ["  x string\n  y array\n  y[] string\n"],
            editor.Changes.Select(static change => Lock.Substring(change.Span.Start, change.Span.Length)));
    }

    [Fact]
    public void A_lock_that_is_up_to_date_is_not_changed()
    {
        var editor = LockEditor.Open(Lock)!;
        editor.Set(Shape("b 1", "x string"));

        Assert.Empty(editor.Changes);
        Assert.Equal(Lock, editor.ToString());
    }

    [Fact]
    public void The_latest_version_is_marked_as_retired()
    {
        AssertEdited(
            Lock, Lock.Replace("b 3", "b 3 retired", StringComparison.Ordinal), static lockFile => Assert.True(lockFile.Retire("b")));
        AssertEdited(Lock, Lock, static lockFile => Assert.False(lockFile.Retire("c")));
    }

    [Fact]
    public void An_event_that_is_declared_again_is_no_longer_retired() => AssertEdited(
        Lock.Replace("d 1", "d 1 retired", StringComparison.Ordinal), Lock, static lockFile => lockFile.Set(Shape("d 1", "x string")));

    [Fact]
    public void Line_endings_and_byte_order_mark_are_kept() => AssertEdited(
        "\uFEFFeventtracking lock 1\r\n\r\nb 1\r\n  x string\r\n  y string",
        "\uFEFFeventtracking lock 1\r\n\r\na 1\r\n  x string\r\n\r\nb 1\r\n  x number\r\n  y string\r\n  z string\r\n",
        static lockFile =>
        {
            lockFile.Set(Shape("b 1", "x number", "y string", "z string"));
            lockFile.Set(Shape("a 1", "x string"));
        });

    [Theory]
    [InlineData("eventtracking lock 2\n")]
    [InlineData("<<<<<<< ours\neventtracking lock 1\n")]
    [InlineData("a 1\n  x string\n")]
    public void A_file_of_another_format_is_not_edited(string text) => Assert.Null(LockEditor.Open(text));

    [Fact]
    public void Blocks_and_lines_in_the_wrong_order_stay_where_they_are() => AssertEdited(
        """
        eventtracking lock 1

        d 1
          z string
          x string

        b 2
          x string
        a 1
          x string
        """,
        """
        eventtracking lock 1

        c 1
          x string

        d 1
          y string
          z string
          x string

        b 1
          x string

        b 2
          x string

        b 3
          x string

        a 1
          x string

        e 1
          x string

        """,
        static lockFile =>
        {
            lockFile.Set(Shape("b 3", "x string"));
            lockFile.Set(Shape("b 1", "x string"));
            lockFile.Set(Shape("c 1", "x string"));
            lockFile.Set(Shape("d 1", "x string", "y string", "z string"));
            lockFile.Set(Shape("e 1", "x string"));
        });

    [Fact]
    public void Lines_that_cannot_be_read_stay_where_they_are() => AssertEdited(
        """
        eventtracking lock 1

        a 1
           w string
          x text
          x number
        ! note
          x string

        c 1
          x string

          y string

        """,
        """
        eventtracking lock 1

        a 1
           w string
          x string
          y string
        ! note
          x string

        b 1
          x string

        c 1
          x string

          y string

        d 1
          x string

        """,
        static lockFile =>
        {
            lockFile.Set(Shape("d 1", "x string"));
            lockFile.Set(Shape("b 1", "x string"));
            lockFile.Set(Shape("a 1", "x string", "y string"));
        });

    [Fact]
    public void Nothing_is_inserted_into_one_side_of_a_merge_conflict() => AssertEdited(
        """
        eventtracking lock 1

        <<<<<<< ours
        b 1
          x string

        =======
        d 1
          x string

        >>>>>>> theirs
        e 1
          x string

        """,
        """
        eventtracking lock 1

        a 1
          x string

        <<<<<<< ours
        b 1
          x string

        =======
        d 1
          x string

        >>>>>>> theirs

        c 1
          x string

        e 1
          x string

        """,
        static lockFile =>
        {
            lockFile.Set(Shape("c 1", "x string"));
            lockFile.Set(Shape("a 1", "x string"));
        });

    [Fact]
    public void Edits_in_any_order_give_the_canonical_text_of_the_last_shapes()
    {
        for (var seed = 0; seed < LongRun.Choose(quick: 300, full: 2_000, @long: 100_000); seed++)
        {
            var random = new Random(seed);
            var expected = new Dictionary<(string Name, int Version), (DataShape Shape, LockState State)>();
            var text = LockFile.Write([]);
            for (var edits = random.Next(1, 12); edits > 0; edits--)
            {
                var editor = LockEditor.Open(text)!;
                for (var several = random.Next(1, 4); several > 0; several--)
                    Edit(editor, expected, random);
                AssertChangesGive(editor, text);
                text = editor.ToString();
            }

            Assert.Equal(LockFile.Write(expected.Values), text);
            Assert.Empty(LockFile.Parse(text).Errors);
        }
    }

    private static void Edit(
        LockEditor editor, Dictionary<(string Name, int Version), (DataShape Shape, LockState State)> expected, Random random)
    {
        string[] names = ["a", "a.b", "a.b-c", "\"ä\"", "B"];
        var head = $"{names[random.Next(names.Length)]} {random.Next(1, 4)}";
        var shape = Shape(head, [.. SomeFields(random)]);
        if (random.Next(5) > 0)
        {
            var state = random.Next(4) == 0 ? LockState.Retired : LockState.Emitted;
            editor.Set(shape, state);
            expected[(shape.EventName, shape.Version)] = (shape, state);
        }
        else if (editor.Retire(shape.EventName))
        {
            var latest = expected.Keys.Where(key => key.Name == shape.EventName).MaxBy(static key => key.Version);
            expected[latest] = (expected[latest].Shape, LockState.Retired);
        }
    }

    private static IEnumerable<string> SomeFields(Random random)
    {
        string[] types = ["string", "string ?", "number ~", "enum(a, b)"];
        foreach (var name in (string[])["\"-\"", "B", "a", "a_b", "b"])
        {
            switch (random.Next(6))
            {
                case 0:
                    break;
                case 1:
                    yield return $"{name} object";
                    yield return $"{name}.x {types[random.Next(types.Length)]}";
                    break;
                case 2:
                    yield return $"{name} array";
                    yield return $"{name}[] string";
                    break;
                default:
                    yield return $"{name} {types[random.Next(types.Length)]}";
                    break;
            }
        }
    }

    private static void AssertEdited(string before, string after, Action<LockEditor> edit)
    {
        var editor = LockEditor.Open(before)!;
        edit(editor);

        Assert.Equal(after, editor.ToString());
        AssertChangesGive(editor, before);
    }

    private static void AssertChangesGive(LockEditor editor, string before) =>
        Assert.Equal(editor.ToString(), SourceText.From(before).WithChanges(editor.Changes).ToString());

    private static DataShape Shape(string head, params string[] nodes) => LockFile
        .Parse($"{LockFile.Header}\n\n{head}\n{string.Concat(nodes.Select(static node => $"  {node}\n"))}")
        .Blocks.Single().Shape!;
}
