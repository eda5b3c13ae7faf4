using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>The text form of every kind of field.</summary>
public sealed class ShapeOfFieldTests
{
    [Theory]
    [InlineData("bool X", "x boolean")]
    [InlineData("sbyte X", "x integer(-128..127)")]
    [InlineData("byte X", "x integer(0..255)")]
    [InlineData("short X", "x integer(-32768..32767)")]
    [InlineData("ushort X", "x integer(0..65535)")]
    [InlineData("int X", "x integer(-2147483648..2147483647)")]
    [InlineData("uint X", "x integer(0..4294967295)")]
    [InlineData("long X", "x integer")]
    [InlineData("ulong X", "x integer")]
    [InlineData("Int128 X", "x integer")]
    [InlineData("UInt128 X", "x integer")]
    [InlineData("Half X", "x number")]
    [InlineData("float X", "x number")]
    [InlineData("double X", "x number")]
    [InlineData("decimal X", "x number")]
    public void A_number(string field, string line) => Assert.Equal(line, SomeShape.Line(field));

    [Theory]
    [InlineData("string X", "x string")]
    [InlineData("char X", "x string(char)")]
    [InlineData("Guid X", "x string(uuid)")]
    [InlineData("Uri X", "x string(uri)")]
    [InlineData("Version X", "x string(version)")]
    [InlineData("byte[] X", "x string(base64)")]
    [InlineData("ReadOnlyMemory<byte> X", "x string(base64)")]
    [InlineData("DateTime X", "x string(date-time)")]
    [InlineData("DateTimeOffset X", "x string(date-time)")]
    [InlineData("DateOnly X", "x string(date)")]
    [InlineData("TimeOnly X", "x string(time)")]
    [InlineData("TimeSpan X", "x string(timespan)")]
    [InlineData("System.Globalization.CultureInfo X", "x string")]
    [InlineData("System.Text.StringBuilder X", "x string")]
    [InlineData("Index X", "x string")]
    [InlineData("System.Numerics.BigInteger X", "x string")]
    public void A_string(string field, string line) => Assert.Equal(line, SomeShape.Line(field));

    [Theory]
    [InlineData("[property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int X", "x string(number)")]
    [InlineData("[property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal? X", "x string(number) ?")]
    [InlineData("[property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double X", "x number(named)")]
    public void A_number_with_another_format(string field, string line) => Assert.Equal(line, SomeShape.Line(field));

    [Theory]
    [InlineData("string? X", "x string ?")]
    [InlineData("int? X", "x integer(-2147483648..2147483647) ?")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? X", "x string ~")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? X", "x string ~")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool X", "x boolean ~")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool? X", "x boolean ~")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? X", "x string ?")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string X", "x string")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int X", "x integer(-2147483648..2147483647)")]
    public void Null_and_absence(string field, string line) => Assert.Equal(line, SomeShape.Line(field));

    [Fact]
    public void A_reference_without_an_annotation_can_be_null() =>
        Assert.Equal(
            ["x array ?", "x[] string ?", "y string ?"],
            SomeShape.Lines("#nullable disable\n" + SomeShape.Event("List<string> X, string Y")));

    [Theory]
    [InlineData("JsonElement X")]
    [InlineData("JsonElement? X")]
    [InlineData("JsonNode? X")]
    [InlineData("JsonObject X")]
    [InlineData("JsonDocument X")]
    public void Any_value(string field) => Assert.Equal("x any", SomeShape.Line(field));

    [Theory]
    [InlineData("string[] X", "x[] string")]
    [InlineData("string?[] X", "x[] string ?")]
    [InlineData("int[] X", "x[] integer(-2147483648..2147483647)")]
    [InlineData("long?[] X", "x[] integer ?")]
    [InlineData("List<string?> X", "x[] string ?")]
    [InlineData("ImmutableArray<Guid> X", "x[] string(uuid)")]
    [InlineData("ReadOnlyMemory<double> X", "x[] number")]
    [InlineData("IEnumerable<JsonElement> X", "x[] any")]
    public void An_array(string field, string items) => Assert.Equal($"x array\n{items}", SomeShape.Line(field));

    [Fact]
    public void An_array_of_arrays() => Assert.Equal("x array ?\nx[] array ?\nx[][] string", SomeShape.Line("string[]?[]? X"));

    [Fact]
    public void Number_handling_reaches_the_items() => Assert.Equal(
        "x array\nx[] string(number)", SomeShape.Line("[property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] List<int> X"));

    [Theory]
    [InlineData("Dictionary<string, string?> X", "x{} string ?")]
    [InlineData("IReadOnlyDictionary<Guid, bool> X", "x{} boolean")]
    [InlineData("SortedDictionary<DayOfWeek, int?> X", "x{} integer(-2147483648..2147483647) ?")]
    public void A_map(string field, string values) => Assert.Equal($"x map\n{values}", SomeShape.Line(field));

    [Fact]
    public void An_enum_with_its_names_in_order() => Assert.Equal(
        "x enum(\"zu Ende\", end_reached, paused)",
        SomeShape.Line(
            "Reason X", """enum Reason { Paused, EndReached, [JsonStringEnumMemberName("zu Ende")] Stopped, Ended = Stopped }"""));

    [Fact]
    public void Flags() =>
        Assert.Equal(
            "x flags(none, read, read_write, write)", SomeShape.Line("Rights X", "[Flags] enum Rights { None, Read, Write, ReadWrite }"));

    [Fact]
    public void An_enum_without_members_is_an_integer() =>
        Assert.Equal("x integer(0..255) ?", SomeShape.Line("Nothing? X", "enum Nothing : byte;"));

    [Fact]
    public void An_enum_that_is_written_as_a_number() => Assert.Equal(
        ["x integer(-32768..32767)"],
        SomeShape.Lines(
            SomeShape.Event(
                "Reason X", "enum Reason : short { Paused }", "[assembly: TrackedEventDefaults(EnumFormat = EnumFormat.Number)]")));

    [Fact]
    public void An_object() => Assert.Equal(
        "lines array\nlines[] object ?\nlines[].price number\nlines[].sku string",
        SomeShape.Line("List<OrderLine?> Lines", "record OrderLine(string Sku, double Price);"));

    [Fact]
    public void An_object_without_fields() => Assert.Equal("x object ?", SomeShape.Line("Nothing? X", "record Nothing;"));

    [Fact]
    public void A_union() => Assert.Equal(
        "target oneof(kind: circle, square)\ntarget<circle>.label string ?\ntarget<circle>.radius number\ntarget<square>.label string "
            + "?\ntarget<square>.side number",
        SomeShape.Line(
            "Figure Target",
            """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Square), "square")]
            [JsonDerivedType(typeof(Circle), "circle")]
            abstract record Figure { public string? Label { get; init; } }
            record Circle(double Radius) : Figure;
            record Square(double Side) : Figure;
            """));

    [Fact]
    public void A_union_with_numbers_and_values_of_the_base() => Assert.Equal(
        "x oneof(\"$type\": *, -2, 1)\nx<*>.name string\nx<-2>.name string\nx<1>.name string\nx<1>.size integer",
        SomeShape.Line(
            "Animal X",
            "[JsonDerivedType(typeof(Dog), 1)] [JsonDerivedType(typeof(Cat), -2)] record Animal(string Name); record Dog(string Name, "
                + "long Size) : Animal(Name); record Cat(string Name) : Animal(Name);"));

    [Fact]
    public void Derived_types_without_a_discriminator_are_one_object() => Assert.Equal(
        "x object\nx.length integer ~\nx.text any\nx.title string",
        SomeShape.Line(
            "Reply X",
            """
            [JsonDerivedType(typeof(Short))] [JsonDerivedType(typeof(Long))] abstract record Reply(string Title);
            record Short(string Title, string Text) : Reply(Title);
            record Long(string Title, bool Text, long Length) : Reply(Title);
            """));

    [Fact]
    public void A_recursive_type() => Assert.Equal(
        "comment object ?\ncomment.replies array\ncomment.replies[] ^comment\ncomment.text string",
        SomeShape.Line("Comment? Comment", "record Comment(string Text, Comment[] Replies);"));

    [Fact]
    public void A_recursive_collection_and_a_recursive_map() => Assert.Equal(
        "x array\nx[] map ?\nx[]{} ^x", SomeShape.Line("Deep X", "class Deep : List<Dictionary<string, Deep>?>;"));

    [Fact]
    public void An_event_within_itself() => Assert.Equal(
        "inner object ?\ninner.inner ^inner ?", SomeShape.Line("Sample? Inner"));

    [Fact]
    public void A_type_at_two_places_is_expanded_at_both() => Assert.Equal(
        "from object\nfrom.x number\nto object\nto.x number", SomeShape.Line("Place From, Place To", "record struct Place(double X);"));

    [Theory]
    [InlineData("Any", "id any")]
    [InlineData("Boolean", "id boolean")]
    [InlineData("Integer", "id integer")]
    [InlineData("Number", "id number")]
    [InlineData("String", "id string")]
    [InlineData("Array", "id array\nid[] any")]
    [InlineData("Object", "id map\nid{} any")]
    public void A_value_writer(string declared, string lines) => Assert.Equal(lines, SomeShape.Line("OrderId Id", ValueWriter(declared)));

    [Fact]
    public void A_value_writer_of_a_nullable_struct() => Assert.Equal("id string ?", SomeShape.Line("OrderId? Id", ValueWriter("String")));

    [Theory]
    [InlineData("video-id", "\"video-id\" string")]
    [InlineData("a b", "\"a b\" string")]
    [InlineData("1st", "\"1st\" string")]
    [InlineData("", "\"\" string")]
    [InlineData("a\\\"b", "\"a\\\"b\" string")]
    [InlineData("zeile\\n", "\"zeile\\u000a\" string")]
    [InlineData("$type", "\"$type\" string")]
    [InlineData("_Id2", "_Id2 string")]
    public void A_name_that_is_not_a_plain_identifier_is_quoted(string name, string line) =>
        Assert.Equal(line, SomeShape.Line($"[property: JsonPropertyName(\"{name}\")] string X"));

    [Fact]
    public void Lines_are_in_ordinal_order_of_their_paths() => Assert.Equal(
        ["\"a-b\" string", "Z string", "a array", "a[] string", "a_b string"],
        SomeShape.Lines(SomeShape.Event(
            "string[] A, [property: JsonPropertyName(\"a_b\")] string B, [property: JsonPropertyName(\"Z\")] string Z, [property: "
                + "JsonPropertyName(\"a-b\")] string C")));

    [Fact]
    public void The_naming_policy_names_fields_and_enum_members() => Assert.Equal(
        ["videoReason enum(endReached)"],
        SomeShape.Lines(SomeShape.Event(
            "Reason VideoReason",
            "enum Reason { EndReached }",
            "[assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase)]")));

    private static string ValueWriter(string declared) => $$"""
        [EventValue(typeof(OrderIdWriter))]
        readonly record struct OrderId(int Value);
        [EventValueWriter(FieldJsonType.{{declared}})]
        readonly struct OrderIdWriter : IEventValueWriter<OrderId>
        {
            public static void Write(ref EventDataWriter writer, in OrderId value) => writer.WriteNull();
        }
        """;
}
