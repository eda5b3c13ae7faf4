using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Ignored
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (text, number) => new AlwaysIgnored(text, static () => { }, number))),
        Shape.Of(Gen.Select(
            Some.Text.OrNothing(), Small.OrNull(), Some.ArrayOf(Some.Int).OrNothing(),
            static (a, b, c) => new IgnoredWhenNull(a, b, c, "kept"))),
        Shape.Of(Gen.Select(Some.Text.OrNothing(), Small, Small.OrNull(), Gen.Int[0, 2], Gen.Bool, static (a, b, c, d, e) =>
            new IgnoredWhenDefault(a, b, c, (DayOfWeek)d, e ? Guid.Empty : Guid.AllBitsSet, new Seat('\0', (byte)d)))),
        Shape.Of(Gen.Select(Gen.Int[0, 1], Gen.Bool, static (number, isDefault) => new IgnoredWhenOtherDefaults(
            number * -0.0, number * 1.00m, isDefault ? default : DateTime.UnixEpoch, isDefault ? default : [number],
            isDefault ? default : JsonElement.Parse("null"), new int[number], isDefault))),
        Shape.Of(Gen.Select(Some.Text.OrNothing(), Small.OrNull(), static (text, number) => new AllIgnoredAtTimes(text, number))),
        Shape.Of(Gen.Select(Some.Text.OrNothing(), Small, static (text, number) => new NeverIgnored(text, number))),
        Shape.Of(Gen.Select(Some.Text.OrNothing(), Small, static (text, number) =>
            new IgnoredBelow(new Optional(text, number), [new Optional(null, number), new Optional(text, 0)]))),
    ];

    private static Gen<int> Small => Gen.Int[-1, 1];
}

internal sealed record Optional(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Number);

[TrackedEvent("differential.ignored.always")]
internal sealed partial record AlwaysIgnored(
    [property: JsonIgnore] string First, [property: JsonIgnore] Action Callback, int Number);

[TrackedEvent("differential.ignored.when_null")]
internal sealed partial record IgnoredWhenNull(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int[]? Items,
    string Last);

[TrackedEvent("differential.ignored.when_default")]
internal sealed partial record IgnoredWhenDefault(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int? Maybe,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DayOfWeek Day,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Seat Seat);

[TrackedEvent("differential.ignored.when_other_defaults")]
internal sealed partial record IgnoredWhenOtherDefaults(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double MinusZero,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] decimal Decimal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DateTime Instant,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<int> Immutable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] JsonElement Json,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ReadOnlyMemory<int> Memory,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Bool);

[TrackedEvent("differential.ignored.all_at_times")]
internal sealed partial record AllIgnoredAtTimes(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int? Number);

[TrackedEvent("differential.ignored.never")]
internal sealed partial record NeverIgnored(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] int Number);

[TrackedEvent("differential.ignored.below")]
internal sealed partial record IgnoredBelow(Optional One, Optional[] Many);
