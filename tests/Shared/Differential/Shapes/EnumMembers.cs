using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class EnumMembers
{
    public static Shape[] All =>
    [
        Shape.Of(Some.AnyValueOf<Verdict, int>(Some.Int).Select(static verdict => new NamedEnumMembers(verdict))),
        Shape.Of(Some.AnyValueOf<Channels, int>(Some.Int).Select(static channels => new NamedFlags(channels))),
        Shape.Of(Some.AnyValueOf<Aliased, int>(Some.Int).Select(static aliased => new EnumsWithAliases(aliased))),
        Shape.Of(Some.Declared<AwkwardNames>().Select(static name => new EnumNamesUnderThePolicy(name))),
    ];
}

internal enum Verdict
{
    [JsonStringEnumMemberName("passed with \"honours\" \\o/")]
    Passed,

    [JsonStringEnumMemberName("durchgefallen – 不合格")]
    Failed,

    NotGraded,
}

[Flags]
internal enum Channels
{
    None = 0,

    [JsonStringEnumMemberName("e-mail")]
    Mail = 1,

    TextMessage = 2,

    [JsonStringEnumMemberName("Both!")]
    MailAndText = Mail | TextMessage,

    [JsonStringEnumMemberName("POST")]
    Letter = 4,
}

internal enum Aliased
{
    First = 1,
    Second = 2,
    AlsoSecond = 2,
    Default = First,
}

internal enum AwkwardNames
{
    HTTPStatus,
    Utf8JSON,
    snake_case,
    İstanbul,
    ÄrgerÜber,
    A1B2,
    @class,
    日本,
    __Hidden__,
}

[TrackedEvent("differential.enum_members.named")]
internal readonly partial record struct NamedEnumMembers(Verdict Verdict);

[TrackedEvent("differential.enum_members.named_flags")]
internal readonly partial record struct NamedFlags(Channels Channels);

[TrackedEvent("differential.enum_members.aliased")]
internal readonly partial record struct EnumsWithAliases(Aliased Aliased);

[TrackedEvent("differential.enum_members.naming_policy")]
internal readonly partial record struct EnumNamesUnderThePolicy(AwkwardNames Name);
