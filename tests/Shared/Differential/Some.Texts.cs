using CsCheck;

namespace EventTracking.Shared.Differential;

internal static partial class Some
{
    /// <summary>Characters that are hard to escape: quotes, controls, line separators, bidi controls, surrogate pairs.</summary>
    private static readonly string[] AwkwardParts =
    [
        "\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\0", "\u001f", "\u007f", "\u0085", "\u00a0", "\u061c", "\u200b", "\u200e",
        "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff", "é", "e\u0301", "ß", "İ", "ı", "日本", "😀", "👩‍🚀", "\U0010ffff",
        "<script>", "&amp;", "'", "+", "`", "\\u0041", "null", "{}", " ",
    ];

    /// <summary>Any text without a lone surrogate.</summary>
    public static Gen<string> Text => TextOf(0, 8);

    /// <summary>Text of several thousand characters, so that buffers grow.</summary>
    public static Gen<string> LongText => TextOf(500, 3000);

    /// <summary>Any UTF-16 code unit that is a character by itself.</summary>
    public static Gen<char> Char => Gen.OneOf(Gen.Char[' ', '~'], Gen.Char, Gen.OneOfConst('"', '\\', '\n', '\u2028', '\ufeff'))
        .Where(static c => !char.IsSurrogate(c));

    public static Gen<Guid> Guid => Gen.OneOf(Gen.Guid, Gen.OneOfConst(System.Guid.Empty, System.Guid.AllBitsSet));

    public static Gen<Uri> Uri => Gen.OneOfConst(
        new Uri("https://courses.example.org/a b/é?q=\"x\"&y=%20#top"),
        new Uri("HTTP://EXAMPLE.org:80"),
        new Uri("file:///tmp/x"),
        new Uri("mailto:someone@example.org"),
        new Uri("../relative path/日本", UriKind.Relative),
        new Uri("", UriKind.Relative));

    public static Gen<Version> Version => Gen.OneOf(
        Gen.Select(Part, Part, static (major, minor) => new Version(major, minor)),
        Gen.Select(Part, Part, Part, static (major, minor, build) => new Version(major, minor, build)),
        Gen.Select(Part, Part, Part, Part, static (major, minor, build, revision) => new Version(major, minor, build, revision)));

    public static Gen<byte[]> Bytes => Gen.Byte.Array[0, 40];

    private static Gen<int> Part => Gen.OneOf(Gen.Int[0, 20], Gen.Const(int.MaxValue));

    private static Gen<string> TextOf(int fewestParts, int mostParts) =>
        Gen.OneOf(Gen.Char[' ', '~'].Array[0, 6].Select(static characters => new string(characters)), Gen.OneOfConst(AwkwardParts))
            .Array[fewestParts, mostParts]
            .Select(string.Concat);
}
