#pragma warning disable IDE0161 // More than one namespace in a file cannot be file-scoped.
using Xunit;

namespace EventTracking.Tests.Hostile
{
    /// <summary>Events with the same type name in different namespaces, and one without a namespace.</summary>
    public sealed class NamespaceTests
    {
        [Fact]
        public void An_event_needs_no_namespace() => Assert.Equal(
            """{"number":1,"below":{"text":"a"}}""",
            Emitted.DataOf(static tracker => tracker.EmitInTheGlobalNamespace(1, new("a"))));

        [Fact]
        public void Events_with_the_same_type_name_are_distinct()
        {
            Assert.Equal(("hostile.namespaces.first", """{"number":1}"""), First.Twins.Emit());
            Assert.Equal(("hostile.namespaces.second", """{"text":"a"}"""), Second.Twins.Emit());
        }
    }
}

namespace EventTracking.Tests.Hostile.First
{
    [TrackedEvent("hostile.namespaces.first")]
    internal sealed partial record Twin(int Number);

    internal static class Twins
    {
        public static (string, string) Emit()
        {
            var emitted = Emitted.From(static tracker => tracker.EmitTwin(1));
            return (emitted.Name, emitted.Data);
        }
    }
}

namespace EventTracking.Tests.Hostile.Second
{
    [TrackedEvent("hostile.namespaces.second")]
    internal readonly partial record struct Twin(string Text);

    internal static class Twins
    {
        public static (string, string) Emit()
        {
            var emitted = Emitted.From(static tracker => tracker.EmitTwin("a"));
            return (emitted.Name, emitted.Data);
        }
    }
}
