using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Fields.FieldMustBeSerializableAnalyzer, EventTracking.CodeFixes.Fields.FieldMustBeSerializableFix>;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class FieldMustBeSerializableFixTests
{
    [Fact]
    public Task The_attribute_of_a_parameter_targets_its_property() => Fix.Rewrites(
        """
        using System;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id, Action {|EVT201:Callback|}, Type {|EVT201:Source|});
        """,
        """
        using System;
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id, [property: JsonIgnore] Action Callback, [property: JsonIgnore] Type Source);
        """);

    [Fact]
    public Task Parameters_keep_their_lines_comments_and_attributes() => Fix.Rewrites(
        """
        using System;
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(
            string Id,   // the order
            // when it is done
            Action {|EVT201:Callback|},   // not sent
            [property: JsonPropertyName("source")] Type {|EVT201:Source|} = null!);
        """,
        """
        using System;
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(
            string Id,   // the order
            // when it is done
            [property: JsonIgnore] Action Callback,   // not sent
            [property: JsonPropertyName("source")] [property: JsonIgnore] Type Source = null!);
        """);

    [Fact]
    public Task The_attribute_of_a_property_is_added_on_the_line_above() => Fix.Rewrites(
        """
        using System;
        using System.Text.Json.Serialization;

        namespace Shop
        {
            [EventTracking.TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced
            {
                /// <summary>When it is done.</summary>
                public Action? {|EVT201:Callback|} { get; init; }

                [JsonPropertyName("source")]
                // where it came from
                public Type? {|EVT201:Source|} { get; init; }
                [JsonPropertyOrder(1)] public Type? {|EVT201:Target|} { get; init; } // inline
                // a field
                [JsonInclude] public Type? {|EVT201:Field|};
            }
        }
        """,
        """
        using System;
        using System.Text.Json.Serialization;

        namespace Shop
        {
            [EventTracking.TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced
            {
                /// <summary>When it is done.</summary>
                [JsonIgnore]
                public Action? Callback { get; init; }

                [JsonPropertyName("source")]
                [JsonIgnore]
                // where it came from
                public Type? Source { get; init; }
                [JsonPropertyOrder(1)] [JsonIgnore] public Type? Target { get; init; } // inline
                // a field
                [JsonInclude] [JsonIgnore] public Type? Field;
            }
        }
        """);

    [Fact]
    public Task The_attribute_of_a_property_that_does_not_start_a_line_is_added_on_the_same_line() => Fix.Rewrites(
        """
        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced { public object? {|EVT201:Extra|} { get; init; } }
        """,
        """
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced { [JsonIgnore] public object? Extra { get; init; } }
        """);

    [Fact]
    public Task The_condition_of_an_existing_attribute_is_removed() => Fix.Rewrites(
        """
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(
            [property: JsonPropertyName("x"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? {|EVT201:Extra|});
        """,
        """
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(
            [property: JsonPropertyName("x"), JsonIgnore] object? Extra);
        """);

    [Fact]
    public Task A_field_with_several_diagnostics_is_ignored_once() => Fix.Rewrites(
        """
        using System;
        using System.Text.Json.Serialization;

        public sealed record Order(Action A, Action B);

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Order {|EVT201:{|EVT201:Order|}|});
        """,
        """
        using System;
        using System.Text.Json.Serialization;

        public sealed record Order(Action A, Action B);

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced([property: JsonIgnore] Order Order);
        """);

    [Fact]
    public Task The_qualified_name_is_used_if_the_short_one_is_ambiguous() => Fix.Rewrites(
        """
        namespace Shop;

        public sealed class JsonIgnore;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(object {|EVT201:Extra|});
        """,
        """
        namespace Shop;

        public sealed class JsonIgnore;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced([property: global::System.Text.Json.Serialization.JsonIgnore] object Extra);
        """);

    [Fact]
    public Task No_fix_is_offered_for_an_inherited_field() => Fix.OffersNothingFor(
        """
        public abstract record Base(object Extra);

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record {|EVT201:OrderPlaced|}(object Extra, string Id) : Base(Extra);
        """);
}
