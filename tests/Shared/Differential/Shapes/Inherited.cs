using System.Globalization;
using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Inherited
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (course, score) => new OneBase(course, score) { Remark = course })),
        Shape.Of(Gen.Select(Some.Text, Some.Int, Some.Bool, static (course, score, passed) => new TwoBases(course, score, passed))),
        Shape.Of(Gen.Select(Some.Int, Some.Text, static (number, text) => new Overriding(number, text) { Plain = number })),
        Shape.Of(Gen.Select(
            Some.Int, Some.Text,
            static (number, text) => new Hiding(text) { Kept = number.ToString(CultureInfo.InvariantCulture) })),
        Shape.Of(Gen.Select(Some.Int, Some.Text, static (number, text) => new AttributesOnOverrides(text, number) { Kept = text })),
        Shape.Of(Gen.Select(Some.Int, Some.Text, static (number, text) =>
            new InheritedBelow(new Circle { Id = number, Label = text }, [new Circle { Label = null, Radius = number }]))),
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (text, number) => new FromAGenericBase(text, number))),
    ];
}

internal abstract record CourseEvent(string CourseId)
{
    public string? Remark { get; init; }
}

internal abstract record GradedEvent(string CourseId, int Score) : CourseEvent(CourseId)
{
    public bool IsGraded => true;
}

internal abstract record WithVirtuals
{
    public abstract int Abstract { get; }

    public virtual string Virtual => "base";

    public virtual int Plain { get; init; }
}

internal abstract record WithNumber
{
    public int Number { get; init; }

    public string? Kept { get; init; }
}

internal abstract class Figure
{
    public int Id { get; init; }

    public string? Label { get; init; }
}

internal sealed class Circle : Figure
{
    public double Radius { get; init; }
}

internal abstract record Holder<T>(T Held);

[TrackedEvent("differential.inherited.one_base")]
internal sealed partial record OneBase(string CourseId, int Score) : CourseEvent(CourseId);

[TrackedEvent("differential.inherited.two_bases")]
internal partial record TwoBases(string CourseId, int Score, bool Passed) : GradedEvent(CourseId, Score);

[TrackedEvent("differential.inherited.overriding")]
internal sealed partial record Overriding(int Own, string Text) : WithVirtuals
{
    public override int Abstract => Own;

    public override string Virtual => Text;
}

[TrackedEvent("differential.inherited.hiding")]
internal sealed partial record Hiding(string Text) : WithNumber
{
    public new string Number => Text;
}

internal abstract record WithAttributes
{
    [JsonPropertyName("given")]
    public virtual string Renamed => "base";

    [JsonIgnore]
    public virtual int IgnoredInTheBase => 1;

    public virtual int IgnoredBelow => 2;

    public int Hidden => 3;

    [JsonPropertyOrder(-1)]
    public string? Kept { get; init; }
}

[TrackedEvent("differential.inherited.attributes")]
internal sealed partial record AttributesOnOverrides(string Text, int Number) : WithAttributes
{
    [JsonPropertyName("given")]
    public override string Renamed => Text;

    public override int IgnoredInTheBase => Number;

    [JsonIgnore]
    public override int IgnoredBelow => Number;

    [JsonIgnore]
    public new int Hidden => Number;
}

[TrackedEvent("differential.inherited.below")]
internal sealed partial record InheritedBelow(Circle Circle, Circle[] Circles);

[TrackedEvent("differential.inherited.generic_base")]
internal sealed partial record FromAGenericBase(string Text, int Number) : Holder<List<string>>([Text]);
