using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Texts
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.Text, Some.Char, static (title, grade) => new Strings(title, grade))),
        Shape.Of(Gen.Select(Some.LongText, Some.Text, static (essay, remark) => new LongStrings(essay, remark))),
        Shape.Of(Gen.Select(Some.Guid, Some.Uri, Some.Version, static (id, page, client) => new Identifiers(id, page, client))),
        Shape.Of(Gen.Select(Some.Bytes, Some.Bytes, Some.Bytes, static (array, readOnly, memory) => new Binary(array, readOnly, memory))),
    ];
}

[TrackedEvent("differential.texts.strings")]
internal readonly partial record struct Strings(string Title, char Grade);

[TrackedEvent("differential.texts.long_strings")]
internal sealed partial record LongStrings(string Essay, string Remark);

[TrackedEvent("differential.texts.identifiers")]
internal sealed partial record Identifiers(Guid Id, Uri Page, Version Client);

[TrackedEvent("differential.texts.binary")]
internal sealed partial record Binary(byte[] Array, ReadOnlyMemory<byte> ReadOnly, Memory<byte> Memory);
