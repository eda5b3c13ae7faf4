using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Values are written by the writer that <c>[EventValue]</c> selects.</summary>
public sealed class ValueWriterTests
{
    private const string Types = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Text.Json.Serialization; using EventTracking;
        [assembly: EventValue(typeof(DateTime), typeof(UnixTimeWriter))]
        [assembly: EventValue(typeof(Tag<>), typeof(TagWriter<>))]
        [EventValue(typeof(CustomerIdWriter))] public readonly partial record struct CustomerId(Guid Value);
        [EventValue(typeof(NameWriter))] public sealed class Name(string text) { public string Text => text; }
        [EventValue(typeof(LevelWriter))] public enum Level { Low = 1, High = 2 }
        public sealed class Tag<T>(T value) { public T Value => value; }
        [EventValueWriter(FieldJsonType.String)]
        public sealed class CustomerIdWriter : IEventValueWriter<CustomerId>
        {
            public static void Write(ref EventDataWriter writer, in CustomerId value) => writer.WriteGuid(value.Value);
        }
        [EventValueWriter(FieldJsonType.String)]
        public struct NameWriter : IEventValueWriter<Name>
        {
            static void IEventValueWriter<Name>.Write(ref EventDataWriter writer, in Name value) => writer.WriteString(value.Text);
        }
        [EventValueWriter(FieldJsonType.Integer)]
        public sealed class LevelWriter : IEventValueWriter<Level>
        {
            public static void Write(ref EventDataWriter writer, in Level value) => writer.WriteInt64((long)value);
        }
        [EventValueWriter(FieldJsonType.Integer)]
        public sealed class UnixTimeWriter : IEventValueWriter<DateTime>
        {
            public static void Write(ref EventDataWriter writer, in DateTime value) => writer.WriteInt64(new DateTimeOffset(value).ToUnixTimeSeconds());
        }
        public sealed class TagWriter<T> : IEventValueWriter<Tag<T>>
        {
            public static void Write(ref EventDataWriter writer, in Tag<T> value) => writer.WriteString(value.Value?.ToString());
        }
        [EventValueWriter(FieldJsonType.Object)]
        public sealed class PointWriter : IEventValueWriter<(int X, int Y)>
        {
            public static void Write(ref EventDataWriter writer, in (int X, int Y) value)
            {
                writer.WriteRaw("{\"x\":"u8);
                writer.WriteInt64(value.X);
                writer.WriteRaw(",\"y\":"u8);
                writer.WriteInt64(value.Y);
                writer.WriteRaw("}"u8);
            }
        }
        [EventValue(typeof(Slot<>.Writer))]
        public readonly record struct Slot<T>(T Value)
        {
            public sealed class Writer : IEventValueWriter<Slot<T>>
            {
                public static void Write(ref EventDataWriter writer, in Slot<T> value) => writer.WriteString($"slot {value.Value}");
            }
        }
        public static class Entity<T>
        {
            [EventValue(typeof(Entity<>.Writers.KeyWriter<>))] public sealed record Key<TValue>(TValue Value);
            public static class Writers
            {
                public sealed class KeyWriter<TValue> : IEventValueWriter<Key<TValue>>
                {
                    public static void Write(ref EventDataWriter writer, in Key<TValue> value) => writer.WriteString($"{typeof(T).Name} {value.Value}");
                }
            }
        }
        public sealed class Box<T>(T content) { public T Content => content; }
        public record Base(CustomerId Inherited);

        """;

    private const string Id = "new CustomerId(new Guid(\"11223344-5566-7788-99aa-bbccddeeff00\"))";
    private const string IdJson = "\"11223344-5566-7788-99aa-bbccddeeff00\"";

    [Theory]
    [InlineData("CustomerId", Id, IdJson)]
    [InlineData("CustomerId?", Id, IdJson)]
    [InlineData("CustomerId?", "null", "null")]
    [InlineData("CustomerId[]", $"[{Id}]", $"[{IdJson}]")]
    [InlineData("List<CustomerId?>", $"[null, {Id}]", $"[null,{IdJson}]")]
    [InlineData("ImmutableArray<CustomerId>", $"[{Id}]", $"[{IdJson}]")]
    [InlineData("Dictionary<string, CustomerId>", $$"""new() { ["a"] = {{Id}} }""", $$"""{"a":{{IdJson}}}""")]
    [InlineData("Dictionary<string, CustomerId?[]>", $$"""new() { ["a"] = [{{Id}}, null] }""", $$"""{"a":[{{IdJson}},null]}""")]
    [InlineData("Box<CustomerId>", $"new({Id})", $$"""{"content":{{IdJson}}}""")]
    [InlineData("Box<CustomerId?>", "new(null)", """{"content":null}""")]
    [InlineData("Base", $"new({Id})", $$"""{"inherited":{{IdJson}}}""")]
    [InlineData("Name", "new(\"a\\nb\")", "\"a\\nb\"")]
    [InlineData("Name?", "null", "null")]
    [InlineData("Name?[]", "[null, new(\"a\")]", "[null,\"a\"]")]
    [InlineData("Level", "Level.High", "2")]
    [InlineData("Level?", "Level.Low", "1")]
    [InlineData("DateTime", "DateTime.UnixEpoch.AddSeconds(5)", "5")]
    [InlineData("DateTime?[]", "[null, DateTime.UnixEpoch]", "[null,0]")]
    [InlineData("Tag<int>", "new(5)", "\"5\"")]
    [InlineData("Tag<string?>?", "new(null)", "null")]
    [InlineData("Slot<int>", "new(5)", "\"slot 5\"")]
    [InlineData("Slot<int>?[]", "[new Slot<int>(5), null]", "[\"slot 5\",null]")]
    [InlineData("Entity<Name>.Key<int>", "new(5)", "\"Name 5\"")]
    public void A_value_is_written_by_its_writer(string type, string value, string json) =>
        Assert.Equal(
            $$"""{"value":{{json}},"last":1}""",
            Data($"[TrackedEvent(\"a.b\")] public partial record E({type} Value, int Last);", $"new E({value}, 1)"));

    [Theory]
    [InlineData("(int X, int Y)", "(1, 2)", """{"x":1,"y":2}""")]
    [InlineData("(int X, int Y)?", "(1, 2)", """{"x":1,"y":2}""")]
    [InlineData("(int X, int Y)?", "null", "null")]
    public void A_member_selects_its_own_writer(string type, string value, string json) => Assert.Equal(
        $$"""{"value":{{json}}}""",
        Data(
            $"[TrackedEvent(\"a.b\")] public partial record E([property: EventValue(typeof(PointWriter))] {type} Value);",
            $"new E({value})"));

    [Fact]
    public void An_inherited_member_is_written_by_its_writer() => Assert.Equal(
        $$"""{"number":1,"inherited":{{IdJson}}}""",
        Data(
            "[TrackedEvent(\"a.b\")] public sealed partial record E(int Number, CustomerId Inherited) : Base(Inherited);",
            $"new E(1, {Id})"));

    [Fact]
    public void The_writer_of_a_member_overrides_the_assembly_and_the_assembly_overrides_the_type() => Assert.Equal(
        """{"own":"own","shared":"assembly"}""",
        Data("""
            [assembly: EventValue(typeof(Name), typeof(AssemblyWriter))]
            public sealed class OwnWriter : IEventValueWriter<Name> { public static void Write(ref EventDataWriter writer, in Name value) => writer.WriteString("own"); }
            public sealed class AssemblyWriter : IEventValueWriter<Name> { public static void Write(ref EventDataWriter writer, in Name value) => writer.WriteString("assembly"); }
            [TrackedEvent("a.b")] public partial record E([property: EventValue(typeof(OwnWriter))] Name Own, Name Shared);
            """, "new E(new(\"a\"), new(\"a\"))"));

    [Fact]
    public void A_condition_is_checked_before_the_writer_is_called() => Assert.Equal(
        """{"last":1}""",
        Data("""
            [TrackedEvent("a.b")] public partial record E(
                [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CustomerId? A,
                [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] CustomerId B,
                [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Name? C,
                int Last);
            """, "new E(null, default, null, 1)"));

    [Theory]
    [InlineData("throw new Exception();")]
    [InlineData("writer.WriteRaw(\"[1\"u8); throw new Exception();")]
    [InlineData("")]
    [InlineData("writer.WriteRaw(\" \"u8);")]
    [InlineData("writer.WriteInt64(1); writer.WriteRaw(\",\"u8); writer.WriteInt64(2);")]
    [InlineData("writer.WriteInt64(1); writer.WriteRaw(\" \"u8); writer.WriteInt64(2);")]
    [InlineData("writer.WriteRaw(\"{\"u8);")]
    [InlineData("writer.WriteRaw(\"}\"u8);")]
    [InlineData("writer.WriteRaw(\"1}\"u8);")]
    [InlineData("EventTracking.CompilerServices.EventDataWriterExtensions.TryEnter(ref writer, (byte)'{');")]
    [InlineData("writer.WriteRaw(\"{\\\"a\\\":}\"u8);")]
    [InlineData("writer.WriteRaw(\"\\\"open\"u8);")]
    [InlineData("writer.WriteRaw(\"[1,\\n2]\"u8);")]
    [InlineData("writer.WriteRaw([(byte)'\"', 255, (byte)'\"']);")]
    [InlineData("writer.WriteRaw(\"word\"u8);")]
    [InlineData("EventTracking.CompilerServices.EventDataWriterExtensions.RollBack(ref writer, default, \"a\", new Exception());")]
    [InlineData("writer = default;")]
    [InlineData("var copy = writer; copy.WriteString(\"a\");")]
    [InlineData("var copy = writer; copy.WriteString(new string('a', 100_000));")]
    [InlineData("var copy = writer; copy.WriteString(new string('a', 100_000)); writer.WriteString(\"a\");")]
    [InlineData("var copy = writer; writer.WriteString(new string('a', 100_000)); writer = copy; writer.WriteInt64(1);")]
    public async Task A_field_fails_if_its_writer_does_not_write_exactly_one_value(string body)
    {
        var writer = $$"""
            public sealed class BadWriter : IEventValueWriter<Name> { public static void Write(ref EventDataWriter writer, in Name value) { {{body}} } }
            public sealed class Holder { [EventValue(typeof(BadWriter))] public Name Held => new("a"); public int After => 2; }
            [TrackedEvent("a.b")] public partial record E([property: EventValue(typeof(BadWriter))] Name Bad, Holder Holder, int Last);
            """;

        // A new thread has a small buffer, which a long text outgrows.
        var data = await Task.Factory.StartNew(
            () => Data(writer, "new E(new(\"a\"), new(), 1)"),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.Equal("""{"bad":null,"holder":{"held":null,"after":2},"last":1}""", data);
    }

    [Theory]
    [InlineData("Boolean", "1")]
    [InlineData("Integer", "1.5")]
    [InlineData("Integer", "1e5")]
    [InlineData("Number", "true")]
    [InlineData("String", "1")]
    [InlineData("Array", "{}")]
    [InlineData("Object", "[]")]
    public void A_field_fails_if_its_writer_writes_another_JSON_type_than_declared(string kind, string json)
    {
        Assert.Equal("""{"a":null}""", Data(kind, json));
        Assert.Equal($$"""{"a":{{json}}}""", Data("Any", json));

        static string Data(string kind, string json) => ValueWriterTests.Data($$""""
            [EventValueWriter(FieldJsonType.{{kind}})]
            public sealed class W : IEventValueWriter<Name> { public static void Write(ref EventDataWriter writer, in Name value) => writer.WriteRaw("""{{json}}"""u8); }
            [TrackedEvent("a.b")] public partial record E([property: EventValue(typeof(W))] Name A);
            """", "new E(new(\"a\"))");
    }

    [Fact]
    public void The_descriptor_has_the_JSON_type_that_the_writer_declares()
    {
        var assembly = new GeneratedAssembly(GeneratorRun.Of(Types + """
            [TrackedEvent("a.b")] public partial record E(
                CustomerId Id, CustomerId? Perhaps, Level Level, DateTime Time, Tag<int> Tag, [property: EventValue(typeof(PointWriter))] (int X, int Y) Point);
            """));

        Assert.Equal(
            [
                FieldJsonType.String,
                FieldJsonType.String,
                FieldJsonType.Integer,
                FieldJsonType.Integer,
                FieldJsonType.Any,
                FieldJsonType.Object,
            ],
            GeneratedAssembly.Descriptor(assembly.Type("E")).Fields.Select(static field => field.JsonType));
    }

    [Fact]
    public void Nesting_in_a_writer_counts_towards_the_depth()
    {
        var json = new string('[', 70) + new string(']', 70);

        Assert.Equal("""{"a":null}""", Data($$""""
            public sealed class W : IEventValueWriter<Name> { public static void Write(ref EventDataWriter writer, in Name value) => writer.WriteRaw("""{{json}}"""u8); }
            [TrackedEvent("a.b")] public partial record E([property: EventValue(typeof(W))] Name A);
            """", "new E(new(\"a\"))"));
    }

    [Fact]
    public void The_example_with_NodaTime_writes_text()
    {
        var assembly = new GeneratedAssembly(GeneratorRun.Of($$"""
            {{Documentation.CodeBlocks("docs/value-writers.md")[1]}}
            public static class Sample
            {
                public static object Value => new LessonScheduled("a", new NodaTime.LocalDate(2026, 11, 23), NodaTime.Instant.FromUtc(2026, 11, 23, 19, 29, 34));
            }
            """, "global using System;"));

        Assert.Equal(
            """{"lesson":"a","day":"2026-11-23","reminder_sent":"2026-11-23T19:29:34+00:00"}""",
            GeneratedAssembly.Data(assembly.Sample()));
    }

    private static string Data(string source, string value)
    {
        // Assembly attributes precede all types.
        var (attributes, rest) = source.StartsWith("[assembly:", StringComparison.Ordinal)
            ? (source[..(source.IndexOf('\n', StringComparison.Ordinal) + 1)],
             source[(source.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            : ("", source);
        var code = Types.Replace(
            "[assembly: EventValue(typeof(DateTime)", attributes + "[assembly: EventValue(typeof(DateTime)", StringComparison.Ordinal);
        return GeneratedAssembly.Data(new GeneratedAssembly(GeneratorRun.Of($$"""
            {{code}}
            {{rest}}
            public static class Sample { public static object Value => {{value}}; }
            """)).Sample());
    }
}
