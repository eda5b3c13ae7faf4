using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>The descriptor matches the fields on the wire.</summary>
public sealed class DescriptorTests
{
    [Fact]
    public void Fields_are_described_by_name_type_and_nullability()
    {
        var assembly = new GeneratedAssembly(GeneratorRun.Of("""
            using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization; using EventTracking;
            public enum Kind { A }
            [TrackedEvent("a.b", Version = 7)] public partial record E(
                bool Bool, int? Int, decimal Number, string? Text, Kind Kind, int[] Items, Dictionary<string, int> Map, Uri Uri, JsonElement Json, Version? Nested,
                [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int Quoted, Action Callback)
            {
                [JsonIgnore] public int Ignored => 1;
            }
            """));
        var descriptor = GeneratedAssembly.Descriptor(assembly.Type("E"));

        Assert.Equal(("a.b", 7, "E"), (descriptor.Name, descriptor.Version, descriptor.ClrType.Name));
        Assert.Equal(
            [
                ("Bool", "bool", FieldJsonType.Boolean, false), ("Int", "int", FieldJsonType.Integer, true),
                ("Number", "number", FieldJsonType.Number, false), ("Text", "text", FieldJsonType.String, true),
                ("Kind", "kind", FieldJsonType.String, false), ("Items", "items", FieldJsonType.Array, false),
                ("Map", "map", FieldJsonType.Object, false), ("Uri", "uri", FieldJsonType.String, false),
                ("Json", "json", FieldJsonType.Any, true), ("Nested", "nested", FieldJsonType.String, true),
                ("Quoted", "quoted", FieldJsonType.String, false),
            ],
            descriptor.Fields.Select(static field => (field.Name, field.WireName, field.JsonType, field.IsNullable)));
    }
}
