using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>A throwing field is null and reported; the event and its other fields are emitted.</summary>
public sealed class ThrowingFieldTests
{
    [Fact]
    public void A_throwing_getter_nulls_its_field() => Costs("""{"before":1,"broken":null,"after":2}""", new ThrowingGetter());

    [Fact]
    public void A_throwing_nested_getter_nulls_its_nested_field() => Costs(
        """{"one":{"before":1,"broken":null},"many":[{"before":1,"broken":null},{"before":1,"broken":null}]}""",
        3,
        new ThrowingBelow(new(), [new(), new()]));

    [Fact]
    public void An_enumeration_that_throws_midway_nulls_its_field() =>
        Costs("""{"numbers":null,"after":2}""", new ThrowingSequence(ThrowingAfter(1, 2)));

    [Fact]
    public void A_sequence_that_throws_within_a_list_nulls_the_list() =>
        Costs("""{"lists":null,"after":2}""", new ThrowingLists([[1], ThrowingAfter(1, 2), [3]]));

    [Fact]
    public void A_dictionary_that_throws_midway_nulls_its_field() =>
        Costs("""{"map":null,"after":2}""", new ThrowingMap(new ThrowingDictionary()));

    [Fact]
    public void A_disposed_document_nulls_its_field()
    {
        var document = JsonDocument.Parse("[1]");
        document.Dispose();

        Costs("""{"document":null,"after":2}""", new DisposedDocument(document));
    }

    [Fact]
    public void An_unlisted_derived_type_nulls_its_field_and_is_logged()
    {
        using var tracker = new CollectingTracker();

        tracker.Tracker.Emit(new PaidWith(new Cash("EUR"), 5));

        Assert.Equal("""{"method":null,"amount":5}""", tracker.Data);
        Assert.Equal(1, tracker.Failures(TrackingFailureKind.FieldFailed));
        var entry = Assert.Single(tracker.Log.Entries, static entry => entry.Text.Contains("method", StringComparison.Ordinal));
        Assert.Contains(nameof(Cash), entry.Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_throwing_getter_of_an_omittable_field_writes_null() =>
        Costs("""{"broken":null,"broken_number":null,"after":2}""", 2, new ThrowingOptional());

    [Fact]
    public void A_getter_can_emit_another_event()
    {
        var names = new List<string>();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["names"] = new DelegateBackend((in EventEnvelope envelope) => names.Add($"{envelope.Name}:{envelope.Json.Length}")),
        });

        tracker.Emit(new EmittingGetter(tracker, new string('x', 10_000)));

        Assert.Equal(["hostile.throwing.getter", "hostile.throwing.emitting"], names.Select(static name => name.Split(':')[0]));
    }

    private static void Costs<TEvent>(string data, TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => Costs(data, 1, trackedEvent);

    private static void Costs<TEvent>(string data, int failures, TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        var emitted = Emitted.From(trackedEvent);
        Assert.Equal((data, failures), (emitted.Data, emitted.FailedFields));
    }

    private static IEnumerable<int> ThrowingAfter(params int[] items)
    {
        foreach (var item in items)
            yield return item;
        throw new InvalidOperationException("half-way");
    }
}

[TrackedEvent("hostile.throwing.getter")]
internal sealed partial record ThrowingGetter
{
    public int Before => 1;

    public string Broken => throw new InvalidOperationException("broken");

    public int After => 2;
}

internal sealed class Faulty
{
    public int Before => 1;

    public IEnumerable<string> Broken => throw new InvalidOperationException("broken");
}

internal sealed class ThrowingDictionary : IReadOnlyDictionary<string, int>
{
    public int Count => 2;

    public IEnumerable<string> Keys => [];

    public IEnumerable<int> Values => [];

    public int this[string key] => 1;

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, out int value)
    {
        value = 1;
        return true;
    }

    public IEnumerator<KeyValuePair<string, int>> GetEnumerator()
    {
        yield return new("a", 1);
        throw new InvalidOperationException("half-way");
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

[TrackedEvent("hostile.throwing.below")]
internal sealed partial record ThrowingBelow(Faulty One, Faulty[] Many);

[TrackedEvent("hostile.throwing.sequence")]
internal sealed partial record ThrowingSequence(IEnumerable<int> Numbers, int After = 2);

[TrackedEvent("hostile.throwing.lists")]
internal sealed partial record ThrowingLists(List<IEnumerable<int>> Lists, int After = 2);

[TrackedEvent("hostile.throwing.map")]
internal sealed partial record ThrowingMap(IReadOnlyDictionary<string, int> Map, int After = 2);

[TrackedEvent("hostile.throwing.document")]
internal sealed partial record DisposedDocument(JsonDocument Document, int After = 2);

[TrackedEvent("hostile.throwing.optional")]
internal sealed partial record ThrowingOptional
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Broken => throw new InvalidOperationException("broken");

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BrokenNumber => throw new InvalidOperationException("broken");

    public int After => 2;
}

[TrackedEvent("hostile.throwing.emitting")]
internal sealed partial record EmittingGetter([property: JsonIgnore] Tracker Tracker, string Long)
{
    public string Emitting
    {
        get
        {
            new ThrowingGetter().Emit(Tracker);
            return Long;
        }
    }
}

[JsonDerivedType(typeof(Card), "card")]
internal abstract record PaymentMethod;

internal sealed record Card(string Number) : PaymentMethod;

internal sealed record Cash(string Currency) : PaymentMethod;

[TrackedEvent("hostile.throwing.not_listed")]
internal sealed partial record PaidWith(PaymentMethod Method, int Amount);
