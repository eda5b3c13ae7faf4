using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Generated code as users see it, in files that can be reviewed in a minute.</summary>
public sealed partial class SnapshotTests
{
    [Fact]
    public void A_struct_event() => Snapshot.Matches(GeneratorRun.Of("""
        namespace Shop;
        /// <summary>A learner stopped a video.</summary>
        /// <param name="VideoId">The video.</param>
        /// <param name="CurrentTime">Where it was stopped, in seconds.</param>
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public partial record struct VideoStopped(string VideoId, double CurrentTime);
        """).Files["Shop.VideoStopped.g.cs"]);

    [Fact]
    public void A_private_event_with_guards_and_conditions() => Snapshot.Matches(GeneratorRun.Of("""
        using System.Collections.Generic; using System.Text.Json.Serialization;
        internal partial class Cart
        {
            [EventTracking.TrackedEvent("org.shop.cart.changed", Version = 2)]
            private sealed partial record Changed(IEnumerable<string> Items)
            {
                [JsonPropertyOrder(-2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Coupon { get; init; }
                [JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Count => Coupon!.Length;
            }
        }
        """).Files["Cart+Changed.g.cs"]);

    [Fact]
    public void Writers_of_a_recursive_type_and_an_enum() => Snapshot.Matches(GeneratorRun.Of("""
        using System.Collections.Generic;
        namespace Forum;
        public enum Kind { Question, FirstAnswer }
        public sealed record Post(Kind Kind, Dictionary<Kind, List<Post>> Replies);
        [EventTracking.TrackedEvent("org.forum.posted")] internal readonly partial record struct Posted(Post Post);
        """).Files["Forum.Posted.g.cs"]);

    [Fact]
    public void A_readable_event_with_an_earlier_version() => Snapshot.Matches(Short(GeneratorRun.Of("""
        namespace Shop;
        using EventTracking;
        public sealed record VideoStoppedV1(string VideoId);
        [TrackedEvent("org.edx.video.stop", Version = 2, Readable = true)]
        public partial record struct VideoStopped(string VideoId, double CurrentTime = 0)
        {
            public string? Note { get; init; }
            [ReadsVersion(1)] public static VideoStopped From(VideoStoppedV1 old) => new(old.VideoId);
        }
        """).Files["Shop.VideoStopped.g.cs"]));

    [Fact]
    public void Readers_of_nested_types() => Snapshot.Matches(Short(GeneratorRun.Of("""
        using System.Collections.Generic; using System.Text.Json.Serialization;
        using EventTracking;
        namespace Forum;
        public enum Kind { Question, FirstAnswer }
        [JsonDerivedType(typeof(Text), "text")] public abstract record Body;
        public sealed record Text(string? Value) : Body;
        public sealed record Post(Kind Kind, Body Body, Dictionary<Kind, List<Post>> Replies)
        {
            public bool IsQuestion => Kind is Kind.Question;
        }
        [TrackedEvent("org.forum.posted", Readable = true)] internal readonly partial record struct Posted(Post[] Posts);
        """).Files["Forum.Posted.g.cs"]));

    [Fact]
    public void The_registration() => Snapshot.Matches(GeneratorRun.Of("""
        [EventTracking.TrackedEvent("b.b")] public partial record B;
        public partial class Outer { [EventTracking.TrackedEvent("b.a")] private partial record A; }
        """).Files["EventTracking-Registration.g.cs"]);

    /// <summary>Removes the namespaces of types, so that the code of readers is as easy to review as if a person had written it.</summary>
    private static string Short(string code) => Namespaces().Replace(code, "");

    [GeneratedRegex(
        @"global::(?:System\.Collections\.Generic\.|System\.Runtime\.CompilerServices\.|EventTracking\.CompilerServices\.|EventTracking\.|Shop\.|Forum\.)")]
    private static partial Regex Namespaces();
}
