using Rule = EventTracking.Analyzers.Tests.Harness.RuleTest<EventTracking.Analyzers.Use.UntypedValueMustBeSerializableAnalyzer>;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class UntypedValueMustBeSerializableTests
{
    private const string Declare = "declare a tracked event, or use a dictionary of its members";

    [Fact]
    public Task A_value_that_can_never_be_written_is_reported() => Rule.Reports(
        Within(
            """
            tracker.Emit("a.b", new Dictionary<string, object?>
            {
                ["order"] = {|#0:order|},
                ["callback"] = {|#1:callback|},
                ["lambda"] = {|#2:() => 1|},
                ["method"] = {|#3:Method|},
                ["type"] = {|#4:typeof(int)|},
                ["task"] = (object){|#5:Task.CompletedTask|},
                ["anonymous"] = {|#6:new { A = 1 }|},
                ["pair"] = {|#7:(1, "x")|},
                ["pointer"] = {|#8:(nint)1|},
                ["nullable"] = {|#9:maybe|},
                ["memory"] = {|#10:default(Memory<int>)|},
                ["token"] = {|#11:CancellationToken.None|},
                ["stream"] = {|#12:stream|},
                ["matrix"] = {|#13:new int[1, 1]|},
                ["matrices"] = {|#14:new List<int[,]>()|},
            });
            """),
        $"'order: Order' cannot be written as JSON and becomes null; {Declare}",
        "'callback: System.Action' cannot be written as JSON and becomes null; remove it",
        "'lambda: System.Func<int>' cannot be written as JSON and becomes null; remove it",
        "'method: System.Action' cannot be written as JSON and becomes null; remove it",
        "'type: System.Type' cannot be written as JSON and becomes null; use its name as a string",
        "'task: System.Threading.Tasks.Task' cannot be written as JSON and becomes null; await it and use the result",
        $"'anonymous: <anonymous type: int A>' cannot be written as JSON and becomes null; {Declare}",
        $"'pair: (int, string)' cannot be written as JSON and becomes null; {Declare}",
        "'pointer: nint' cannot be written as JSON and becomes null; use long",
        $"'nullable: Price' cannot be written as JSON and becomes null; {Declare}",
        "'memory: System.Memory<int>' cannot be written as JSON and becomes null; use a collection of one item type, such as List<T>",
        "'token: System.Threading.CancellationToken' cannot be written as JSON and becomes null; remove it",
        "'stream: System.IO.Stream' cannot be written as JSON and becomes null; use byte[]",
        "'matrix: int[,]' cannot be written as JSON and becomes null; use an array of arrays",
        "'matrices[]: int[,]' cannot be written as JSON and becomes null; use an array of arrays");

    [Fact]
    public Task The_message_contains_the_path_to_the_unwritable_part() => Rule.Reports(
        Within(
            """
            tracker.Emit("a.b", new Dictionary<string, object?>
            {
                ["orders"] = {|#0:new List<Order>()|},
                ["map"] = {|#1:new Dictionary<string, Order[]>()|},
                ["dates"] = {|#2:new Dictionary<DateTime, int>()|},
                ["inner"] = new Dictionary<string, object?> { ["order"] = {|#3:order|}, [key] = {|#4:order|}, ["list"] = new List<object?> { 1, {|#5:order|} } },
                ["array"] = new object?[] { 1, {|#6:callback|} },
                ["expression"] = (object?[])[1, {|#7:callback|}],
                ["read_only"] = {|#8:new ReadOnlyMap()|},
            });
            """),
        $"'orders[]: Order' cannot be written as JSON and becomes null; {Declare}",
        $"'map{{}}[]: Order' cannot be written as JSON and becomes null; {Declare}",
        "'dates: System.Collections.Generic.Dictionary<System.DateTime, int>' cannot be written as JSON and becomes null; use keys that "
            + "are strings, integers, Guids or enums",
        $"'inner.order: Order' cannot be written as JSON and becomes null; {Declare}",
        $"'inner{{}}: Order' cannot be written as JSON and becomes null; {Declare}",
        $"'inner.list[]: Order' cannot be written as JSON and becomes null; {Declare}",
        "'array[]: System.Action' cannot be written as JSON and becomes null; remove it",
        "'expression[]: System.Action' cannot be written as JSON and becomes null; remove it",
        $"'read_only[]: System.Collections.Generic.KeyValuePair<string, int>' cannot be written as JSON and becomes null; {Declare}");

    [Fact]
    public Task Every_call_that_creates_its_data_is_analyzed() => Rule.Reports(
        Within(
            """
            tracker.Emit(data: new Dictionary<string, object?> { ["a"] = {|#0:order|} }, name: "a.b");
            tracker?.Emit(null, new Dictionary<string, object?>() { { "a", {|#1:order|} } });
            TrackerRegistry.Emit("a.b", new EventContext { ["a"] = {|#2:order|} });
            TrackerRegistry.Default.Emit("a.b", new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["a"] = {|#3:order|} });
            """),
        [.. Enumerable.Repeat($"'a: Order' cannot be written as JSON and becomes null; {Declare}", 4)]);

    [Fact]
    public Task Values_that_can_be_written_are_not_reported() => Rule.ReportsNothingFor(Within(
        """
        tracker.Emit("a.b", new Dictionary<string, object?>
        {
            ["null"] = null, ["text"] = "x", ["number"] = 1, ["double"] = 1.5, ["half"] = (Half)1, ["large"] = (Int128)1, ["char"] = 'c', ["flag"] = true,
            ["date"] = DateTime.MinValue, ["span"] = TimeSpan.Zero, ["id"] = Guid.Empty, ["uri"] = new Uri("https://example.org"), ["version"] = new Version(1, 0),
            ["enum"] = DayOfWeek.Monday, ["maybe"] = (int?)1, ["bytes"] = new byte[] { 1 }, ["memory"] = default(ReadOnlyMemory<byte>),
            ["json"] = default(JsonElement), ["node"] = new System.Text.Json.Nodes.JsonObject(), ["document"] = JsonDocument.Parse("{}"),
            ["list"] = new List<int?> { 1 }, ["array"] = new[] { "a" }, ["big"] = System.Numerics.BigInteger.One, ["address"] = System.Net.IPAddress.Any, ["culture"] = System.Globalization.CultureInfo.InvariantCulture,
            ["range"] = 1..2, ["builder"] = new System.Text.StringBuilder(), ["lazy"] = Enumerable.Range(0, 1).Select(i => i),
            ["map"] = new Dictionary<DayOfWeek, Dictionary<int, string[]>>(), ["sorted"] = new SortedList<string, object>(),
            ["immutable"] = ImmutableArray.Create(1), ["tree"] = new Tree(),
        });
        """));

    [Fact]
    public Task Values_whose_runtime_type_is_unknown_are_not_reported() => Rule.ReportsNothingFor(Within(
        """
        object anything = order;
        dynamic dynamic = order;
        IFormattable formattable = 1;
        Shape? shape = null;
        tracker.Emit("a.b", new Dictionary<string, object?>
        {
            ["object"] = anything, ["dynamic"] = dynamic, ["interface"] = formattable, ["abstract"] = shape, ["enum"] = (Enum)DayOfWeek.Monday,
            ["list"] = new List<object>(), ["objects"] = new Dictionary<object, object>(), ["enumerable"] = new System.Collections.ArrayList(),
            ["converted"] = (string)new Named(), ["choice"] = key == "a" ? anything : null,
        });
        """));

    [Fact]
    public Task Data_that_is_not_created_in_the_call_and_other_calls_are_not_reported() => Rule.ReportsNothingFor(Within(
        """
        var data = new Dictionary<string, object?> { ["order"] = order };
        tracker.Emit("a.b", data);
        tracker.Emit("a.b");
        tracker.Emit("a.b", null);
        tracker.Emit("a.b", JsonDocument.Parse("{}").RootElement);
        tracker.Emit("a.b", new Dictionary<string, object?>(data));
        new Radio().Emit("a.b", new Dictionary<string, object?> { ["order"] = order });
        """));

    [Fact]
    public Task It_can_be_suppressed() => Rule.ReportsNothingFor(Within(
        """
        #pragma warning disable EVT303
        tracker.Emit("a.b", new Dictionary<string, object?> { ["order"] = order });
        #pragma warning restore EVT303
        Suppressed();

        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Use", "EVT303")]
        void Suppressed() => tracker.Emit("a.b", new Dictionary<string, object?> { ["order"] = order });
        """));

    private static string Within(string body) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.IO;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using EventTracking;

        public class Order;
        public abstract class Shape;
        public class Tree : List<Tree>;
        public record struct Price(decimal Amount);
        public class Named { public static explicit operator string(Named named) => ""; }
        public class Radio { public void Emit(string name, IReadOnlyDictionary<string, object?> data) { } }
        public class ReadOnlyMap : IReadOnlyDictionary<string, int>
        {
            public int this[string key] => 0;
            public IEnumerable<string> Keys => [];
            public IEnumerable<int> Values => [];
            public int Count => 0;
            public bool ContainsKey(string key) => false;
            public bool TryGetValue(string key, out int value) => throw new Exception();
            public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => throw new Exception();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new Exception();
        }

        public static class Program
        {
            public static void Run(Tracker tracker, Order order, Action callback, Price? maybe, Stream stream, string key)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }

            private static void Method() { }
        }
        """;
}
