using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Dynamic;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Data whose types are known only at run time.</summary>
public sealed class UntypedDataTests
{
    private enum Mode
    {
        FullScreen = 1,
        Windowed = 2,
    }

    [Flags]
    private enum Tracks
    {
        Audio = 1,
        ClosedCaptions = 2,
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { true, "true" },
        { "text", "\"text\"" },
        { 'c', "\"c\"" },
        { (sbyte)-1, "-1" },
        { (byte)1, "1" },
        { (short)-2, "-2" },
        { (ushort)2, "2" },
        { -3, "-3" },
        { 3U, "3" },
        { -4L, "-4" },
        { ulong.MaxValue, "18446744073709551615" },
        { Int128.MinValue, "-170141183460469231731687303715884105728" },
        { UInt128.MaxValue, "340282366920938463463374607431768211455" },
        { (Half)0.5, "0.5" },
        { 0.1f, "0.1" },
        { 86.75, "86.75" },
        { 1.50m, "1.50" },
        { new Guid("0193d8f0-0000-7000-8000-000000000001"), "\"0193d8f0-0000-7000-8000-000000000001\"" },
        { new DateTime(2026, 11, 23, 19, 29, 34, DateTimeKind.Utc), "\"2026-11-23T19:29:34Z\"" },
        { new DateTimeOffset(2026, 11, 23, 19, 29, 34, 500, TimeSpan.FromHours(1)), "\"2026-11-23T19:29:34.5+01:00\"" },
        { new DateOnly(2026, 11, 23), "\"2026-11-23\"" },
        { new TimeOnly(19, 29), "\"19:29:00\"" },
        { TimeSpan.FromDays(1.5), "\"1.12:00:00\"" },
        { new Uri("/a b", UriKind.Relative), "\"/a b\"" },
        { new Version(1, 2), "\"1.2\"" },
        { System.Numerics.BigInteger.Parse(
            "-123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture), "\"-123456789012345678901234567890\"" },
        { System.Net.IPAddress.IPv6Loopback, "\"::1\"" },
        { System.Globalization.CultureInfo.GetCultureInfo("fi-FI"), "\"fi-FI\"" },
        { new System.Text.StringBuilder("a\"b"), "\"a\\\"b\"" },
        { ^3, "\"^3\"" },
        { 1..^2, "\"1..^2\"" },
        { new byte[] { 1, 2 }, "\"AQI=\"" },
        { new Memory<byte>([1, 2]), "\"AQI=\"" },
        { new ReadOnlyMemory<byte>([1, 2]), "\"AQI=\"" },
        { SomeJson.Of("[1.50]"), "[1.50]" },
        { JsonNode.Parse("{\"a\":1.50}"), "{\"a\":1.50}" },
        { Mode.FullScreen, "\"full_screen\"" },
        { (Mode)7, "7" },
        { (Mode)(-7), "-7" },
        { Tracks.Audio | Tracks.ClosedCaptions, "\"audio, closed_captions\"" },
        { (int?)5, "5" },
        { Array.Empty<string>(), "[]" },
        { new[] { 1, 2 }, "[1,2]" },
        { new object?[] { 1, "a", null, new[] { true } }, "[1,\"a\",null,[true]]" },
        { new ArrayList { 1, "a" }, "[1,\"a\"]" },
        { ImmutableArray.Create(1, 2), "[1,2]" },
        { Enumerable.Range(1, 3), "[1,2,3]" },
        { new HashSet<string> { "a" }, "[\"a\"]" },
        { new Dictionary<string, object?> { ["a"] = new[] { 1 } }, "{\"a\":[1]}" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{\"a\":1}" },
        { new Dictionary<int, string> { [-1] = "a" }, "{\"-1\":\"a\"}" },
        { new Dictionary<Guid, int> { [Guid.Empty] = 1 }, "{\"00000000-0000-0000-0000-000000000000\":1}" },
        { new Dictionary<Mode, int> { [Mode.FullScreen] = 1, [(Mode)(-7)] = 2 }, "{\"full_screen\":1,\"-7\":2}" },
        { ImmutableDictionary<string, int>.Empty.Add("a", 1), "{\"a\":1}" },
        { FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("a", 1)]), "{\"a\":1}" },
        { new Hashtable { [1L] = "a" }, "{\"1\":\"a\"}" },
        { SomeExpando(), "{\"a\":1}" },
        { new EventContext { ["a"] = 1 }, "{\"a\":1}" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_written(object? value, string json)
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", new Dictionary<string, object?> { ["value"] = value, ["next"] = 0 });

        Assert.Equal($$"""{"value":{{json}},"next":0}""", tracking.Data);
        Assert.Equal(0, tracking.AllFailures);
    }

    /// <summary>By name, because a test runner cannot print a value that contains itself.</summary>
    private static readonly Dictionary<string, Func<object>> Unwritable = new()
    {
        ["a stream"] = static () => Stream.Null,
        ["a type"] = static () => typeof(string),
        ["any object"] = static () => new object(),
        ["a delegate"] = static () => (Action)(static () => { }),
        ["a task"] = static () => Task.CompletedTask,
        ["a list of pointers"] = static () => new nint[] { 1 },
        ["a pointer"] = static () => (nint)1,
        ["a matrix"] = static () => new[,] { { 1, 2 }, { 3, 4 } },
        ["a list of matrices"] = static () => new List<object> { new string[1, 1] },
        ["a list with a stream"] = static () => new object[] { 1, Stream.Null },
        ["a sequence that throws at once"] = static () => ThrowingEnumerable.After(0),
        ["a sequence that throws later"] = static () => ThrowingEnumerable.After(3),
        ["a dictionary with a sequence that throws"] = static () =>
            new Dictionary<string, object?> { ["inner"] = ThrowingEnumerable.After(1) },
        ["a dictionary whose keys are no keys"] = static () => new Dictionary<object, int> { [new object()] = 1 },
        ["a document that is disposed of"] = SomeDisposedDocument,
        ["a list that contains itself"] = SomeCycle,
        ["a list that contains itself twice"] = SomeDoubleCycle,
        ["a dictionary that contains itself"] = SomeCyclicDictionary,
        ["ten thousand lists within each other"] = static () => SomeNested(10_000),
    };

    public static TheoryData<string> UnwritableKinds => [.. Unwritable.Keys];

    [Theory]
    [MemberData(nameof(UnwritableKinds))]
    public void An_unwritable_value_does_not_affect_other_values(string kind)
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(
            "test.event", new Dictionary<string, object?> { ["before"] = 1, ["bad"] = Unwritable[kind](), ["after"] = 2 });

        Assert.Equal("""{"before":1,"bad":null,"after":2}""", tracking.Data);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.FieldFailed));
        Assert.Equal(1, tracking.AllFailures);
        Assert.NotNull(Assert.Single(tracking.Log.Entries).Exception);
    }

    [Fact]
    public void A_failure_names_the_field_and_the_event()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", new Dictionary<string, object?> { ["stream"] = Stream.Null });

        var entry = Assert.Single(tracking.Log.Entries);
        Assert.Contains("\"stream\"", entry.Text, StringComparison.Ordinal);
        Assert.Contains("\"test.event\"", entry.Text, StringComparison.Ordinal);
        Assert.Contains("declare a tracked event", entry.Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_and_infinities_become_null_and_are_counted()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", new Dictionary<string, object?>
        {
            ["values"] = new object[] { double.NaN, double.PositiveInfinity, float.NegativeInfinity, Half.NaN, 1 },
        });

        Assert.Equal("""{"values":[null,null,null,null,1]}""", tracking.Data);
        Assert.Equal(4, tracking.Failures(TrackingFailureKind.ValueReplaced));
    }

    [Fact]
    public void A_dictionary_modified_while_read_keeps_the_entries_read()
    {
        using var tracking = new CollectingTracker();
        var data = new Dictionary<string, object?> { ["first"] = 1 };
        data["second"] = Changing(data);
        data["third"] = 3;

        tracking.Tracker.Emit("test.event", data);

        Assert.Equal("""{"first":1,"second":["changed"]}""", tracking.Data);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.FieldFailed));
    }

    [Fact]
    public void An_unreadable_dictionary_becomes_an_empty_object()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", new UnreadableDictionary());

        Assert.Equal("{}", tracking.Data);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.FieldFailed));
    }

    private static IEnumerable<string> Changing(Dictionary<string, object?> data)
    {
        data["more"] = 1;
        yield return "changed";
    }

    private static ExpandoObject SomeExpando()
    {
        dynamic expando = new ExpandoObject();
        expando.a = 1;
        return expando;
    }

    private static System.Text.Json.JsonDocument SomeDisposedDocument()
    {
        var document = System.Text.Json.JsonDocument.Parse("[1]");
        document.Dispose();
        return document;
    }

    private static List<object> SomeCycle()
    {
        var list = new List<object>();
        list.Add(list);
        return list;
    }

    private static List<object> SomeDoubleCycle()
    {
        var list = new List<object>();
        list.Add(list);
        list.Add(list);
        return list;
    }

    private static Dictionary<string, object?> SomeCyclicDictionary()
    {
        var dictionary = new Dictionary<string, object?>();
        dictionary["self"] = new[] { dictionary };
        return dictionary;
    }

    private static object SomeNested(int depth)
    {
        object nested = 1;
        for (var i = 0; i < depth; i++)
            nested = new[] { nested };
        return nested;
    }

    private sealed class UnreadableDictionary : IReadOnlyDictionary<string, object?>
    {
        public int Count => throw new TimeoutException();

        public IEnumerable<string> Keys => throw new TimeoutException();

        public IEnumerable<object?> Values => throw new TimeoutException();

        public object? this[string key] => throw new TimeoutException();

        public bool ContainsKey(string key) => throw new TimeoutException();

        public bool TryGetValue(string key, out object? value) => throw new TimeoutException();

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new TimeoutException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
