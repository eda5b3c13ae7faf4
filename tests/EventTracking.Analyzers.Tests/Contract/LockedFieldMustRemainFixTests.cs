using Fix = EventTracking.Analyzers.Tests.Harness.ContractFixTest<
    EventTracking.Analyzers.Contract.LockedFieldMustRemainAnalyzer, EventTracking.CodeFixes.Contract.LockedFieldMustRemainFix>;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedFieldMustRemainFixTests
{
    private const string KeepWireName = "KeepWireNameEdit";

    [Fact]
    public Task The_version_is_added_to_the_attribute() => new Fix(
        """
        [TrackedEvent("org.edx.video.stop" /* stopped */)]
        public readonly partial record struct {|EVT502:VideoStopped|}(string VideoId);

        public static partial class Events
        {
            [System.Obsolete, TrackedEvent(
                "org.edx.video.play"
            )]
            private sealed partial record {|EVT502:Played|}(string VideoId, bool IsMuted);
        }
        """,
        """
        org.edx.video.play 1
          is_muted boolean
          speed number
          video_id string

        org.edx.video.stop 1
          current_time number
          video_id string
        """).Gives(
        """
        [TrackedEvent("org.edx.video.stop" /* stopped */, Version = 2)]
        public readonly partial record struct VideoStopped(string VideoId);

        public static partial class Events
        {
            [System.Obsolete, TrackedEvent(
                "org.edx.video.play", Version = 2
            )]
            private sealed partial record Played(string VideoId, bool IsMuted);
        }
        """,
        """
        org.edx.video.play 1
          is_muted boolean
          speed number
          video_id string

        org.edx.video.play 2
          is_muted boolean
          video_id string

        org.edx.video.stop 1
          current_time number
          video_id string

        org.edx.video.stop 2
          video_id string
        """);

    [Fact]
    public Task The_version_in_the_attribute_is_raised_once_for_all_fields_and_types() => new Fix(
        [
            """
            [TrackedEvent("org.edx.cart.empty", Version = /* third */ 3)]
            public sealed partial record {|EVT502:{|EVT502:Emptied|}|}(Item First);

            [TrackedEvent("org.edx.cart.fill", Version = Filled.Current)]
            public sealed partial record Filled(IReadOnlyList<Item> Items)
            {
                private const int Current = 1;
            }
            """,
            """
            public sealed record {|EVT502:{|EVT502:Item|}|}(string Sku);
            """,
        ],
        """
        org.edx.cart.empty 2

        org.edx.cart.empty 3
          a string
          b string
          first object
          first.price number
          first.sku string

        org.edx.cart.fill 1
          items array
          items[] object
          items[].price number
          items[].sku string
        """).Gives(
        [
            """
            [TrackedEvent("org.edx.cart.empty", Version = /* third */ 4)]
            public sealed partial record Emptied(Item First);

            [TrackedEvent("org.edx.cart.fill", Version = 2)]
            public sealed partial record Filled(IReadOnlyList<Item> Items)
            {
                private const int Current = 1;
            }
            """,
            """
            public sealed record Item(string Sku);
            """,
        ],
        """
        org.edx.cart.empty 2

        org.edx.cart.empty 3
          a string
          b string
          first object
          first.price number
          first.sku string

        org.edx.cart.empty 4
          first object
          first.sku string

        org.edx.cart.fill 1
          items array
          items[] object
          items[].price number
          items[].sku string

        org.edx.cart.fill 2
          items array
          items[] object
          items[].sku string
        """);

    [Fact]
    public Task A_renamed_member_keeps_its_wire_name() => new Fix(
        [
            """
            [TrackedEvent("org.edx.cart.empty")]
            public readonly partial record struct Emptied(Item First, Item Last, bool {|EVT502:IsEmpty|});

            [TrackedEvent("org.edx.cart.fill")]
            public sealed partial record Filled([property: JsonPropertyName("count")] int {|EVT502:Number|})
            {
                public string? Color { get; init; }
            }
            """,
            """
            public sealed record Item
            {
                public required string Sku { get; init; }

                /// <summary>In euros.</summary>
                public decimal {|EVT502:{|EVT502:UnitPrice|}|} { get; init; }
            }
            """,
        ],
        """
        org.edx.cart.empty 1
          "empty now?" boolean
          first object
          first.price number
          first.sku string
          last object
          last.price number
          last.sku string

        org.edx.cart.fill 1
          color string ?
          number integer(-2147483648..2147483647)
        """)
    { Key = KeepWireName }.Gives(
        [
            """
            [TrackedEvent("org.edx.cart.empty")]
            public readonly partial record struct Emptied(Item First, Item Last, [property: JsonPropertyName("empty now?")] bool IsEmpty);

            [TrackedEvent("org.edx.cart.fill")]
            public sealed partial record Filled([property: JsonPropertyName("number")] int Number)
            {
                public string? Color { get; init; }
            }
            """,
            """
            public sealed record Item
            {
                public required string Sku { get; init; }

                /// <summary>In euros.</summary>
                [JsonPropertyName("price")]
                public decimal UnitPrice { get; init; }
            }
            """,
        ],
        """
        org.edx.cart.empty 1
          "empty now?" boolean
          first object
          first.price number
          first.sku string
          last object
          last.price number
          last.sku string

        org.edx.cart.fill 1
          color string ?
          number integer(-2147483648..2147483647)
        """);

    [Fact]
    public Task All_events_that_new_defaults_rename_get_a_new_version() => new Fix(
        """
        [assembly: {|EVT502:TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase)|}]

        [TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(string VideoId, double CurrentTime);

        [TrackedEvent("org.edx.video.play", Version = 2)]
        public readonly partial record struct VideoPlayed(string VideoId);

        [TrackedEvent("org.edx.video.mute")]
        public readonly partial record struct VideoMuted(string Id);
        """,
        """
        org.edx.video.mute 1
          id string

        org.edx.video.play 2
          video_id string

        org.edx.video.stop 1
          current_time number
          video_id string
        """).Gives(
        """
        [assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase)]

        [TrackedEvent("org.edx.video.stop", Version = 2)]
        public readonly partial record struct VideoStopped(string VideoId, double CurrentTime);

        [TrackedEvent("org.edx.video.play", Version = 3)]
        public readonly partial record struct VideoPlayed(string VideoId);

        [TrackedEvent("org.edx.video.mute")]
        public readonly partial record struct VideoMuted(string Id);
        """,
        """
        org.edx.video.mute 1
          id string

        org.edx.video.play 2
          video_id string

        org.edx.video.play 3
          videoId string

        org.edx.video.stop 1
          current_time number
          video_id string

        org.edx.video.stop 2
          currentTime number
          videoId string
        """);
}
