#pragma warning disable IDE0161 // More than one namespace in a file cannot be file-scoped.
using Xunit;

namespace EventTracking.Tests.Hostile
{
    /// <summary>Other unusual declarations.</summary>
    public sealed class DeclarationTests
    {
        [Fact]
        public void A_record_can_have_several_partial_declarations() =>
            Assert.Equal("""{"first":1,"second":"a"}""", Emitted.DataOf(new InParts(1) { Second = "a" }));

        [Fact]
        public void Namespaces_can_be_keywords() =>
            Assert.Equal("""{"below":{"a":1}}""", Emitted.DataOf(new @namespace.@class.InKeywords(new(1))));

        [Fact]
        public void Obsolete_members_and_events_are_written_without_a_warning()
        {
#pragma warning disable CS0612, CS0618 // That they are obsolete is the point.
            Assert.Equal("""{"old":1,"older":{"a":2}}""", Emitted.DataOf(new OldEvent { Old = 1, Older = new(2) }));
#pragma warning restore CS0612, CS0618
        }

        [Fact]
        public void Structs_with_mutating_getters_are_not_modified()
        {
            var counting = new Counting();

            Assert.Equal("""{"next":1}""", Emitted.DataOf(counting));
            Assert.Equal("""{"next":1}""", Emitted.DataOf(counting));
        }

        [Fact]
        public void User_defined_equality_and_ToString_are_kept()
        {
            Assert.Equal("""{"number":1}""", Emitted.DataOf(new WithOwnText(1)));
            Assert.Equal("mine", new WithOwnText(1).ToString());
        }
    }

    [TrackedEvent("hostile.declarations.in_parts")]
    internal sealed partial record InParts(int First);

    internal sealed partial record InParts
    {
        public string? Second { get; init; }
    }

    [Obsolete]
    [TrackedEvent("hostile.declarations.obsolete")]
    internal sealed partial record OldEvent
    {
        [Obsolete("Write to the newer one.")]
        public int Old { get; init; }

        public OldPart? Older { get; init; }
    }

    [Obsolete("Use the newer one.")]
    internal sealed record OldPart(int A);

    [TrackedEvent("hostile.declarations.counting")]
    internal partial record struct Counting
    {
        private int _count;

        public int Next => ++_count;
    }

    [TrackedEvent("hostile.declarations.own_text")]
    internal sealed partial record WithOwnText(int Number)
    {
        public override string ToString() => "mine";
    }
}

namespace EventTracking.Tests.Hostile.@namespace.@class
{
    internal readonly record struct Part(int A);

    [TrackedEvent("hostile.declarations.in_keywords")]
    internal sealed partial record InKeywords(Part Below);
}
