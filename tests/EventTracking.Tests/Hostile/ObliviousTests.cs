#nullable disable
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Declarations from before nullable references.</summary>
public sealed class ObliviousTests
{
    [Fact]
    public void Events_can_be_declared_in_nullable_oblivious_code()
    {
        var note = new ObliviousNote { Author = "b" };

        Assert.Equal(
            """{"note":{"author":"b","tags":null},"notes":[{"author":"b","tags":null},null],"title":"a","links":{"c":null}}""",
            Emitted.DataOf(tracker => tracker.EmitOblivious(note, [note, null], "a", new() { ["c"] = null })));
    }

    [Fact]
    public void Any_oblivious_reference_can_be_null()
    {
        Assert.Equal(
            """{"note":null,"notes":null,"title":null,"links":null}""",
            Emitted.DataOf(tracker => tracker.EmitOblivious(null, null)));
        Assert.All(TrackedEventRegistry.Find("hostile.oblivious").Fields, field => Assert.True(field.IsNullable, field.Name));
    }
}

internal class ObliviousNote
{
    public string Author { get; set; }

    public string[] Tags { get; set; }
}

[TrackedEvent("hostile.oblivious")]
internal partial record Oblivious(
    ObliviousNote Note, IEnumerable<ObliviousNote> Notes, string Title = null, Dictionary<string, Uri> Links = null);
