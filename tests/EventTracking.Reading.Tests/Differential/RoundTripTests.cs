using System.Text;
using System.Text.Json;
using EventTracking.Shared.Differential;
using EventTracking.Shared.Differential.Shapes;

namespace EventTracking.Reading.Tests.Differential;

/// <summary>What the generated writers write, the generated readers read back as equal events, for every shape.</summary>
public sealed class RoundTripTests
{
    private static readonly int EventsOfAShape = LongRun.Choose(quick: 50, full: 1000, @long: 1000);

    /// <summary>The shapes whose lines do not have everything that their events have.</summary>
    private static readonly string[] Lossy =
    [
        nameof(AlwaysIgnored), // Ignored members are not written.
        nameof(NotWritten), // Public fields without [JsonInclude] are not written.
        nameof(NearestAncestors), // A type that is not listed is written as its base.
        nameof(JsonDocuments), // A JSON value of null is written as no value is.
        nameof(JsonElements),
        nameof(NullableStructs),
    ];

    /// <summary>The shapes with collections that enumerate equal items in any order.</summary>
    private static readonly string[] Unordered = [nameof(SortedDictionaries), nameof(UnchangingDictionaries), nameof(UnchangingSets)];

    public static TheoryData<string> Shapes =>
        [.. AllShapes.ByName.Values.Where(IsReadable).Select(static shape => shape.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_event_reads_back_as_an_equal_event_with_the_same_bytes(string shape)
    {
        foreach (var original in AllShapes.ByName[shape].TakeEvents(EventsOfAShape))
        {
            var trip = RoundTrip.Of(original);
            if (!Lossy.Contains(shape) && Structure.Difference(trip.Original, trip.Read) is { } difference)
                Assert.Fail($"{difference}\n{Encoding.UTF8.GetString(trip.Data)}");
            if (!trip.Data.AsSpan().SequenceEqual(trip.DataAgain) && !Unordered.Contains(shape))
                Assert.Equal(Encoding.UTF8.GetString(trip.Data), Encoding.UTF8.GetString(trip.DataAgain));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_System_Text_Json_writes_reads_back_as_well(string shape)
    {
        foreach (var original in AllShapes.ByName[shape].TakeEvents(count: 20))
        {
            var written = BothWriters.Reference(original);
            if (!RoundTrip.TryReadData(original.GetType(), written, out var read, out var error))
                Assert.Fail($"{error}\n{Encoding.UTF8.GetString(written)}");

            // A property can keep what it has computed.
            BothWriters.Reference(read);
            if (!Lossy.Contains(shape))
                Assert.Null(Structure.Difference(original, read));
        }
    }

    [Fact]
    public void Only_these_shapes_cannot_be_read() => Assert.Equal(
        [nameof(BasesThatDerive), nameof(CollectionsOfOnesOwn), nameof(LookAlikes), nameof(NoDiscriminators)],
        AllShapes.ByName.Values.Where(static shape => !IsReadable(shape)).Select(static shape => shape.Name).Order(StringComparer.Ordinal));

    private static bool IsReadable(Shape shape) => RoundTrip.IsReadable(shape.TakeEvents(1).Single().GetType());
}
