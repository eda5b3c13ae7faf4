using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>The shape of an event is the same whether its source is parsed or the assembly compiled from it.</summary>
public sealed class ShapeOfAssemblyTests
{
    private const string Source = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using EventTracking;
        [assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase)]
        [assembly: EventValue(typeof(Version), typeof(VersionWriter))]

        /// <summary>A purchase is complete.</summary>
        /// <param name="OrderId">The order.</param>
        /// <param name="Lines">What was bought.</param>
        [TrackedEvent("org.example.bought", Version = 3)]
        public sealed partial record Bought(Guid OrderId, List<Line?> Lines, Target Target, Rights Rights, Version Version) : Base<string?>
        {
            /// <summary>A note &amp; more.</summary>
            public string? Note { get; init; }

            [JsonInclude] internal int Internal { get; init; }
            [JsonInclude] private long Private { get; init; }
            [JsonInclude] private protected byte Field;
            [field: JsonInclude] private int Automatic { get; init; }
            internal int NotWritten { get; init; }
        }

        /// <summary>A struct.</summary>
        [TrackedEvent("org.example.moved")]
        public readonly partial record struct Moved(double X, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Y);

        internal static partial class Outer
        {
            [TrackedEvent("org.example.nested")]
            private sealed partial record Nested(Tree Tree, Dictionary<DayOfWeek, JsonElement> Map, Hidden? Hidden);

            private sealed record Hidden([property: JsonPropertyName("what-else")] string Else);
        }

        public abstract record Base<T> { public T? Held { get; init; } public virtual string Kind => ""; }

        /// <summary>A line.</summary>
        /// <param name="Sku">The article.</param>
        public sealed record Line(string Sku, [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Price);

        [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), 2)]
        public abstract record Target;
        public sealed record Circle(double Radius) : Target;
        public sealed record Square(float Side) : Target;
        public sealed record Tree(string? Name, Tree[] Children);
        [Flags] public enum Rights { None, Read, [JsonStringEnumMemberName("to write")] Write }

        [EventValueWriter(FieldJsonType.String)]
        public readonly struct VersionWriter : IEventValueWriter<Version>
        {
            public static void Write(ref EventDataWriter writer, in Version value) => writer.WriteString(value.ToString());
        }
        """;

    [Fact]
    public void The_shapes_are_the_same() =>
        Assert.Equal(
            SomeShape.AllOf(Source).Select(static shape => shape.ToString()),
            SomeShape.AllOfAssembly(Source).Select(static shape => shape.ToString()));

    [Fact]
    public void The_owners_are_the_same() =>
        Assert.Equal(
            SomeShape.AllOf(Source).Select(static shape => shape.Owner),
            SomeShape.AllOfAssembly(Source).Select(static shape => shape.Owner));

    [Fact]
    public void The_documentation_is_the_same_if_its_file_is_there()
    {
        Assert.Equal(Documentation(SomeShape.AllOf(Source)), Documentation(SomeShape.AllOfAssembly(Source, documentation: true)));
        Assert.Equal(
            [
                "org.example.bought: A purchase is complete.",
                "lines: What was bought.",
                "lines[].sku: The article.",
                "note: A note & more.",
                "orderId: The order.",
                "org.example.moved: A struct.",
            ],
            Documentation(SomeShape.AllOf(Source)).Where(static line => !line.EndsWith(": ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_text_is_what_is_expected() => Assert.Equal(
        """
        org.example.bought 3
          field integer(0..255)
          held string ?
          internal integer(-2147483648..2147483647)
          kind string
          lines array
          lines[] object ?
          lines[].price string(number)
          lines[].sku string
          note string ?
          orderId string(uuid)
          private integer
          rights flags("to write", none, read)
          target oneof("$type": 2, circle)
          target<2>.side number
          target<circle>.radius number
          version string

        """,
        SomeShape.AllOf(Source)[0].ToString());

    private static IReadOnlyList<string> Documentation(IEnumerable<DataShape> shapes) =>
    [
        .. shapes.SelectMany(static shape => shape.Nodes
            .Select(static node => $"{node.Path}: {node.Field?.Documentation}")
            .Prepend($"{shape.EventName}: {shape.Documentation}")),
    ];
}
