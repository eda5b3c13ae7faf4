using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Names that are awkward in C# itself.</summary>
public sealed class IdentifierTests
{
    [Fact]
    public void Keywords_can_be_names() => Assert.Equal(
        """{"class":"a","namespace":1,"if":true,"record":"b","value":"c","await":null}""",
        Emitted.DataOf(static tracker => tracker.Emitevent(@class: "a", @namespace: 1, @if: true, record: "b", value: "c", await: null)));

    [Fact]
    public void Keywords_can_be_type_names() => Assert.Equal(
        """{"below":{"int":1},"state":"default"}""",
        Emitted.DataOf(new @class.@struct(new @object(1), @enum.@default)));

    [Fact]
    public void Contextual_keywords_can_be_type_names()
    {
        Assert.Equal("""{"field":1}""", Emitted.DataOf(new @record(1)));
        Assert.Equal("""{"var":1}""", Emitted.DataOf(new @file(1)));
    }

    [Fact]
    public void Letters_of_any_language_can_be_used_in_names() => Assert.Equal(
        """{"größe":1.5,"数量":2,"длина_слова":"ё","étage_supérieur":{"ñ":true}}""",
        Emitted.DataOf(static tracker => tracker.EmitÜberwachung(größe: 1.5, 数量: 2, длинаСлова: "ё", étageSupérieur: new Étage(true))));

    [Fact]
    public void Underscores_are_kept() => Assert.Equal(
        """{"_":1,"__":2,"_a":3,"b_":4}""",
        Emitted.DataOf(new Underscored(1, 2, 3, 4)));
}

[TrackedEvent("hostile.identifiers.keywords")]
internal sealed partial record @event(string @class, int @namespace, bool @if, string @record, string value, string? await);

internal static partial class @class
{
    [TrackedEvent("hostile.identifiers.keyword_types")]
    internal readonly partial record struct @struct(@object Below, @enum State);
}

internal sealed record @object(int @int);

internal enum @enum { @null, @default }

[TrackedEvent("hostile.identifiers.record")]
internal sealed partial record @record(int field);

[TrackedEvent("hostile.identifiers.file")]
internal sealed partial record @file(int var);

[TrackedEvent("hostile.identifiers.languages")]
internal sealed partial record Überwachung(double größe, int 数量, string ДлинаСлова, Étage ÉtageSupérieur);

internal readonly record struct Étage(bool Ñ);

[TrackedEvent("hostile.identifiers.underscores")]
internal sealed partial record Underscored(int _, int __, int _a, int b_);
