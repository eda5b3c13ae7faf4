using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Members
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (title, page) => new BodyProperties { Title = title, Page = page })),
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (title, page) => new PositionalAndBody(title) { Page = page })),
        Shape.Of(Gen.Select(
            Some.Text, Some.Int,
            static (text, number) => new RequiredAndInit { Title = text, Page = number, Note = text })),
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (text, number) => new Computed(text, number))),
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (text, number) => new NotWritten(text) { Field = number, Included = number })),
        Shape.Of(Gen.Select(Some.Int, Some.Int, static (own, other) => new ExplicitConstructor(own, other))),
        Shape.Of(Gen.Select(Some.Int, Some.Text, static (number, text) => new MutableStruct { Number = number, Text = text })),
    ];
}

[TrackedEvent("differential.members.body")]
internal partial record BodyProperties
{
    public string Title { get; set; } = "";

    public int Page { get; init; }
}

[TrackedEvent("differential.members.positional_and_body")]
internal sealed partial record PositionalAndBody(string Title)
{
    public int Page { get; init; }

    public string Both => $"{Title} {Page}";
}

[TrackedEvent("differential.members.required_and_init")]
internal readonly partial record struct RequiredAndInit
{
    public required string Title { get; init; }

    public required int Page { get; init; }

    public string? Note { get; init; }
}

[TrackedEvent("differential.members.computed")]
internal sealed partial record Computed(string Text, int Number)
{
    public int Length => Text.Length;

    public bool IsOdd { get; } = Number % 2 != 0;

    public string Upper
    {
        get => field ??= Text.ToUpperInvariant();
    }
}

/// <summary>Only <c>Text</c> and what is included on purpose are written.</summary>
[TrackedEvent("differential.members.not_written")]
internal sealed partial record NotWritten(string Text)
{
    public const int Constant = 1;

#pragma warning disable EVT205 // That it is not written is what is compared.
    public int Field;
#pragma warning restore EVT205

    [JsonInclude]
    public int Included;

    public static int Static => 2;

    [JsonInclude]
    internal string IncludedProperty => Text;

    internal int Internal => 3;

    private int Private => Field;

    public int WriteOnly
    {
        set => Field = value + Private;
    }

    public char this[int index] => Text[index];
}

[TrackedEvent("differential.members.explicit_constructor")]
internal sealed partial record ExplicitConstructor
{
    public ExplicitConstructor(int own, int other) => (Own, Other) = (own, other);

    public int Other { get; }

    public int Own { get; private set; }
}

[TrackedEvent("differential.members.mutable_struct")]
internal partial record struct MutableStruct
{
    public int Number { get; set; }

    public string? Text { get; set; }
}
