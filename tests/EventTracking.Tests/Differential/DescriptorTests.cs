using System.Text.Json;
using EventTracking.Shared.Differential;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>The descriptor of every shape matches the data.</summary>
public sealed class DescriptorTests
{
    private const int EventsOfAShape = 50;

    [Theory]
    [MemberData(nameof(SystemTextJsonTests.Shapes), MemberType = typeof(SystemTextJsonTests))]
    public void The_descriptor_lists_the_data_fields_in_order(string shape) =>
        Assert.All(AllShapes.ByName[shape].Take(EventsOfAShape), static written =>
        {
            var names = JsonElement.Parse(written.Data).EnumerateObject().Select(static field => field.Name).ToArray();
            Assert.Equal(written.Descriptor.Fields.Select(static field => field.WireName).Where(names.Contains), names);
        });

    [Theory]
    [MemberData(nameof(SystemTextJsonTests.Shapes), MemberType = typeof(SystemTextJsonTests))]
    public void A_field_is_null_only_if_the_descriptor_allows_it(string shape) =>
        Assert.All(AllShapes.ByName[shape].Take(EventsOfAShape), static written =>
        {
            var data = JsonElement.Parse(written.Data);
            Assert.DoesNotContain(written.Descriptor.Fields, field =>
                !field.IsNullable && data.TryGetProperty(field.WireName, out var value) && value.ValueKind is JsonValueKind.Null);
        });
}
